import { describe, expect, it } from 'vitest'
import { parseVoteRules, voteRulesOf } from '../../server/domain/ballot/parse.ts'
import {
  type Ballot,
  type BallotFacts,
  checkBallot,
  mayCast,
  nextBallotAt,
  type Standing,
  standardVote,
  type VoteRules,
} from '../../server/domain/ballot.ts'
import { makeStage } from '../make.ts'
import { compare } from './ballot/compare.ts'

const hour = (n: number): string => new Date(Date.UTC(2026, 5, 1, n)).toISOString()
const admitted = (category: string | null = null): Standing => ({ state: 'admitted', category })

/** Nine candidates in three themes, one voting stage of 60 hours from midnight of 1 June on, seen at noon by a device. */
function factsWith(change: Partial<BallotFacts> = {}): BallotFacts {
  return {
    arrived: hour(12),
    at: hour(12),
    zone: 'UTC',
    tier: 'device',
    stages: [makeStage('voting', 0, { opensAt: hour(0), closesAt: hour(60) })],
    candidates: new Map([1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [number, admitted('abc'.charAt(number % 3))])),
    earlier: [],
    ...change,
  }
}

const verdict = (change: Partial<VoteRules>, ballot: Ballot, facts: Partial<BallotFacts> = {}) =>
  checkBallot({ ...standardVote, ...change }, factsWith(facts), ballot)

describe('the ballot rule', () => {
  it('judges 100,000 drawn ballots as an oracle does that counts every name of the voter anew', () => {
    const { ballots, accepted, reasons, disagreements } = compare(100_000)
    expect(disagreements.slice(0, 3)).toEqual([])
    expect(accepted).toBeGreaterThan(ballots / 10)
    expect([...reasons.keys()].sort()).toEqual([
      'already-voted',
      'batch-needed',
      'category-full',
      'chosen-before',
      'chosen-today',
      'eligibility-unconfirmed',
      'not-on-roll',
      'outside-batch',
      'picks-used-up',
      'repeated-choice',
      'suspended-candidate',
      'tier-not-offered',
      'too-few-choices',
      'too-few-in-batch',
      'too-many-choices',
      'too-many-in-batch',
      'unknown-batch',
      'unknown-candidate',
      'voting-closed',
      'voting-not-open',
      'withdrawn-candidate',
    ])
  })

  it.each<[string, typeof checkBallot]>([
    ['counts days of another zone', (rules, facts, ballot) => checkBallot(rules, { ...facts, zone: 'UTC' }, ballot)],
    ['knows no grace', (rules, facts, ballot) => checkBallot({ ...rules, grace_seconds: 0 }, facts, ballot)],
    [
      'forgets the first ballot',
      (rules, facts, ballot) => checkBallot(rules, { ...facts, earlier: facts.earlier.slice(1) }, ballot),
    ],
    [
      'takes every tier for a device',
      (rules, facts, ballot) => checkBallot(rules, { ...facts, tier: 'device' }, ballot),
    ],
    ['knows no category', (rules, facts, ballot) => checkBallot({ ...rules, per_category: null }, facts, ballot)],
  ])('disagrees with the oracle when it %s', (_, planted) => {
    expect(compare(2_000, planted).disagreements.length).toBeGreaterThan(0)
  })

  it('names every fault at once, the window first', () => {
    const given = verdict(
      { min: 2, max: 5, same_candidate: { per: 'campaign' } },
      { choices: [4, 4] },
      {
        arrived: hour(60),
        at: hour(60),
        candidates: new Map([[4, { state: 'withdrawn', category: null }]]),
        earlier: [{ slot: 'once', at: hour(1), choices: [4] }],
      },
    )
    expect(given).toEqual({
      faults: [
        { code: 'voting-closed' },
        { code: 'already-voted', next: null },
        { code: 'too-few-choices', min: 2, chosen: 1 },
        { code: 'repeated-choice', candidate: 4 },
        { code: 'withdrawn-candidate', candidate: 4 },
        { code: 'chosen-before', candidate: 4 },
      ],
    })
  })

  it('lets grace carry a ballot over the close that arrived before it, and never one that arrived after', () => {
    const stage = makeStage('voting', 0, { opensAt: hour(0), closesAt: hour(10) })
    const at = (arrived: string, at: string, closedAt: string | null = null) =>
      verdict({ grace_seconds: 3600 }, { choices: [1] }, { arrived, at, stages: [{ ...stage, closedAt }] })
    expect(at(hour(9), hour(10))).toEqual({ slot: 'once', picks: [] })
    expect(at(hour(9), hour(11))).toEqual({ faults: [{ code: 'voting-closed' }] })
    expect(at(hour(10), hour(10))).toEqual({ faults: [{ code: 'voting-closed' }] })
    expect(at(hour(8), hour(9), hour(9))).toEqual({ faults: [{ code: 'voting-closed' }] })
  })

  it('says with figures what a day, a category and a batch still allow, and when it is possible again', () => {
    const daily = { allowance: { per: 'day', ballots: 3 } } as const
    const earlier = [{ slot: '2026-06-01/1', at: hour(3), choices: [1, 4, 5] }]
    const midnight = hour(24)
    expect(verdict({ ...daily, picks_per_day: 4 }, { choices: [2, 3] }, { earlier })).toEqual({
      faults: [{ code: 'picks-used-up', max: 4, used: 3, chosen: 2, next: midnight }],
    })
    expect(verdict({ ...daily, same_candidate: { per: 'day', times: 1 } }, { choices: [1, 2] }, { earlier })).toEqual({
      faults: [{ code: 'chosen-today', candidate: 1, times: 1, next: midnight }],
    })
    expect(verdict({ ...daily, per_category: { max: 2, per: 'day' } }, { choices: [7] }, { earlier })).toEqual({
      faults: [{ code: 'category-full', category: 'b', max: 2, chosen: 3, next: midnight }],
    })
    const suspended: Standing = { state: 'suspended', category: null, until: hour(36) }
    expect(verdict({}, { choices: [1] }, { candidates: new Map([[1, suspended]]) })).toEqual({
      faults: [{ code: 'suspended-candidate', candidate: 1, next: hour(36) }],
    })
  })

  it('asks each batch for its own figures, alone in their place and together beside the ballot’s', () => {
    const stages = [
      makeStage('voting', 0, { batch: { first: 1, last: 5 }, opensAt: hour(0), closesAt: hour(60) }),
      makeStage('voting', 1, { batch: { first: 6, last: 9 }, opensAt: hour(0), closesAt: hour(60) }),
    ]
    const rules = { min: 1, max: 4, batches: [{ batch: '006-009', min: 2, max: 3 }] }
    expect(verdict(rules, { choices: [1, 6] }, { stages })).toEqual({
      faults: [{ code: 'too-few-in-batch', batch: '006-009', min: 2, chosen: 1 }],
    })
    expect(verdict(rules, { choices: [1, 6, 7] }, { stages })).toEqual({ slot: 'once', picks: [] })
    expect(verdict(rules, { choices: [6], batch: '006-009' }, { stages })).toEqual({
      faults: [{ code: 'too-few-choices', min: 2, chosen: 1 }],
    })
  })

  it('lets each tier vote by its own allowance, and refuses one that is not offered', () => {
    const tiers: VoteRules['tiers'] = [
      { tier: 'sms', allowance: { per: 'day', ballots: 2 }, must_follow: false },
      { tier: 'device', allowance: null, must_follow: false },
    ]
    const earlier = [{ slot: '2026-06-01/1', at: hour(3), choices: [1] }]
    expect(verdict({ tiers }, { choices: [2] }, { tier: 'sms', earlier })).toEqual({ slot: '2026-06-01/2', picks: [] })
    expect(verdict({ tiers }, { choices: [2] }, { tier: 'device', earlier })).toEqual({
      faults: [{ code: 'already-voted', next: null }],
    })
    expect(verdict({ tiers }, { choices: [2] }, { tier: 'wechat' })).toEqual({ faults: [{ code: 'tier-not-offered' }] })
  })

  it('gives the unique index a guard only where several ballots could break the rule', () => {
    const daily = { allowance: { per: 'day', ballots: 3 } } as const
    const earlier = [{ slot: '2026-06-01/1', at: hour(3), choices: [1] }]
    const cases: [Partial<VoteRules>, unknown][] = [
      [{ same_candidate: { per: 'campaign' } }, []],
      [{ same_candidate: { per: 'day', times: 1 }, allowance: { per: 'day', ballots: 1 } }, []],
      [{ ...daily, same_candidate: { per: 'ballot' } }, []],
      [{ ...daily, same_candidate: { per: 'campaign' } }, [{ candidate: 2, slot: 'once' }]],
      [{ ...daily, same_candidate: { per: 'day', times: 2 } }, [{ candidate: 2, slot: '2026-06-01/1' }]],
    ]
    for (const [rules, picks] of cases) expect(verdict(rules, { choices: [2] })).toMatchObject({ picks })
    expect(verdict({ ...daily, same_candidate: { per: 'day', times: 2 } }, { choices: [1] }, { earlier })).toEqual({
      slot: '2026-06-01/2',
      picks: [{ candidate: 1, slot: '2026-06-01/2' }],
    })
  })

  it('says when the next ballot is possible, the picks of the day counted in', () => {
    const rules: VoteRules = { ...standardVote, allowance: { per: 'day', ballots: 5 }, picks_per_day: 10, min: 2 }
    const next = (slot: string, picked: number) => nextBallotAt(rules, 'Asia/Shanghai', slot, hour(2), 'device', picked)
    expect([next('2026-06-01/1', 8), next('2026-06-01/1', 9), next('2026-06-01/5', 5)]).toEqual([
      hour(2),
      hour(16),
      hour(16),
    ])
  })
})

describe('whether a voter may cast another', () => {
  it('goes by the ballots of the day and by the selections it has left', () => {
    const rules: VoteRules = { ...standardVote, min: 2, allowance: { per: 'day', ballots: 3 }, picks_per_day: 5 }
    const may = (...picks: number[][]) =>
      mayCast(
        rules,
        factsWith({ earlier: picks.map((choices, at) => ({ slot: `2026-06-01/${at + 1}`, at: hour(at), choices })) }),
      )
    expect([may(), may([1, 2, 3]), may([1, 2], [3, 4]), may([1], [2], [3])]).toEqual([true, true, false, false])
    const yesterday = [{ slot: '2026-05-31/1', at: hour(-1), choices: [1, 2, 3, 4, 5] }]
    expect(mayCast(rules, factsWith({ earlier: yesterday }))).toBe(true)
  })
})

describe('voting rules in stored settings', () => {
  it('get every default, and what older words meant', () => {
    const old = { min: 1, max: 3, allowance: { per: 'batch' }, grace_seconds: 30 }
    const filled = { ...standardVote, ...old }
    expect(voteRulesOf({ ...old, same_candidate: 'per-slot' })).toEqual({
      ...filled,
      same_candidate: { per: 'ballot' },
    })
    expect(voteRulesOf({ ...old, same_candidate: 'once' })).toEqual({ ...filled, same_candidate: { per: 'campaign' } })
    expect(voteRulesOf(filled)).toEqual(filled)
  })

  it('are refused by the name of the field where they are broken', () => {
    const broken: [unknown, string, string][] = [
      [null, 'field-type', 'vote'],
      [{ min: 1, max: 2 }, 'field-missing', 'vote.allowance'],
      [{ ...standardVote, min: -1 }, 'field-range', 'vote.min'],
      [{ ...standardVote, max: 1.5 }, 'field-type', 'vote.max'],
      [{ ...standardVote, bribe: 1 }, 'field-unknown', 'vote.bribe'],
      [{ ...standardVote, allowance: { per: 'hour' } }, 'field-choice', 'vote.allowance.per'],
      [{ ...standardVote, tiers: [{ tier: 'face' }] }, 'field-choice', 'vote.tiers.0.tier'],
      [{ ...standardVote, same_candidate: { per: 'day' } }, 'field-type', 'vote.same_candidate.times'],
      [{ ...standardVote, misconduct: { ladder: [{ act: 'shame' }] } }, 'field-choice', 'vote.misconduct.ladder.0.act'],
    ]
    for (const [given, code, field] of broken) expect(parseVoteRules(given)).toMatchObject({ refusal: { code, field } })
    expect(() => voteRulesOf({})).toThrow('vote.min')
  })
})
