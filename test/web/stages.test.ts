import { describe, expect, it } from 'vitest'
import type { Stage } from '../../server/domain/stage.ts'
import { movedTo } from '../../web/organize/movedTo.ts'
import { addedStage, plannedStages, typedInstant, typedStage } from '../../web/organize/stages/typed.ts'

const zone = 'Asia/Shanghai'
const voting: Stage = {
  id: 's1',
  ordinal: 0,
  kind: 'voting',
  batch: { first: 31, last: 60 },
  gate: 'clock',
  opensAt: '2026-06-08T01:00:00.123Z',
  closesAt: '2026-06-22T10:00:00.000Z',
  openedAt: null,
  closedAt: null,
}

describe('the rows of planned stages', () => {
  it('show the campaign’s own clock and keep what was not touched to the millisecond', () => {
    const row = typedStage(zone, voting)
    expect([row.opens, row.closes]).toEqual(['2026-06-08T09:00', '2026-06-22T18:00'])
    const { id, kind, batch, gate, opensAt, closesAt } = voting
    expect(plannedStages(zone, [row])).toEqual({ stages: [{ id, kind, batch, gate, opensAt, closesAt }] })
    expect(typedInstant(zone, '2026-06-08T09:01', voting.opensAt)).toBe('2026-06-08T01:01:00.000Z')
  })

  it('name each field at fault by its row', () => {
    const rows = [
      addedStage('final'),
      { ...typedStage(zone, voting), closes: '2026-06-08T08:00', first: '60', last: '31' },
      { ...addedStage('call'), opens: '2026-13-01T00:00' },
    ]
    expect(plannedStages(zone, rows)).toEqual({
      faults: [
        { field: 'stages.1.closesAt', code: 'reversed', part: 'closes' },
        { field: 'stages.1.batch', code: 'batch', part: 'batch' },
        { field: 'stages.2.opensAt', code: 'moment', part: 'opens' },
      ],
    })
  })

  it('leave a batch open where no number is typed, and drop it from what is no vote', () => {
    const open = { ...typedStage(zone, voting), first: '', last: ' ' }
    const scoring = { ...typedStage(zone, voting), kind: 'scoring' as const }
    const read = plannedStages(zone, [open, scoring])
    expect('stages' in read && read.stages.map(({ batch }) => batch)).toEqual([null, null])
  })

  it('open public notice and final list by publishing', () => {
    expect([addedStage('public-notice').gate, addedStage('final').gate, addedStage('call').gate]).toEqual([
      'organizer',
      'organizer',
      'clock',
    ])
  })
})

describe('moving a row', () => {
  it('takes it to another place, and nowhere outside the list', () => {
    expect(movedTo(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(movedTo(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
    expect(movedTo(['a', 'b', 'c'], 2, 3)).toEqual(['a', 'b', 'c'])
  })
})
