import { divide, multiply, type Rational, rational, round, subtract, whole, ZERO } from '../../points.ts'
import { type Component, type Link, missingLinks } from './components.ts'
import { type Design, design, type Observation } from './design.ts'
import { type Solution, solveSymmetric } from './solve.ts'

/** Why the calibrated score is the plain mean: too few sheets to tell severity from error, or no severity to be seen. */
export type PlainReason = 'no-degrees-of-freedom' | 'no-severity'

/** Scores corrected for the severity of judges, each exact. */
export type Calibration = {
  /** calibrated_i = mean_j (y_ij - v_j), by nomination. */
  readonly scores: ReadonlyMap<number, Rational>
  /** v_j by expert: above 0 is lenient, below 0 severe; all 0 where the scores are plain means. */
  readonly severity: ReadonlyMap<string, Rational>
  readonly plain: PlainReason | null
  /** s2_e; null where no degree of freedom is left to estimate it. */
  readonly errorVariance: Rational | null
  /** s2_v. */
  readonly severityVariance: Rational
  /** s2_e / s2_v as used; null where the scores are plain means. */
  readonly lambda: Rational | null
  /** Whether lambda was rounded to nine decimals because its terms do not fit 64 bits. */
  readonly lambdaRounded: boolean
  readonly parts: readonly Component[]
  /** Corrections hold inside a part only. Across several, comparing is refused; these reviews, the fewest, would connect them. */
  readonly across: { readonly refusal: 'disconnected'; readonly missing: readonly Link[] } | null
}

const LAMBDA_BITS = 64
const LAMBDA_ROUNDING = { digits: 9, rule: 'half-up' } as const

function fits(value: bigint): boolean {
  return BigInt.asUintN(LAMBDA_BITS, value) === value
}

/** A generalized solution of A v = r, in units of pointScale: the first expert of each part is held at 0. */
function generalSolution({ parts, experts, matrix, right }: Design): Solution {
  const fixed = new Set(parts.map((part) => part.experts[0]))
  const free = experts.flatMap((expert, index) => (fixed.has(expert) ? [] : [index]))
  const { numerators, denominator } = solveSymmetric(
    (i, j) => matrix[free[i] ?? 0]?.[free[j] ?? 0] ?? 0n,
    free.map((index) => right[index] ?? 0n),
  )
  const all = experts.map(() => 0n)
  for (const [at, index] of free.entries()) all[index] = numerators[at] ?? 0n
  return { numerators: all, denominator }
}

/** (A + lambda I)^-1 r in units of pointScale; lambda > 0. */
function ridgeSolution({ matrix, right, incidenceScale }: Design, lambda: Rational): Solution {
  return solveSymmetric(
    (i, j) => lambda.d * (matrix[i]?.[j] ?? 0n) + (i === j ? lambda.n * incidenceScale : 0n),
    right.map((value) => lambda.d * value),
  )
}

/** What the ridge solution tends to as lambda falls to 0: the severities of each part sum to 0. */
function centred({ parts }: Design, { numerators, denominator }: Solution): Solution {
  const sizes = parts.reduce((product, { experts }) => product * BigInt(experts.length), 1n)
  let start = 0
  const moved = parts.flatMap(({ experts }) => {
    const own = numerators.slice(start, start + experts.length)
    start += experts.length
    const centre = (sizes / BigInt(experts.length)) * own.reduce((all, value) => all + value, 0n)
    return own.map((value) => sizes * value - centre)
  })
  return { numerators: moved, denominator: sizes * denominator }
}

/** mean_j (y_ij - v_j), brought to lowest terms once a nomination. */
function correctedMeans(plan: Design, { numerators, denominator }: Solution): ReadonlyMap<number, Rational> {
  return new Map(
    [...plan.rows].map(([number, row]) => {
      const corrected = row.reduce(
        (all, { expert, points }) => all + denominator * points - (numerators[expert] ?? 0n),
        0n,
      )
      return [number, rational(corrected, denominator * plan.pointScale * BigInt(row.length))]
    }),
  )
}

/**
 * Calibration "nominations fixed, judges random" with recovery of inter-block information, exactly.
 *
 * N = incidence, n_i sheets of nomination i, n_j of judge j; A = diag(n_j) - N' diag(1/n_i) N;
 * r_j = y_.j - sum_i N_ij y_i./n_i; SS = r' A^- r; W = sum (y_ij - mean_i)^2; e = n - I - rank A;
 * s2_e = (W - SS)/e; s2_v = max(0, (SS - rank(A) s2_e)/trace A); v = (A + (s2_e/s2_v) I)^-1 r.
 * Source: Henderson's method 3; checked on the incomplete blocks of Montgomery, Design and Analysis of Experiments.
 * Where e <= 0 or s2_v = 0 the score is the plain mean, and `plain` says so. Only lambda is ever rounded, see above.
 */
export function calibrate(observations: readonly Observation[]): Calibration {
  const plan = design(observations)
  const { parts, incidenceScale, pointScale } = plan
  const rank = plan.experts.length - parts.length
  const freedom = plan.count - plan.nominations.length - rank
  const general = generalSolution(plan)
  const squares = incidenceScale * pointScale * pointScale
  const explained = rational(
    general.numerators.reduce((all, value, at) => all + value * (plan.right[at] ?? 0n), 0n),
    general.denominator * squares,
  )
  const within = rational(plan.within, squares)
  const trace = rational(
    plan.matrix.reduce((all, row, at) => all + (row[at] ?? 0n), 0n),
    incidenceScale,
  )
  const errorVariance = freedom > 0 ? divide(subtract(within, explained), whole(freedom)) : null
  const surplus = errorVariance && subtract(explained, multiply(whole(rank), errorVariance))
  const severityVariance = surplus && surplus.n > 0n ? divide(surplus, trace) : ZERO
  const across =
    parts.length > 1 ? { refusal: 'disconnected' as const, missing: missingLinks(parts, observations) } : null
  const known = { errorVariance, severityVariance, parts, across }

  if (errorVariance === null || severityVariance.n === 0n) {
    const none = { numerators: [], denominator: 1n }
    return {
      ...known,
      scores: correctedMeans(plan, none),
      severity: new Map(plan.experts.map((expert) => [expert, ZERO])),
      plain: errorVariance === null ? 'no-degrees-of-freedom' : 'no-severity',
      lambda: null,
      lambdaRounded: false,
    }
  }

  const exact = divide(errorVariance, severityVariance)
  const lambdaRounded = !(fits(exact.n) && fits(exact.d))
  const lambda = lambdaRounded ? round(exact, LAMBDA_ROUNDING) : exact
  const solution = lambda.n === 0n ? centred(plan, general) : ridgeSolution(plan, lambda)
  const severity = solution.numerators.map((value) => rational(value, solution.denominator * pointScale))
  return {
    ...known,
    scores: correctedMeans(plan, solution),
    severity: new Map(plan.experts.map((expert, at) => [expert, severity[at] ?? ZERO])),
    plain: null,
    lambda,
    lambdaRounded,
  }
}
