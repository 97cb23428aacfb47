/** Words for one level of a criterion: scores from `from` to `to` (whole points), what they mean and what shows it. */
export interface Band {
  from: number
  to: number
  label: string
  words: string
}

/** A leaf is scored 0-100; a group only sums its leaves (review.md "Rubric"). */
export interface Criterion {
  key: string
  /** Key of the group, one level deep; null at the top. */
  parent: string | null
  label: string
  labelEn: string | null
  /** Integer hundredths of a percent point: 30.00 is 3000; 0 for a group. */
  weight: number
  bands: Band[]
}

/** The criteria an expert scores: those that are no group. */
export function leaves(criteria: readonly Criterion[]): Criterion[] {
  const groups = new Set(criteria.flatMap((criterion) => criterion.parent ?? []))
  return criteria.filter((criterion) => !groups.has(criterion.key))
}
