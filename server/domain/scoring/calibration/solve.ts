/** The solution x_i = numerators[i] / denominator of a linear system. */
export type Solution = { readonly numerators: readonly bigint[]; readonly denominator: bigint }

/** Row i of an upper triangle holds the entries (i, i) … (i, n-1). */
type Triangle = bigint[][]

/** One step of the elimination on the rows below `row`; divisions by the pivot before are exact (Bareiss 1968). */
function eliminate(triangle: Triangle, right: bigint[], row: number, before: bigint): bigint {
  const top = triangle[row] ?? []
  const pivot = top[0] ?? 1n
  const target = right[row] ?? 0n
  for (let i = 1; i < top.length; i += 1) {
    const factor = top[i] ?? 0n
    const below = triangle[row + i] ?? []
    for (let j = 0; j < below.length; j += 1) {
      below[j] = ((below[j] ?? 0n) * pivot - factor * (top[i + j] ?? 0n)) / before
    }
    right[row + i] = ((right[row + i] ?? 0n) * pivot - factor * target) / before
  }
  return pivot
}

/**
 * Solves M x = b exactly for a symmetric positive definite M of integers, without a fraction on the way: Bareiss's
 * elimination on the upper triangle alone, which symmetry allows and which halves the work. `entry(i, j)` is asked for
 * j >= i only.
 */
export function solveSymmetric(entry: (i: number, j: number) => bigint, b: readonly bigint[]): Solution {
  const size = b.length
  const triangle: Triangle = b.map((_, i) => Array.from({ length: size - i }, (_, j) => entry(i, i + j)))
  const right = [...b]
  let pivot = 1n
  for (let row = 0; row < size; row += 1) pivot = eliminate(triangle, right, row, pivot)

  const numerators = right.map(() => 0n)
  for (let i = size - 1; i >= 0; i -= 1) {
    const [diagonal = 1n, ...rest] = triangle[i] ?? []
    const known = rest.reduce((total, value, j) => total + value * (numerators[i + 1 + j] ?? 0n), 0n)
    numerators[i] = (pivot * (right[i] ?? 0n) - known) / diagonal
  }
  return { numerators, denominator: pivot }
}
