import { describe, expect, it } from 'vitest'
import { type EarlierBallot, nextBallotAt, slotOf, standardVote, type VoteRules } from '../../server/domain/ballot.ts'
import { dateIn, nextDay } from '../../server/domain/calendar.ts'
import type { Stage } from '../../server/domain/stage.ts'
import { makeStage } from '../make.ts'

const daily = (ballots: number): VoteRules => ({
  ...standardVote,
  allowance: { per: 'day', ballots },
})

/** The slot of the next ballot of a voter who holds these, each with the instant at which it was cast. */
const next = (rules: VoteRules, zone: string, at: string, used: readonly [slot: string, at: string][], stage?: Stage) =>
  slotOf(
    rules,
    { zone, at, tier: 'device', earlier: used.map(([slot, cast]) => ({ slot, at: cast, choices: [] })) },
    stage,
  )

describe('days of a zone', () => {
  it('change at its midnight', () => {
    expect(dateIn('Asia/Shanghai', '2026-06-03T15:59:59.999Z')).toBe('2026-06-03')
    expect(dateIn('Asia/Shanghai', '2026-06-03T16:00:00.000Z')).toBe('2026-06-04')
    expect(nextDay('Asia/Shanghai', '2026-06-03T16:00:00.000Z')).toBe('2026-06-04T16:00:00.000Z')
  })

  it('have 23 and 25 hours where the clocks change', () => {
    expect(nextDay('Europe/Berlin', '2026-03-28T23:00:00.000Z')).toBe('2026-03-29T22:00:00.000Z')
    expect(nextDay('Europe/Berlin', '2026-10-24T22:00:00.000Z')).toBe('2026-10-25T23:00:00.000Z')
  })

  it('begin at one where midnight is skipped, and later still where a whole day is', () => {
    expect(nextDay('Africa/Cairo', '2026-04-23T12:00:00.000Z')).toBe('2026-04-23T22:00:00.000Z')
    expect(dateIn('Africa/Cairo', '2026-04-23T22:00:00.000Z')).toBe('2026-04-24')
    expect(dateIn('Africa/Cairo', '2026-04-23T21:59:59.999Z')).toBe('2026-04-23')
    expect(nextDay('Pacific/Apia', '2011-12-30T09:00:00.000Z')).toBe('2011-12-30T10:00:00.000Z')
    expect(dateIn('Pacific/Apia', '2011-12-30T10:00:00.000Z')).toBe('2011-12-31')
  })
})

describe('the slot of a ballot', () => {
  const at = '2026-06-03T02:00:00.000Z'

  it('is once, the batch, or the smallest free ordinal of the day', () => {
    const once: VoteRules = { ...daily(1), allowance: { per: 'campaign' } }
    expect([next(once, 'UTC', at, []), next(once, 'UTC', at, [['once', at]])]).toEqual(['once', null])
    const batch: VoteRules = { ...daily(1), allowance: { per: 'batch' } }
    const second = makeStage('voting', 0, { batch: { first: 31, last: 60 } })
    expect(next(batch, 'UTC', at, [['001-030', at]], second)).toBe('031-060')
    expect(next(batch, 'UTC', at, [['031-060', at]], second)).toBe(null)
    const used: [string, string][] = [
      ['2026-06-02/2', '2026-06-02T23:59:59.999Z'],
      ['2026-06-03/1', at],
      ['2026-06-03/3', at],
    ]
    expect(next(daily(3), 'UTC', at, used)).toBe('2026-06-03/2')
    expect(next(daily(1), 'UTC', at, [['2026-06-03/1', at]])).toBe(null)
  })

  it('counts the hour that comes twice as one day', () => {
    const used: [string, string][] = [['2026-10-25/1', '2026-10-24T22:00:00.000Z']]
    for (const instant of ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', '2026-10-25T22:59:59.999Z'])
      expect(next(daily(1), 'Europe/Berlin', instant, used)).toBe(null)
    expect(next(daily(1), 'Europe/Berlin', '2026-10-25T23:00:00.000Z', used)).toBe('2026-10-26/1')
  })

  it('says when the next ballot is allowed', () => {
    expect(nextBallotAt(daily(2), 'Asia/Shanghai', '2026-06-03/1', at)).toBe(at)
    expect(nextBallotAt(daily(2), 'Asia/Shanghai', '2026-06-03/2', at)).toBe('2026-06-03T16:00:00.000Z')
    expect(nextBallotAt({ ...daily(1), allowance: { per: 'campaign' } }, 'UTC', 'once', at)).toBe(null)
  })
})

describe.each(['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'])(
  'a leap year in %s',
  (zone) => {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
    const hours = Array.from({ length: 366 * 24 }, (_, at) => new Date(Date.UTC(2028, 0, 1, at)).toISOString())

    it('has no hour on a wrong day, and no midnight that is early or late', () => {
      const wrong = hours.filter((at) => {
        const midnight = Date.parse(nextDay(zone, at))
        const today = wall.format(new Date(at))
        return (
          dateIn(zone, at) !== today ||
          wall.format(new Date(midnight - 1)) !== today ||
          wall.format(new Date(midnight)) === today ||
          midnight - Date.parse(at) > 25 * 3_600_000
        )
      })
      expect(wrong).toEqual([])
    })

    it.each([1, 3])(
      'lets a voter who tries every hour cast %i a day, each in the first hours of the day',
      (ballots) => {
        const rules = daily(ballots)
        const earlier: EarlierBallot[] = []
        const counted = new Map<string, number>()
        const wrong: string[] = []
        for (const at of hours) {
          const today = wall.format(new Date(at))
          const slot = slotOf(rules, { zone, at, tier: 'device', earlier: earlier.slice(-ballots) })
          const cast = (counted.get(today) ?? 0) + 1
          if (slot !== (cast <= ballots ? `${today}/${cast}` : null)) wrong.push(`${at} ${slot}`)
          if (slot === null) continue
          counted.set(today, cast)
          earlier.push({ slot, at, choices: [1] })
        }
        expect(wrong).toEqual([])
        expect(counted.size).toBeGreaterThanOrEqual(366)
      },
    )
  },
)
