import { describe, expect, it } from 'vitest'
import {
  batchTime,
  forecast,
  headline,
  nextMoment,
  type WaitingFacts,
  waitingThings,
} from '../../server/domain/overview.ts'
import { makeCampaign, makeStage } from '../make.ts'

const stages = [
  makeStage('call', 0, { opensAt: '2026-05-01T00:00:00.000Z', closesAt: '2026-05-20T00:00:00.000Z' }),
  makeStage('voting', 1),
  makeStage('scoring', 2, { closesAt: '2026-06-20T00:00:00.000Z' }),
  makeStage('inspection', 3, {
    gate: 'organizer',
    opensAt: '2026-06-05T00:00:00.000Z',
    closesAt: '2026-07-10T00:00:00.000Z',
  }),
  makeStage('public-notice', 4, {
    gate: 'organizer',
    opensAt: '2026-07-10T00:00:00.000Z',
    closesAt: '2026-07-17T00:00:00.000Z',
  }),
  makeStage('final', 5, { gate: 'organizer', opensAt: null, closesAt: null }),
]
const open = makeCampaign({ stages, frozenAt: '2026-04-01T00:00:00.000Z' })
const at = (now: string, published: ('public-notice' | 'final')[] = []) =>
  headline(open, { missing: 0, now, published })

describe('the headline', () => {
  it('counts days in the zone of the campaign, the first day being 1', () => {
    // 16:30 UTC on 1 June is half past midnight on 2 June in Shanghai.
    expect(at('2026-06-01T15:30:00.000Z')).toEqual({
      code: 'running',
      stages: [
        { kind: 'voting', day: 1 },
        { kind: 'scoring', day: 1 },
      ],
    })
    expect(at('2026-06-01T16:30:00.000Z')).toMatchObject({
      stages: [
        { kind: 'voting', day: 2 },
        { kind: 'scoring', day: 2 },
      ],
    })
  })

  it('tells preparing, between stages, waiting for the result, and published apart', () => {
    const draft = makeCampaign({ stages })
    expect(headline(draft, { missing: 3, now: '2026-05-01T00:00:00.000Z', published: [] })).toEqual({
      code: 'preparing',
      count: 3,
    })
    expect(headline(draft, { missing: 0, now: '2026-05-01T00:00:00.000Z', published: [] })).toEqual({ code: 'ready' })
    expect(at('2026-05-25T00:00:00.000Z')).toMatchObject({ code: 'between', next: { kind: 'voting', move: 'open' } })
    expect(at('2026-07-10T00:00:00.000Z')).toEqual({ code: 'awaiting-result' })
    expect(at('2026-07-12T00:00:00.000Z', ['public-notice'])).toEqual({ code: 'published', kind: 'public-notice' })
    expect(at('2026-07-20T00:00:00.000Z', ['final', 'public-notice'])).toEqual({ code: 'published', kind: 'final' })
  })

  it('names the next closing or opening, and none after the last', () => {
    expect(nextMoment(stages, '2026-06-02T00:00:00.000Z')).toMatchObject({
      kind: 'inspection',
      move: 'open',
      at: '2026-06-05T00:00:00.000Z',
    })
    expect(nextMoment(stages, '2026-06-06T00:00:00.000Z')).toMatchObject({
      kind: 'scoring',
      move: 'close',
      at: '2026-06-20T00:00:00.000Z',
    })
    expect(nextMoment(stages, '2027-01-01T00:00:00.000Z')).toBeNull()
  })
})

describe('the figures', () => {
  it('move every half hour only', () => {
    expect(['2026-06-12T02:29:59.999Z', '2026-06-12T02:30:00.000Z', '2026-06-12T02:59:59.999Z'].map(batchTime)).toEqual(
      ['2026-06-12T02:00:00.000Z', '2026-06-12T02:30:00.000Z', '2026-06-12T02:30:00.000Z'],
    )
  })

  it('forecast a straight line, and nothing before the first sheet or after the last', () => {
    const since = '2026-06-01T00:00:00.000Z'
    expect(forecast(30, 90, since, '2026-06-02T00:00:00.000Z')).toBe('2026-06-04T00:00:00.000Z')
    expect(forecast(0, 90, since, '2026-06-02T00:00:00.000Z')).toBeNull()
    expect(forecast(90, 90, since, '2026-06-02T00:00:00.000Z')).toBeNull()
  })
})

describe('what waits', () => {
  const calm: WaitingFacts = {
    now: '2026-06-02T00:00:00.000Z',
    candidates: 10,
    experts: 7,
    acceptedExperts: 7,
    confirmers: 2,
    sheetsOpen: 5,
    forecast: '2026-06-10T00:00:00.000Z',
    publications: { proposed: null, published: [] },
    log: 'open' as const,
    turnout: null,
    ballots: 900,
  }
  const codes = (change: Partial<WaitingFacts>) => waitingThings(stages, { ...calm, ...change }).map(({ code }) => code)

  it('is nothing when all goes as planned', () => {
    expect(codes({})).toEqual([])
  })

  it('names each thing when it waits', () => {
    expect(codes({ now: '2026-06-05T00:00:00.000Z' })).toEqual(['open-stage'])
    expect(codes({ forecast: '2026-06-21T00:00:00.000Z' })).toEqual(['scoring-late'])
    expect(codes({ candidates: 0 })).toEqual(['candidates-missing'])
    expect(codes({ acceptedExperts: 6 })).toEqual(['experts-not-accepted'])
    expect(codes({ confirmers: 1 })).toEqual(['second-person-missing'])
    expect(codes({ log: 'behind' })).toEqual(['log-behind'])
    const turnout = { population: 800, possible: 800, share: '112.5' }
    expect(codes({ turnout: { ...turnout, exceeded: false } })).toEqual([])
    expect(codes({ turnout: { ...turnout, exceeded: true }, confirmers: 1 })).toEqual([
      'turnout-exceeded',
      'second-person-missing',
    ])
  })

  it('asks for the result after the last closing, and for confirmation from another person only', () => {
    const now = '2026-07-11T00:00:00.000Z'
    const over = stages.filter(({ kind }) => kind !== 'inspection')
    const waits = (publications: WaitingFacts['publications']) =>
      waitingThings(over, { ...calm, now, publications }).map(({ code }) => code)
    expect(waits({ proposed: null, published: [] })).toEqual(['publish'])
    expect(waits({ proposed: { kind: 'public-notice', byOther: true }, published: [] })).toEqual([
      'confirm-publication',
    ])
    expect(waits({ proposed: { kind: 'public-notice', byOther: false }, published: [] })).toEqual([])
    expect(waits({ proposed: null, published: ['public-notice'] })).toEqual([])
  })

  it('shows three at most, the most urgent first', () => {
    expect(
      codes({
        now: '2026-06-05T00:00:00.000Z',
        candidates: 0,
        acceptedExperts: 0,
        confirmers: 0,
        forecast: '2026-06-21T00:00:00.000Z',
      }),
    ).toEqual(['open-stage', 'candidates-missing', 'scoring-late'])
  })
})
