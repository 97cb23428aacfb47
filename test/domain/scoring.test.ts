import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grouped } from '../../server/domain/grouped.ts'
import {
  add,
  compare,
  decimal,
  divide,
  fraction,
  multiply,
  type Rational,
  rational,
  whole,
} from '../../server/domain/points.ts'
import {
  bracketPoints,
  calibrate,
  cappedBonus,
  dropsFrom,
  mean,
  median,
  type Observation,
  proportion,
  rankLinear,
  shrunkMean,
  squareRoot,
  trimmedMean,
  weightedMean,
} from '../../server/domain/scoring.ts'
import { drawnCampaign } from '../drawnCampaign.ts'
import { describeWithShared, sharedJson } from '../shared.ts'

const decimals = (...texts: string[]) => texts.map(decimal)
const shown = (value: Rational | null) => (value === null ? null : fraction(value))

describe('panel', () => {
  it('means of what was given: a missing score is never a zero', () => {
    expect(shown(mean(decimals('80', '90')))).toBe('85')
    expect(mean([])).toBeNull()
    expect(shown(median(decimals('90', '70', '85')))).toBe('85')
    expect(shown(median(decimals('90', '70', '85', '80')))).toBe('165/2')
    expect(median([])).toBeNull()
  })

  it('drops exactly one of equal extremes', () => {
    expect(shown(trimmedMean(decimals('90', '90', '90', '80', '70'), 1, 1))).toBe('260/3')
    expect(shown(trimmedMean(decimals('90', '80', '70'), 2, 0))).toBe('70')
    expect(trimmedMean(decimals('90', '80'), 1, 1)).toBeNull()
  })

  it.each([
    [4, 1, 1, 5, false],
    [5, 1, 1, 5, true],
    [4, 1, 1, 4, false],
    [6, 2, 2, 5, false],
    [7, 2, 2, 5, true],
  ])('with %i sheets, dropping %i and %i from %i on: %s', (count, drop_high, drop_low, from_sheets, drops) => {
    expect(dropsFrom(count, { drop_high, drop_low, from_sheets })).toBe(drops)
  })

  it('weighs by share, and nothing by no share', () => {
    expect(
      shown(
        weightedMean([
          { share: whole(1), score: whole(80) },
          { share: whole(3), score: whole(90) },
        ]),
      ),
    ).toBe('175/2')
    expect(weightedMean([{ share: whole(0), score: whole(80) }])).toBeNull()
  })
})

describe('votes', () => {
  it('proportional, and all zero where nobody voted', () => {
    expect([200_000, 150_000].map((votes) => shown(proportion(votes, 200_000)))).toEqual(['100', '75'])
    expect(shown(proportion(0, 0))).toBe('0')
    expect(shown(squareRoot(0, 0))).toBe('0')
  })

  it('square roots are exact where they can be, else the floor of 20 decimals', () => {
    expect(shown(squareRoot(4, 9))).toBe('200/3')
    const root = squareRoot(1, 2)
    const step = rational(1n, 10n ** 20n)
    const half = rational(10_000n, 2n)
    expect(compare(multiply(root, root), half)).toBe(-1)
    expect(compare(multiply(add(root, step), add(root, step)), half)).toBe(1)
  })

  it('ranks: 100, 99, 98 … the 20th is 81, and never below zero', () => {
    const votes = Array.from({ length: 102 }, (_, at) => 1000 - at)
    const points = rankLinear(votes, whole(100), whole(1), 'mean').map(shown)
    expect([points[0], points[19], points[100], points[101]]).toEqual(['100', '81', '0', '0'])
  })

  it('equal votes share the mean or the minimum of their band, in any order', () => {
    expect(rankLinear([80, 70, 90, 80], whole(50), whole(1), 'mean').map(shown)).toEqual(['97/2', '47', '50', '97/2'])
    expect(rankLinear([80, 70, 90, 80], whole(50), whole(1), 'minimum').map(shown)).toEqual(['48', '47', '50', '48'])
  })

  it('brackets include their floor, and a bonus stops at its cap', () => {
    const table = [
      ['2000', '50'],
      ['200', '38'],
      ['0', '35'],
    ] as const
    expect([2000, 1999, 200, 199, 0].map((votes) => shown(bracketPoints(votes, table)))).toEqual([
      '50',
      '38',
      '38',
      '35',
      '35',
    ])
    expect([999, 1000, 56_789].map((votes) => shown(cappedBonus(votes, decimal('0.01'), whole(10))))).toEqual([
      '999/100',
      '10',
      '10',
    ])
  })
})

/** Scores that follow nomination + judge exactly, each judge seeing only some. */
function additive(
  severity: Readonly<Record<string, number>>,
  quality: Readonly<Record<number, number>>,
  seen: readonly [number, string][],
): Observation[] {
  return seen.map(([nomination, expert]) => ({
    nomination,
    expert,
    points: whole((quality[nomination] ?? 0) + (severity[expert] ?? 0)),
  }))
}

describe('calibration', () => {
  const ring: [number, string][] = [
    [1, 'a'],
    [1, 'b'],
    [2, 'b'],
    [2, 'c'],
    [3, 'c'],
    [3, 'a'],
    [4, 'a'],
    [4, 'b'],
  ]

  it('takes out severity whole where there is no error at all', () => {
    const result = calibrate(additive({ a: 6, b: 0, c: -6 }, { 1: 80, 2: 82, 3: 84, 4: 70 }, ring))
    expect(shown(result.lambda)).toBe('0')
    expect([...result.scores.values()].map(shown)).toEqual(['80', '82', '84', '70'])
    expect(Object.fromEntries([...result.severity].map(([expert, value]) => [expert, shown(value)]))).toEqual({
      a: '6',
      b: '0',
      c: '-6',
    })
    expect(result.across).toBeNull()
  })

  it('is the plain mean, and says so, where nothing can be estimated', () => {
    const single = calibrate(
      additive({}, { 1: 80, 2: 90 }, [
        [1, 'a'],
        [2, 'b'],
      ]),
    )
    expect(single.plain).toBe('no-degrees-of-freedom')
    expect([...single.scores.values()].map(shown)).toEqual(['80', '90'])
    const mild = calibrate(
      [
        [1, 'a', 80],
        [1, 'b', 90],
        [2, 'a', 90],
        [2, 'b', 80],
      ].map(([nomination, expert, points]) => ({
        nomination: Number(nomination),
        expert: `${expert}`,
        points: whole(Number(points)),
      })),
    )
    expect(mild.plain).toBe('no-severity')
    expect([...mild.scores.values()].map(shown)).toEqual(['85', '85'])
    expect(calibrate([]).scores.size).toBe(0)
  })

  it('refuses to compare across parts that no review connects, and names the fewest that would', () => {
    const islands: [number, string][] = [...ring, [5, 'x'], [5, 'y'], [6, 'x'], [6, 'y'], [6, 'z'], [7, 'q']]
    const { across, parts, scores } = calibrate(additive({ a: 5, x: -5 }, {}, islands))
    expect(parts).toEqual([
      { nominations: [1, 2, 3, 4], experts: ['a', 'b', 'c'] },
      { nominations: [5, 6], experts: ['x', 'y', 'z'] },
      { nominations: [7], experts: ['q'] },
    ])
    expect(across).toEqual({
      refusal: 'disconnected',
      missing: [
        { expert: 'c', nomination: 5 },
        { expert: 'a', nomination: 7 },
      ],
    })
    expect(shown(scores.get(7) ?? null)).toBe('0')
    const linked: [number, string][] = [
      ...islands,
      ...(across?.missing.map((link): [number, string] => [link.nomination, link.expert]) ?? []),
    ]
    expect(calibrate(additive({}, {}, linked)).across).toBeNull()
  })

  it('satisfies its own equations, whatever the assignment, and does not see the order of sheets', () => {
    const sheet = fc.record({
      nomination: fc.integer({ min: 1, max: 6 }),
      expert: fc.constantFrom('a', 'b', 'c', 'd'),
      points: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => rational(BigInt(hundredths), 100n)),
    })
    const sheets = fc.uniqueArray(sheet, {
      minLength: 1,
      selector: ({ nomination, expert }) => `${nomination}${expert}`,
    })
    fc.assert(
      fc.property(sheets, (observations) => {
        const result = calibrate(observations)
        const again = calibrate([...observations].reverse())
        expect(again.scores).toEqual(result.scores)
        if (result.lambda === null) return
        for (const [expert, v] of result.severity) {
          const own = observations.filter((observation) => observation.expert === expert)
          const residual = own.map(({ nomination, points }) => {
            const corrected = result.scores.get(nomination) ?? whole(0)
            return add(points, multiply(whole(-1), add(corrected, v)))
          })
          const left = residual.reduce(add, whole(0))
          expect(shown(left)).toBe(shown(multiply(result.lambda, v)))
        }
      }),
    )
  })

  it('corrects a whole campaign exactly: 60 x 20 and 300 x 100', () => {
    for (const [nominations, judges] of [
      [60, 20],
      [300, 100],
    ] as const) {
      const corrected = calibrate(drawnCampaign(nominations, judges, 5))
      expect(corrected.plain).toBeNull()
      expect(corrected.scores.size).toBe(nominations)
    }
  })
})

type Bibd = {
  observations_item_judge_score: [number, number, number][]
  expected: {
    raw_means: Record<string, string>
    raw_order: number[]
    LS_order: number[]
    henderson3_exact: { sigma2_error: string; sigma2_judge: string; item_means: string[]; judge_blup: string[] }
  }
}

describeWithShared('golden: severity in Montgomery block design', 'golden/severity_bibd_montgomery.json', (file) => {
  const { observations_item_judge_score, expected } = sharedJson<Bibd>(file)
  const observations = observations_item_judge_score.map(([nomination, judge, score]) => ({
    nomination,
    expert: `${judge}`,
    points: whole(score),
  }))
  const ordered = (scores: ReadonlyMap<number, Rational>) =>
    [...scores].sort(([, a], [, b]) => compare(b, a)).map(([nomination]) => nomination)

  it('is reproduced to the last digit, and turns the raw order round', () => {
    const result = calibrate(observations)
    const exact = expected.henderson3_exact
    expect([...result.scores.values()].map(shown)).toEqual(exact.item_means)
    expect([...result.severity.values()].map(shown)).toEqual(exact.judge_blup)
    expect(shown(result.errorVariance)).toBe(exact.sigma2_error)
    expect(shown(result.severityVariance)).toBe(exact.sigma2_judge)
    expect(shown(result.lambda)).toBe('3/37')
    expect(ordered(result.scores)).toEqual(expected.LS_order)

    const raw = grouped(observations, ({ nomination }) => nomination)
    const means = new Map([...raw].map(([number, own]) => [number, mean(own.map(({ points }) => points)) ?? whole(0)]))
    expect(Object.fromEntries([...means].map(([number, value]) => [number, shown(value)]))).toEqual(expected.raw_means)
    expect(ordered(means)).toEqual(expected.raw_order)
  })
})

type Shrinkage = { cases: { scores: number[]; m: number; C: number; expected: string }[] }

describe('shrinkage', () => {
  it('is the prior without ratings and nears the mean with many', () => {
    expect(shown(shrunkMean([], whole(8), 1))).toBe('8')
    expect(shown(shrunkMean([whole(10)], whole(8), 1))).toBe('9')
  })
})

describeWithShared('golden: bayesian shrinkage', 'golden/bayesian_shrinkage.json', (file) => {
  it.each(sharedJson<Shrinkage>(file).cases)('$expected', ({ scores, m, C, expected }) => {
    expect(shown(shrunkMean(scores.map(whole), whole(C), m))).toBe(expected)
  })
})

type Conversion = {
  rule: string
  formula?: string
  n?: number
  votes?: number[]
  n_points_top?: number
  expected?: string[]
  expected_first_three?: string[]
  expected_rank20?: string
  worked?: { expert_scores: number[]; vote_rank: number; expected_total: string }
  cases?: { votes: number; expected_bonus: string }[]
}

describeWithShared('golden: vote conversions of real notices', 'golden/cn_vote_conversion.json', (file) => {
  const { cases } = sharedJson<{ cases: Conversion[] }>(file)
  const pick = (rule: string) => cases.filter((row) => row.rule === rule)
  /** "V = 30 - (rank-1)*1.5 …" -> 30 and 1.5. */
  const terms = (formula = '') => {
    const [, start = '', step = ''] = /V = ([\d.]+) - \(rank-1\)\*([\d.]+)/.exec(formula) ?? []
    return { start: decimal(start), step: decimal(step) }
  }

  it('proportional to the maximum', () => {
    for (const { votes = [], expected } of pick('proportional_to_max')) {
      expect(votes.map((count) => shown(proportion(count, Math.max(...votes))))).toEqual(expected)
    }
  })

  it('by rank', () => {
    const rows = [...pick('rank_linear'), ...pick('rank_linear_points')]
    expect(rows).toHaveLength(3)
    for (const { formula, n = 0, expected_first_three, expected_rank20, worked } of rows) {
      const { start, step } = terms(formula)
      const table = rankLinear(
        Array.from({ length: n }, (_, at) => n - at),
        start,
        step,
        'mean',
      )
      expect(table.slice(0, 3).map(shown)).toEqual(expected_first_three)
      if (expected_rank20 !== undefined) expect(shown(table[19] ?? null)).toBe(expected_rank20)
      if (worked) {
        const expert = multiply(mean(worked.expert_scores.map(whole)) ?? whole(0), decimal('0.7'))
        expect(shown(add(expert, table[worked.vote_rank - 1] ?? whole(0)))).toBe(worked.expected_total)
      }
    }
  })

  it('by rank, equal votes sharing the mean of their band', () => {
    for (const { votes = [], n_points_top = 0, expected } of pick('rank_points_average_ties')) {
      expect(rankLinear(votes, whole(n_points_top), whole(1), 'mean').map(shown)).toEqual(expected)
    }
  })

  it('by brackets', () => {
    for (const { formula = '', votes = [], expected } of pick('brackets')) {
      const table = formula.split('; ').map((part): [string, string] => {
        const [range = '', points = ''] = part.split(':')
        return [range.startsWith('<') ? '0' : (/\d+/.exec(range)?.[0] ?? ''), points]
      })
      expect(votes.map((count) => shown(bracketPoints(count, table)))).toEqual(expected)
    }
  })

  it('as a capped bonus', () => {
    for (const { cases: rows = [] } of pick('capped_bonus')) {
      expect(rows.length).toBeGreaterThan(0)
      for (const { votes, expected_bonus } of rows) {
        expect(shown(cappedBonus(votes, divide(whole(1), whole(100)), whole(10)))).toBe(expected_bonus)
      }
    }
  })
})
