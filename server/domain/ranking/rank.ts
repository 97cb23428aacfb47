/** A member of a ranking: its rank, and with whom it shares it. */
export type Ranked<T> = { readonly member: T; readonly rank: number }

/**
 * Competition ranks 1, 2, 2, 4: members sorted by `order` (negative: a before b), equal ones share the better rank.
 * Equal members keep the order they came in.
 */
export function competitionRanks<T>(members: readonly T[], order: (a: T, b: T) => number): readonly Ranked<T>[] {
  const sorted = [...members].sort(order)
  let rank = 1
  return sorted.map((member, at) => {
    const before = sorted[at - 1]
    if (before !== undefined && order(before, member) !== 0) rank = at + 1
    return { member, rank }
  })
}
