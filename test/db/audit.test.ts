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

  it('reads only the acts that are asked for, page by page', async () => {
    const db = database()
    const campaign = 'c2'
    for (const name of ['stage-opened', 'score-submitted', 'score-submitted', 'stage-closed'])
      await recordAct(db, { ...act, campaign, act: name })
    const acts = ['stage-opened', 'stage-closed']
    const [newest] = await auditTrail(db, campaign, { limit: 1, acts })
    expect(newest?.act).toBe('stage-closed')
    const older = await auditTrail(db, campaign, { limit: 10, acts, before: newest?.id ?? 0 })
    expect(older.map((entry) => entry.act)).toEqual(['stage-opened'])
  })
})
