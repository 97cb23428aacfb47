import { expect, it } from 'vitest'
import { auditTrail, recordAct } from '../../db/audit.ts'
import { onEachDatabase } from '../world.ts'

onEachDatabase('audit trail', (database) => {
  const act = {
    campaign: 'c1',
    actor: null,
    at: '2026-06-01T00:00:00.000Z',
    act: 'stage-opened',
    subject: 'stage:s1',
    after: { open: 1 },
  }

  it('keeps acts in order and never lets one be changed or removed', async () => {
    const db = database()
    await recordAct(db, act)
    await recordAct(db, { ...act, act: 'stage-closed', reason: 'done' })
    const trail = await auditTrail(db, 'c1', { limit: 10 })
    expect(trail.map((entry) => entry.act)).toEqual(['stage-closed', 'stage-opened'])
    await expect(db.updateTable('audit_entry').set({ act: 'other' }).execute()).rejects.toThrow(/append-only/)
    await expect(db.deleteFrom('audit_entry').execute()).rejects.toThrow(/append-only/)
    expect(await auditTrail(db, 'c1', { limit: 10 })).toEqual(trail)
  })
})
