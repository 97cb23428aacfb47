import { compare, multiply, type Rational, rational, subtract, whole } from '../points.ts'

/** Up to so many trials the tail is summed exactly; above, in fixed point of 256 bits (errors below 1e-60). */
const EXACT_TRIALS = 1000
const FIXED_BITS = 256n

/** Terms C(n, k) from the middle outwards: all of them exactly, or as multiples of 2^-256 of the middle one. */
function* terms(trials: number): Generator<{ readonly k: number; readonly size: bigint }> {
  const middle = Math.floor(trials / 2)
  const [n, exact] = [BigInt(trials), trials <= EXACT_TRIALS]
  let central = exact ? 1n : 1n << FIXED_BITS
  if (exact) for (let k = 1n; k <= BigInt(middle); k += 1n) central = (central * (n - k + 1n)) / k
  yield { k: middle, size: central }
  for (let k = middle, size = central; k > 0 && size > 0n; ) {
    size = (size * BigInt(k)) / (n - BigInt(k) + 1n)
    k -= 1
    yield { k, size }
  }
  for (let k = middle, size = central; k < trials && size > 0n; ) {
    size = (size * (n - BigInt(k))) / (BigInt(k) + 1n)
    k += 1
    yield { k, size }
  }
}

/**
 * P(Bin(trials, 1/2) >= successes): how likely a lead is that strong by chance alone. Exact up to 1,000 trials. For
 * ballots with several selections, count only those that chose one of the two (sign test on discordant ballots).
 */
export function binomialTail(successes: number, trials: number): Rational {
  let [tail, all] = [0n, 0n]
  for (const { k, size } of terms(trials)) {
    all += size
    if (k >= successes) tail += size
  }
  return rational(tail, all)
}

/** Ranks that votes of this size can tell apart: `rank` as counted, between `best` and `worst` with the coverage asked. */
export type RankInterval = { readonly best: number; readonly rank: number; readonly worst: number }

/**
 * Simultaneous confidence sets for the ranks of vote counts (one choice a ballot), without a random number. Every
 * ordered pair tests p_j <= p_k by the binomial tail, corrected over all p(p-1) pairs; best = 1 + those surely above,
 * worst = p - those surely below. `coverage` from 0 to 1. In the order of `votes`.
 * Source: Bazylik, Mogstad, Romano, Shaikh, Wilhelm, csranks (R), csranks_multinom.
 */
export function rankConfidence(
  votes: readonly number[],
  coverage: Rational,
  correction: 'holm' | 'bonferroni',
): readonly RankInterval[] {
  const level = subtract(whole(1), coverage)
  const pairs = votes
    .flatMap((above, j) =>
      votes.flatMap((below, k) => (j === k ? [] : [{ j, k, tail: binomialTail(above, above + below) }])),
    )
    .sort((a, b) => compare(a.tail, b.tail))
  const kept = pairs.findIndex(({ tail }, at) => {
    const tests = correction === 'holm' ? pairs.length - at : pairs.length
    return compare(multiply(tail, whole(tests)), level) > 0
  })
  const sure = kept < 0 ? pairs : pairs.slice(0, kept)
  return votes.map((count, own) => ({
    best: 1 + sure.filter(({ k }) => k === own).length,
    rank: 1 + votes.filter((other) => other > count).length,
    worst: votes.length - sure.filter(({ j }) => j === own).length,
  }))
}
