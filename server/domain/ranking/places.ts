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
  for (const { rank, number } of rows) {
    const before = rows.findIndex((row) => row.rank === rank)
    const equals = rows.filter((row) => row.rank === rank)
    const free = places - before
    if (free >= equals.length || free <= 0) placed.set(number, free > 0)
    else if (atLine === 'stop') placed.set(number, null)
    else if (atLine === 'admit') placed.set(number, true)
    else
      placed.set(
        number,
        atLine(equals.map((row) => row.number))
          .slice(0, free)
          .includes(number),
      )
  }
  return placed
}
