import { compare, decimal, multiply, type Rational, rational, subtract, whole, ZERO } from '../points.ts'
import { mean } from './panel.ts'

/** Decimals to which an irrational square root is cut: no printed place can depend on what follows. */
const ROOT_DECIMALS = 20n

/**
 * 100 v / of, and 0 where `of` is 0. With `of` the most votes anybody has: proportional to the maximum (People's Daily
 * Online Korea 2022-04-15); with `of` all votes together: the share.
 */
export function proportion(votes: number, of: number): Rational {
  return of === 0 ? ZERO : rational(BigInt(votes) * 100n, BigInt(of))
}

/** The largest integer whose square is at most `value` (Newton's iteration from above). */
function floorRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2))
  for (;;) {
    const next = (root + value / root) / 2n
    if (next >= root) return root
    root = next
  }
}

/** 100 sqrt(v / max v): exact where the root is rational, otherwise cut after 20 decimals. */
export function squareRoot(votes: number, most: number): Rational {
  if (most === 0) return ZERO
  const { n, d } = rational(BigInt(votes), BigInt(most))
  const [top, bottom] = [floorRoot(n), floorRoot(d)]
  if (top * top === n && bottom * bottom === d) return rational(100n * top, bottom)
  const scale = 10n ** ROOT_DECIMALS
  return rational(floorRoot((n * 10_000n * scale * scale) / d), scale)
}

/** What equal votes get of the points of the ranks they fill together. */
export type SharedBand = 'mean' | 'minimum'

/**
 * start - (rank - 1) step, never below 0; equal votes share the mean or the minimum of their band. In the order of
 * `votes`. Source: Shangnan 2021-11-15 (100, 99, 98 …, whose printed 20th place of 80 is 81); ties: band mean.
 */
export function rankLinear(votes: readonly number[], start: Rational, step: Rational, ties: SharedBand): Rational[] {
  const atPlace = (place: number) => {
    const points = subtract(start, multiply(step, whole(place)))
    return compare(points, ZERO) < 0 ? ZERO : points
  }
  const descending = [...votes].sort((a, b) => b - a)
  const bands = new Map<number, Rational>()
  for (const [first, count] of descending.entries()) {
    if (bands.has(count)) continue
    const last = descending.lastIndexOf(count)
    const places = Array.from({ length: last - first + 1 }, (_, at) => atPlace(first + at))
    bands.set(count, (ties === 'mean' ? mean(places) : places.at(-1)) ?? ZERO)
  }
  return votes.map((count) => bands.get(count) ?? ZERO)
}

/** Points of the first bracket whose `from` (included) the votes reach; the table runs from high to low. Source: Dong'an 2022-01-19. */
export function bracketPoints(votes: number, table: readonly (readonly [from: string, points: string])[]): Rational {
  const bracket = table.find(([from]) => compare(whole(votes), decimal(from)) >= 0)
  return bracket ? decimal(bracket[1]) : ZERO
}

/** min(votes x per_vote, cap), added to the total after weighting. Source: Longgang 2022-11-29. */
export function cappedBonus(votes: number, perVote: Rational, cap: Rational): Rational {
  const bonus = multiply(whole(votes), perVote)
  return compare(bonus, cap) > 0 ? cap : bonus
}
