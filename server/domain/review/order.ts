/** Share of the list by which each next expert starts later, in thousandths: the golden section spreads starts most evenly. */
const stride = 618

/**
 * The order in which an expert meets the nominations (review.md "Scoring": later ones score higher in many contests, so the
 * orders are counter-balanced). Each expert starts elsewhere in the list, every second one goes through it backwards.
 * `expert` is the pseudonym e1, e2 …; the same expert and numbers always give the same order, which anyone can recompute.
 */
export function reviewOrder(numbers: readonly number[], expert: string): number[] {
  const ordinal = Number(/\d+/.exec(expert)?.[0] ?? '1') - 1
  const ascending = [...numbers].sort((a, b) => a - b)
  const start = Math.floor((ascending.length * ((ordinal * stride) % 1000)) / 1000)
  const turned = [...ascending.slice(start), ...ascending.slice(0, start)]
  return ordinal % 2 === 0 ? turned : turned.reverse()
}
