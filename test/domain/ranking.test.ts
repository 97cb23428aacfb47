import { describe, expect, it } from 'vitest'
import { add, decimal, fraction, multiply, rational, subtract, whole } from '../../server/domain/points.ts'
import {
  binomialTail,
  breakTies,
  type ChainStep,
  competitionRanks,
  drawLot,
  givePlaces,
  rankConfidence,
  smallestWeightMove,
  swapWeight,
  votesToOvertake,
} from '../../server/domain/ranking.ts'
import { proportion } from '../../server/domain/scoring.ts'
import { sha256Hex } from '../../server/hash.ts'
import { describeWithShared, sharedJson } from '../shared.ts'

describe('ranks', () => {
  it('are 1, 2, 2, 4', () => {
    const ranks = competitionRanks([80, 90, 88, 88], (a, b) => b - a)
    expect(ranks).toEqual([
      { member: 90, rank: 1 },
      { member: 88, rank: 2 },
      { member: 88, rank: 2 },
      { member: 80, rank: 4 },
    ])
  })

  it('are all first where all are equal', () => {
    expect(competitionRanks([85, 85, 85], (a, b) => b - a).map(({ rank }) => rank)).toEqual([1, 1, 1])
  })
})

describe('tie chain', () => {
  type Row = { name: string; a: number | null; b: number }
  const steps: ChainStep<Row, 'a' | 'b'>[] = [
    { name: 'a', worth: ({ a }) => (a === null ? null : whole(a)) },
    { name: 'b', worth: ({ b }) => whole(b) },
  ]

  it('names the step at which a row became alone, and asks later steps only about those still together', () => {
    const rows = [
      { name: 'p', a: 1, b: 9 },
      { name: 'q', a: 2, b: 1 },
      { name: 'r', a: 2, b: 3 },
      { name: 's', a: 2, b: 3 },
      { name: 't', a: null, b: 99 },
    ]
    expect(breakTies(rows, steps).map(({ member, place, by }) => [member.name, place, by])).toEqual([
      ['r', 0, null],
      ['s', 0, null],
      ['q', 2, 'b'],
      ['p', 3, 'a'],
      ['t', 4, 'a'],
    ])
  })

  it('leaves a row that was alone from the start without a step', () => {
    expect(breakTies([{ name: 'p', a: 1, b: 1 }], steps)).toEqual([
      { member: { name: 'p', a: 1, b: 1 }, place: 0, by: null },
    ])
  })
})

describe('places', () => {
  const rows = [
    { number: 4, rank: 1 },
    { number: 7, rank: 2 },
    { number: 9, rank: 2 },
    { number: 1, rank: 4 },
  ]
  const placed = (places: number, atLine: Parameters<typeof givePlaces>[2]) =>
    rows.map(({ number }) => givePlaces(rows, places, atLine).get(number))

  it('stop at a tie across the line, and only there', () => {
    expect(placed(2, 'stop')).toEqual([true, null, null, false])
    expect(placed(3, 'stop')).toEqual([true, true, true, false])
    expect(placed(1, 'stop')).toEqual([true, false, false, false])
    expect(placed(0, 'stop')).toEqual([false, false, false, false])
    expect(placed(9, 'stop')).toEqual([true, true, true, true])
  })

  it('admit everyone at the line, or draw', () => {
    expect(placed(2, 'admit')).toEqual([true, true, true, false])
    expect(placed(2, (numbers) => [...numbers].reverse())).toEqual([true, false, true, false])
  })

  it('a lot goes by H(seed || number), whatever the order of the numbers', () => {
    const drawn = drawLot([7, 9, 12], 'qingdao', sha256Hex)
    const hashes = drawn.map((number) => sha256Hex(`qingdao${number}`))
    expect(hashes).toEqual([...hashes].sort())
    expect(drawLot([12, 7, 9], 'qingdao', sha256Hex)).toEqual(drawn)
    expect(
      new Set(['a', 'b', 'c', 'd', 'e'].map((seed) => drawLot([7, 9, 12], seed, sha256Hex).join())).size,
    ).toBeGreaterThan(1)
  })
})

describe('stability', () => {
  it('no weight swaps one who leads in both', () => {
    expect(swapWeight({ expert: whole(90), public: whole(90) }, { expert: whole(80), public: whole(80) })).toBeNull()
    expect(swapWeight({ expert: whole(90), public: whole(90) }, { expert: whole(90), public: whole(90) })).toBeNull()
  })

  it('no count of votes is named past the maximum', () => {
    expect(votesToOvertake(whole(10), 95, 100, rational(3n, 10n))).toBeNull()
    expect(votesToOvertake(whole(0), 95, 100, rational(3n, 10n))).toEqual({ tie: whole(0), pass: 1 })
  })

  it('weight goes on from the next criterion where the first is used up, and nowhere for one who leads in all', () => {
    const criterion = (key: string, weight: string, lead: number) => ({
      key,
      weight: decimal(weight),
      lead: whole(lead),
    })
    const moves = smallestWeightMove([criterion('a', '0.1', 6), criterion('b', '0.5', 4), criterion('c', '0.4', -2)])
    expect(moves?.map(({ from, to, weight }) => [from, to, fraction(weight)])).toEqual([
      ['a', 'c', '1/10'],
      ['b', 'c', '1/6'],
    ])
    expect(smallestWeightMove([criterion('a', '0.5', 2), criterion('b', '0.5', 1)])).toBeNull()
  })
})

describe('rank confidence', () => {
  it('the tail is exact, and fixed point agrees with it', () => {
    expect(fraction(binomialTail(2, 2))).toBe('1/4')
    expect(fraction(binomialTail(0, 0))).toBe('1')
    expect(fraction(binomialTail(2, 3))).toBe('1/2')
    const apart = (value: { n: bigint; d: bigint }) => Number((value.n * 10n ** 15n) / value.d) / 1e15
    expect(apart(binomialTail(526, 1001))).toBeCloseTo(
      apart(binomialTail(525, 1000)) * 0.5 + apart(binomialTail(526, 1000)) * 0.5,
      12,
    )
  })

  it('few votes tell nothing apart', () => {
    expect(rankConfidence([2, 1, 0], decimal('0.95'), 'holm')).toEqual([
      { best: 1, rank: 1, worst: 3 },
      { best: 1, rank: 2, worst: 3 },
      { best: 1, rank: 3, worst: 3 },
    ])
  })
})

type Confidence = {
  cases: {
    votes: number[]
    multcorr: string
    coverage: string
    expected_L: number[]
    expected_rank: number[]
    expected_U: number[]
  }[]
  multi_select_case: { only_A: number; only_B: number; p_A_above_B: string }
}

describeWithShared('golden: confidence of vote ranks', 'golden/vote_rank_confidence.json', (file) => {
  const golden = sharedJson<Confidence>(file)

  it.each(golden.cases)('$multcorr $votes', ({ votes, multcorr, coverage, expected_L, expected_rank, expected_U }) => {
    const intervals = rankConfidence(votes, decimal(coverage), multcorr === 'Holm' ? 'holm' : 'bonferroni')
    expect(intervals.map(({ best }) => best)).toEqual(expected_L)
    expect(intervals.map(({ rank }) => rank)).toEqual(expected_rank)
    expect(intervals.map(({ worst }) => worst)).toEqual(expected_U)
  })

  it('ballots with several selections', () => {
    const { only_A, only_B, p_A_above_B } = golden.multi_select_case
    expect(fraction(binomialTail(only_A, only_A + only_B))).toBe(p_A_above_B)
  })
})

type Stability = {
  two_components: {
    expert: Record<'A' | 'B', string>
    votes: Record<'A' | 'B' | 'C', number>
    expert_weight: string
    A_B_swap_at_expert_weight: string
    votes_B_needs_to_tie_A: string
    votes_B_needs_to_pass_A: number
    totals: Record<'A' | 'B', string>
  }
  three_criteria: {
    difference_A_minus_B: Record<string, string>
    weights: Record<string, string>
    smallest_weight_to_move: string
    from: string
    to: string
  }
}

describeWithShared('golden: weight stability', 'golden/weight_stability.json', (file) => {
  const { two_components: two, three_criteria: three } = sharedJson<Stability>(file)
  const quotient = (text: string) => {
    const [top = '', bottom = '1'] = text.split('/')
    return rational(BigInt(top), BigInt(bottom))
  }

  it('two components', () => {
    const most = Math.max(...Object.values(two.votes))
    const of = (name: 'A' | 'B') => ({ expert: decimal(two.expert[name]), public: proportion(two.votes[name], most) })
    const [weight, a, b] = [quotient(two.expert_weight), of('A'), of('B')]
    const publicShare = subtract(whole(1), weight)
    const total = (scores: typeof a) => add(multiply(weight, scores.expert), multiply(publicShare, scores.public))
    expect([a, b].map((scores) => fraction(total(scores)))).toEqual([two.totals.A, two.totals.B])
    const swap = swapWeight(a, b)
    expect(swap && fraction(swap)).toBe(two.A_B_swap_at_expert_weight)
    const overtake = votesToOvertake(subtract(total(a), total(b)), two.votes.B, most, publicShare)
    expect(overtake && fraction(overtake.tie)).toBe(two.votes_B_needs_to_tie_A)
    expect(overtake?.pass).toBe(two.votes_B_needs_to_pass_A)
  })

  it('three criteria', () => {
    const moves = smallestWeightMove(
      Object.entries(three.difference_A_minus_B).map(([key, lead]) => ({
        key,
        weight: quotient(three.weights[key] ?? ''),
        lead: quotient(lead),
      })),
    )
    expect(moves?.map(({ from, to, weight }) => [from, to, fraction(weight)])).toEqual([
      [three.from, three.to, three.smallest_weight_to_move],
    ])
  })
})
