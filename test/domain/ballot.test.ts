import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ballot, type BallotFacts, checkBallot, type VoteRules } from '../../server/domain/ballot.ts'
import type { Stage } from '../../server/domain/stage.ts'
import { makeStage } from '../make.ts'

const hour = (n: number): string => new Date(Date.UTC(2026, 5, 1, n)).toISOString()

const anyRules: fc.Arbitrary<VoteRules> = fc.record({
  min: fc.integer({ min: 1, max: 3 }),
  max: fc.integer({ min: 3, max: 5 }),
  allowance: fc.oneof(
    fc.constant({ per: 'campaign' } as const),
    fc.constant({ per: 'batch' } as const),
    fc.record({ per: fc.constant('day' as const), ballots: fc.integer({ min: 1, max: 2 }) }),
  ),
  same_candidate: fc.constantFrom('once' as const, 'per-slot' as const),
  grace_seconds: fc.constantFrom(0, 3600),
})

const window = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 60 }))
const anyStages: fc.Arbitrary<Stage[]> = fc
  .tuple(window, window, fc.integer({ min: 0, max: 2 }))
  .map(([a, b, shape]) => {
    const stage = (ordinal: number, [opens, lasts]: [number, number], batch: Stage['batch']) =>
      makeStage('voting', ordinal, { batch, opensAt: hour(opens), closesAt: hour(opens + lasts) })
    if (shape === 0) return [stage(0, a, null)]
    if (shape === 1) return [stage(0, a, { first: 1, last: 5 })]
    return [stage(0, a, { first: 1, last: 5 }), stage(1, b, { first: 6, last: 9 })]
  })

const sometimes = <T>(list: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> => fc.oneof(fc.constant<T[]>([]), list)

const anyCase = fc.record({
  rules: anyRules,
  stages: anyStages,
  now: fc.integer({ min: 0, max: 60 }),
  withdrawn: sometimes(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 2 })),
  slots: sometimes(
    fc.uniqueArray(
      fc.constantFrom('once', '001-005', '006-009', '2026-06-01/1', '2026-06-01/2', '2026-06-02/1', '2026-06-03/1'),
      { maxLength: 2 },
    ),
  ),
  chosen: sometimes(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 2 })),
  batch: fc.option(fc.constantFrom('001-005', '006-009', '010-019'), { nil: undefined }),
  choices: fc.oneof(
    fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 7 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
  ),
})
type Case = typeof anyCase extends fc.Arbitrary<infer C> ? C : never

function decide({ rules, stages, now, withdrawn, slots, chosen, batch, choices }: Case) {
  const facts: BallotFacts = {
    arrived: hour(now),
    at: hour(now),
    zone: 'UTC',
    stages,
    candidates: new Map(
      Array.from({ length: 9 }, (_, at) => [at + 1, withdrawn.includes(at + 1) ? 'withdrawn' : 'admitted'] as const),
    ),
    slots,
    chosen: new Set(chosen),
  }
  const ballot: Ballot = batch === undefined ? { choices } : { batch, choices }
  return checkBallot(rules, facts, ballot)
}

/** The rules of vote.md told over: whether a ballot is lawful, by counting and by comparing texts, with no code of the product. */
function lawful({ rules, stages, now, withdrawn, slots, chosen, batch, choices }: Case): boolean {
  const isOpen = (s: Stage) => (s.opensAt ?? '') <= hour(now) && hour(now) < (s.closesAt ?? '')
  const keyOf = (s: Stage) => (s.batch ? `00${s.batch.first}-00${s.batch.last}` : 'once')
  const open = stages.filter(isOpen).filter((s) => batch === undefined || keyOf(s) === batch)
  if (open.length === 0) return false
  const numbers = choices.join(' ').split(' ').filter(Boolean).sort()
  if (numbers.some((number, at) => number === numbers[at + 1])) return false
  if (!(rules.min <= numbers.length && numbers.length <= rules.max)) return false
  if (choices.some((c) => c > 9 || withdrawn.includes(c))) return false
  const inRange = (c: number) => open.some((s) => !s.batch || (c >= s.batch.first && c <= s.batch.last))
  if (!choices.every(inRange)) return false
  if (rules.same_candidate === 'once' && choices.some((c) => chosen.includes(c))) return false
  if (rules.allowance.per === 'campaign') return slots.length === 0
  if (rules.allowance.per === 'batch')
    return open.length === 1 && !open.map(keyOf).some((key) => slots.some((slot) => slot === key))
  const today = slots.filter((slot) => slot.startsWith(`${hour(now).slice(0, 10)}/`))
  return (
    today.filter((slot) => slot.endsWith('/1') || rules.allowance.per !== 'day' || rules.allowance.ballots > 1).length <
    rules.allowance.ballots
  )
}

describe('the ballot rule', () => {
  it('accepts exactly the ballots that an independent reading of the rules accepts', () => {
    let accepted = 0
    fc.assert(
      fc.property(anyCase, (given) => {
        const verdict = decide(given)
        if ('slot' in verdict) accepted++
        expect('slot' in verdict).toBe(lawful(given))
      }),
      { numRuns: 6_000 },
    )
    expect(accepted).toBeGreaterThan(200)
  })

  it('names every fault at once, the window first', () => {
    const given: Case = {
      rules: { min: 2, max: 5, allowance: { per: 'campaign' }, same_candidate: 'once', grace_seconds: 0 },
      stages: [makeStage('voting', 0, { opensAt: hour(0), closesAt: hour(1) })],
      now: 1,
      withdrawn: [4],
      slots: ['once'],
      chosen: [4],
      batch: undefined,
      choices: [4, 4],
    }
    expect(decide(given)).toEqual({
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
    const rules: VoteRules = {
      min: 1,
      max: 1,
      allowance: { per: 'campaign' },
      same_candidate: 'once',
      grace_seconds: 3600,
    }
    const verdict = (arrived: string, at: string, closedAt: string | null = null) =>
      checkBallot(
        rules,
        {
          arrived,
          at,
          zone: 'UTC',
          stages: [{ ...stage, closedAt }],
          candidates: new Map([[1, 'admitted']]),
          slots: [],
          chosen: new Set(),
        },
        { choices: [1] },
      )
    expect(verdict(hour(9), hour(10))).toEqual({ slot: 'once' })
    expect(verdict(hour(9), hour(11))).toEqual({ faults: [{ code: 'voting-closed' }] })
    expect(verdict(hour(10), hour(10))).toEqual({ faults: [{ code: 'voting-closed' }] })
    expect(verdict(hour(8), hour(9), hour(9))).toEqual({ faults: [{ code: 'voting-closed' }] })
  })
})
