/** Words for one level of a criterion: scores from `from` to `to` (whole points), what they mean and what shows it. */
export interface Band {
  from: number
  to: number
  label: string
  labelEn: string | null
  words: string
  wordsEn: string | null
  /** Material that may serve as evidence for this level. */
  evidence: string
  evidenceEn: string | null
}

/** A leaf is scored 0-100; a group only sums its leaves (review.md "Rubric"). */
export interface Criterion {
  key: string
  /** Key of the group, one level deep; null at the top. */
  parent: string | null
  label: string
  labelEn: string | null
  /** What the criterion looks for, in a few words. */
  hint: string
  hintEn: string | null
  /** Integer hundredths of a percent point: 30.00 is 3000; 0 for a group. */
  weight: number
  bands: Band[]
}

export const mostLeaves = 20
/** 100.00 in hundredths: what the weights of all leaves must come to, exactly. */
export const wholeWeight = 10_000

/** The criteria an expert scores: those that are no group. */
export function leaves(criteria: readonly Criterion[]): Criterion[] {
  const groups = groupKeys(criteria)
  return criteria.filter((criterion) => !groups.has(criterion.key))
}

/** Keys of the criteria that have others under them. */
export function groupKeys(criteria: readonly Criterion[]): ReadonlySet<string> {
  return new Set(criteria.flatMap((criterion) => criterion.parent ?? []))
}

/** Weight of all leaves, or of those under one group, in hundredths. */
export function weightOf(criteria: readonly Criterion[], group?: string): number {
  return leaves(criteria)
    .filter((leaf) => group === undefined || leaf.parent === group)
    .reduce((sum, leaf) => sum + leaf.weight, 0)
}

/** What is wrong with a rubric; `at` is the place of the criterion in the list, `key` its key. */
export interface RubricFault {
  code: 'criterion-duplicate' | 'criterion-nesting' | 'criterion-order'
  at: number
  key: string
}

/**
 * Whether a draft can be stored at all: keys are unique, a group stands at the top and directly before its own criteria.
 * Weights and bands of a draft may be wrong: only opening asks for them.
 */
export function rubricShapeFault(criteria: readonly Criterion[]): RubricFault | null {
  const seen = new Map<string, Criterion>()
  for (const [at, criterion] of criteria.entries()) {
    const { key, parent } = criterion
    if (seen.has(key)) return { code: 'criterion-duplicate', at, key }
    seen.set(key, criterion)
    if (parent === null) continue
    const group = seen.get(parent)
    const before = criteria[at - 1]
    if (group === undefined || group.parent !== null) return { code: 'criterion-nesting', at, key }
    if (before?.key !== parent && before?.parent !== parent) return { code: 'criterion-order', at, key }
  }
  return null
}

/** The first leaf whose bands leave a gap, overlap, or do not cover 0 to 100 in whole points. */
export function unevenBands(criteria: readonly Criterion[]): Criterion | null {
  return leaves(criteria).find((leaf) => leaf.bands.length > 0 && !coverAll(leaf.bands)) ?? null
}

function coverAll(bands: readonly Band[]): boolean {
  const rising = [...bands].sort((a, b) => a.from - b.from)
  let next = 0
  for (const { from, to } of rising) {
    if (from !== next || to < from) return false
    next = to + 1
  }
  return next === 101
}
