import { compare, divide, type Rational, sum, whole } from '../points.ts'

/** Fewest scores that dropping may leave: with fewer the mean would hang on one or two people. */
const FEWEST_LEFT = 3

/** How many of the highest and lowest go, and from how many scores on. */
export type Trim = { readonly drop_high: number; readonly drop_low: number; readonly from_sheets: number }

/** Arithmetic mean; null of nothing. */
export function mean(values: readonly Rational[]): Rational | null {
  return values.length === 0 ? null : divide(sum(values), whole(values.length))
}

/** Median: the middle value, of an even number the mean of the middle two; null of nothing. */
export function median(values: readonly Rational[]): Rational | null {
  const sorted = [...values].sort(compare)
  return mean(sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1))
}

/** What remains of an ascending list after `high` from its top and `low` from its bottom; of equal extremes exactly so many go. */
export function trim<T>(ascending: readonly T[], high: number, low: number): readonly T[] {
  return ascending.slice(low, Math.max(low, ascending.length - high))
}

/** Mean of what `trim` leaves; null where it leaves nothing. */
export function trimmedMean(values: readonly Rational[], high: number, low: number): Rational | null {
  return mean(trim([...values].sort(compare), high, low))
}

/** Whether `count` scores are enough to drop any: at least `from_sheets`, and at least three must remain. */
export function dropsFrom(count: number, { drop_high, drop_low, from_sheets }: Trim): boolean {
  return count >= from_sheets && count - drop_high - drop_low >= FEWEST_LEFT
}

/** Sum of share x score over the parts, divided by the sum of the shares; null without parts. */
export function weightedMean(parts: readonly { share: Rational; score: Rational }[]): Rational | null {
  const shares = sum(parts.map(({ share }) => share))
  if (shares.n === 0n) return null
  return divide(weightedSum(parts), shares)
}

/**
 * Sum of share x score over the parts, exactly. One common denominator is carried along and reduced once at the end:
 * the same number as adding reduced products, several times faster.
 */
export function weightedSum(parts: readonly { share: Rational; score: Rational }[]): Rational {
  return sum(parts.map(({ share, score }) => ({ n: share.n * score.n, d: share.d * score.d })))
}
