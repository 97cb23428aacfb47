import { grouped } from '../grouped.ts'

/** A member of a ranking by its candidate number. */
export type Placeable = { readonly number: number; readonly rank: number }

/** What happens to a shared rank that has fewer places than members; a lot gives the numbers in the order drawn. */
export type AtLine = 'stop' | 'admit' | ((numbers: readonly number[]) => readonly number[])

/**
 * Gives `places` to the best of `rows` (sorted by rank). A shared rank that lies across the line is left open (null)
 * under `stop`, placed as a whole under `admit`, and drawn by lot otherwise.
 */
export function givePlaces(
  rows: readonly Placeable[],
  places: number,
  atLine: AtLine,
): ReadonlyMap<number, boolean | null> {
  const placed = new Map<number, boolean | null>()
  let before = 0
  for (const equals of grouped(rows, ({ rank }) => rank).values()) {
    const verdict = verdictAt(
      places - before,
      atLine,
      equals.map(({ number }) => number),
    )
    for (const { number } of equals) placed.set(number, verdict(number))
    before += equals.length
  }
  return placed
}

/** What a shared rank gets of the `free` places left for it. */
function verdictAt(free: number, atLine: AtLine, numbers: readonly number[]): (number: number) => boolean | null {
  if (free <= 0) return () => false
  if (free >= numbers.length || atLine === 'admit') return () => true
  if (atLine === 'stop') return () => null
  const drawn = new Set(atLine(numbers).slice(0, free))
  return (number) => drawn.has(number)
}
