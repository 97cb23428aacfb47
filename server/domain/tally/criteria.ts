import { decimal, multiply, type Rational, rational, ZERO } from '../points.ts'
import type { Criterion, CriterionGroup, TallyRules } from './rules.type.ts'

/** A leaf criterion with its weight as a share of one. */
export type Leaf = { readonly key: string; readonly share: Rational }

/** Whether this criterion is a heading over others. */
export function isGroup(criterion: Criterion | CriterionGroup): criterion is CriterionGroup {
  return 'of' in criterion
}

/** The criteria that are scored, headings resolved. */
export function leafCriteria(criteria: TallyRules['criteria']): readonly Criterion[] {
  return criteria.flatMap((criterion) => (isGroup(criterion) ? criterion.of : [criterion]))
}

/** Leaves with weights as shares: weight / 100. */
export function leavesOf(criteria: TallyRules['criteria']): readonly Leaf[] {
  const percent = rational(1n, 100n)
  return leafCriteria(criteria).map(({ key, weight }) => ({ key, share: multiply(decimal(weight), percent) }))
}

/**
 * The leaves that make up the criterion `key`, with weights that say how much each counts in it: a leaf counts alone, a
 * heading is the weighted mean of its leaves. Empty where there is no such criterion or its leaves weigh nothing.
 */
export function partsOf(criteria: TallyRules['criteria'], key: string): readonly Leaf[] {
  const group = criteria.find((criterion) => criterion.key === key && isGroup(criterion))
  if (!group || !isGroup(group)) {
    return leafCriteria(criteria).some((leaf) => leaf.key === key) ? [{ key, share: rational(1n, 1n) }] : []
  }
  return group.of
    .map((leaf) => ({ key: leaf.key, share: decimal(leaf.weight) }))
    .filter((leaf) => leaf.share.n !== ZERO.n)
}
