import type { Rational } from '../../points.ts'
import { type Component, components } from './components.ts'

/** One complete sheet: the points an expert gave a nomination. */
export type Observation = { readonly nomination: number; readonly expert: string; readonly points: Rational }

/**
 * The normal equations in whole numbers. With y all points times `pointScale` and A, r as in `calibrate`:
 * `matrix` = incidenceScale x A, `right` = incidenceScale x pointScale x r.
 */
export type Design = {
  readonly nominations: readonly number[]
  readonly experts: readonly string[]
  readonly parts: readonly Component[]
  /** Sheets in all. */
  readonly count: number
  readonly matrix: readonly (readonly bigint[])[]
  readonly right: readonly bigint[]
  /** incidenceScale x pointScale^2 x W, the sum of squares within nominations. */
  readonly within: bigint
  readonly incidenceScale: bigint
  readonly pointScale: bigint
  /** Sheets of each nomination, by number: expert's index and points times `pointScale`. */
  readonly rows: ReadonlyMap<number, readonly { readonly expert: number; readonly points: bigint }[]>
}

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

/** Builds A = diag(n_j) - N' diag(1/n_i) N, r_j = y_.j - sum_i N_ij y_i./n_i and W, all cleared of fractions. */
export function design(observations: readonly Observation[]): Design {
  const parts = components(observations)
  const experts = parts.flatMap((part) => part.experts)
  const nominations = parts.flatMap((part) => part.nominations)
  const indexOf = new Map(experts.map((expert, index) => [expert, index]))
  const pointScale = observations.reduce((scale, { points }) => lcm(scale, points.d), 1n)

  const rows = new Map<number, { expert: number; points: bigint }[]>(nominations.map((number) => [number, []]))
  for (const { nomination, expert, points } of observations) {
    rows.get(nomination)?.push({ expert: indexOf.get(expert) ?? 0, points: (points.n * pointScale) / points.d })
  }
  const incidenceScale = [...rows.values()].reduce((scale, row) => lcm(scale, BigInt(row.length)), 1n)

  const matrix = experts.map(() => experts.map(() => 0n))
  const right = experts.map(() => 0n)
  let within = 0n
  const add = (i: number, j: number, value: bigint) => {
    const row = matrix[i]
    if (row) row[j] = (row[j] ?? 0n) + value
  }
  for (const row of rows.values()) {
    const share = incidenceScale / BigInt(row.length)
    const total = row.reduce((sum, { points }) => sum + points, 0n)
    within -= share * total * total
    for (const { expert, points } of row) {
      within += incidenceScale * points * points
      right[expert] = (right[expert] ?? 0n) + incidenceScale * points - share * total
      add(expert, expert, incidenceScale)
      for (const other of row) add(expert, other.expert, -share)
    }
  }
  return {
    nominations,
    experts,
    parts,
    count: observations.length,
    matrix,
    right,
    within,
    incidenceScale,
    pointScale,
    rows,
  }
}
