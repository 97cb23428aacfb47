import { describe, expect, it } from 'vitest'
import { mayPublish, publishableKind } from '../../server/domain/publication.ts'
import { noticePeriod, type ResultFacts, resultOf, tallyInputOf } from '../../server/domain/results.ts'
import { sha256Hex } from '../../server/hash.ts'
import { makeCampaign, makeStage, someSettings } from '../make.ts'

const nomination = (number: number, state: 'admitted' | 'withdrawn' | 'disqualified' = 'admitted') => ({
  number,
  name: `品牌${number}`,
  path: ['样例市'],
  level: 'community',
  unit: null,
  theme: 'party',
  state,
})

const sheet = (number: number, expert: string, points: number) => ({
  nomination: number,
  name: `品牌${number}`,
  expert,
  comment: '',
  scores: Object.fromEntries(['name', 'slogan', 'story'].map((key) => [key, { points, comment: '' }])),
})

const criterion = (key: string, parent: string | null, weight: number) => ({
  key,
  parent,
  label: key,
  labelEn: null,
  weight,
  hint: '',
  hintEn: null,
  bands: [],
})

function facts(tally: object, change: Partial<ResultFacts> = {}): ResultFacts {
  return {
    campaign: makeCampaign({
      settings: { ...someSettings, tally: { ...someSettings.tally, ties: ['expert', 'criterion:words'], ...tally } },
      criteria: [
        criterion('name', null, 5050),
        criterion('words', null, 0),
        criterion('slogan', 'words', 2450),
        criterion('story', 'words', 2500),
      ],
      stages: [
        makeStage('voting', 0, { batch: { first: 1, last: 2 } }),
        makeStage('voting', 1, { batch: { first: 3, last: 60 } }),
      ],
    }),
    nominations: [nomination(1), nomination(2), nomination(3), nomination(4, 'disqualified')],
    sheets: [sheet(1, 'e1', 9050), sheet(2, 'e1', 8000), sheet(3, 'e1', 7999)],
    votes: { 1: 10, 2: 5, 3: 4, 4: 40 },
    tiers: [],
    ...change,
  }
}

describe('the input of the tally', () => {
  it('spells groups, batches and decimals as the contract does', () => {
    const input = tallyInputOf(facts({ votes: { ...someSettings.tally.votes, within: 'batch' } }))
    if ('refusal' in input) throw new Error(input.refusal.field)
    expect(input.rules.criteria).toEqual([
      { key: 'name', weight: '50.5' },
      {
        key: 'words',
        of: [
          { key: 'slogan', weight: '24.5' },
          { key: 'story', weight: '25' },
        ],
      },
    ])
    expect(input.nominations.map(({ batch }) => batch)).toEqual(['001-002', '001-002', '003-060', '003-060'])
    expect(input.sheets[0]).toEqual({
      nomination: 1,
      expert: 'e1',
      scores: { name: '90.50', slogan: '90.50', story: '90.50' },
    })
    expect([input.disqualified, input.withdrawn, input.inspections]).toEqual([[4], [], {}])
  })
})

describe('the result', () => {
  it('compares votes within a batch and names the votes that earn 100 there', () => {
    const result = resultOf(facts({ votes: { ...someSettings.tally.votes, within: 'batch' } }), { sha256Hex })
    if ('refusal' in result) throw new Error(result.refusal.field)
    expect(result.details.map(({ number, votes, mostVotes }) => [number, votes, mostVotes])).toEqual([
      [1, 10, 10],
      [3, 4, 4],
      [2, 5, 10],
    ])
  })

  it('counts struck nominations for the maximum only where the rules froze it', () => {
    for (const [maximum, most] of [
      ['frozen', 40],
      ['recomputed', 10],
    ] as const) {
      const result = resultOf(facts({ votes: { ...someSettings.tally.votes, maximum } }), { sha256Hex })
      if ('refusal' in result) throw new Error(result.refusal.field)
      expect([maximum, result.details[0]?.mostVotes]).toEqual([maximum, most])
    }
  })

  it('prints the gap at the line as the difference of the two printed totals', () => {
    const result = resultOf(facts({ places: { total: 2, at_line: 'stop' } }), { sha256Hex })
    if ('refusal' in result) throw new Error(result.refusal.field)
    const [, second, third] = result.tally.ranking
    expect([second?.total, third?.total]).toEqual(['71.00', '67.99'])
    expect(result.line).toEqual({
      places: 2,
      above: 2,
      last: { number: 2, rank: 2, total: '71.00' },
      next: { number: 3, rank: 3, total: '67.99' },
      gap: '3.01',
      open: [],
    })
  })
})

describe('a publication', () => {
  const closed = { closedAt: '2026-06-10T00:00:00.000Z' }
  const now = '2026-06-20T00:00:00.000Z'
  const notice = makeStage('public-notice', 1, { gate: 'organizer', opensAt: null })
  const final = makeStage('final', 2, { gate: 'organizer', opensAt: null, closesAt: null })
  const voting = makeStage('voting', 0, closed)

  it('waits for every voting and scoring stage', () => {
    const stages = [voting, makeStage('scoring', 3), notice, final]
    expect(mayPublish('public-notice', stages, now)).toEqual({ refusal: { code: 'results-hidden' } })
    expect(publishableKind(stages, now)).toBeNull()
  })

  it('is a notice first where there is such a stage, and the final list after it', () => {
    expect(mayPublish('public-notice', [voting, notice, final], now)).toEqual({ stage: notice })
    expect(mayPublish('final', [voting, notice, final], now)).toEqual({ refusal: { code: 'notice-not-over' } })
    const past = { ...notice, closesAt: now }
    expect(mayPublish('public-notice', [voting, past, final], now)).toEqual({ refusal: { code: 'notice-past' } })
    const over = { ...notice, closedAt: '2026-06-19T00:00:00.000Z' }
    expect(mayPublish('public-notice', [voting, over, final], now)).toEqual({ refusal: { code: 'notice-over' } })
    expect(publishableKind([voting, over, final], now)).toBe('final')
  })

  it('is the final list at once where no notice is planned, and needs a stage of its kind', () => {
    expect(publishableKind([voting, final], now)).toBe('final')
    expect(mayPublish('public-notice', [voting, final], now)).toEqual({ refusal: { code: 'stage-missing' } })
  })
})

describe('a notice period', () => {
  it('counts calendar days of the zone at both ends; midnight belongs to the day before', () => {
    const period = noticePeriod('Asia/Shanghai', '2026-12-07T01:00:00.000Z', '2026-12-13T16:00:00.000Z')
    expect(period).toEqual({ last: '2026-12-13T15:59:59.999Z', days: 7 })
    expect(noticePeriod('UTC', '2026-12-07T01:00:00.000Z', '2026-12-07T02:00:00.000Z').days).toBe(1)
  })
})
