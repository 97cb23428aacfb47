import {
  add,
  compare,
  divide,
  HUNDRED,
  multiply,
  type Rational,
  rational,
  subtract,
  sum,
  whole,
  ZERO,
} from '../points.ts'

/** A nomination's two scores, 0-100. */
export type TwoScores = { readonly expert: Rational; readonly public: Rational }

const ONE = rational(1n, 1n)

/**
 * The expert weight (0 to 1) at which A and B have equal totals: w* = (V_B - V_A) / ((E_A - E_B) + (V_B - V_A)). Null
 * where no weight from 0 to 1 does it: one leads in both scores, or they differ in neither.
 */
export function swapWeight(a: TwoScores, b: TwoScores): Rational | null {
  const votes = subtract(b.public, a.public)
  const spread = add(subtract(a.expert, b.expert), votes)
  if (spread.n === 0n) return null
  const weight = divide(votes, spread)
  return compare(weight, ZERO) >= 0 && compare(weight, ONE) <= 0 ? weight : null
}

/**
 * More votes with which a nomination behind by `gap` (of exact totals, >= 0) draws level and passes, votes being
 * proportional to a maximum of `most` and weighted with `publicShare` (0 to 1, above 0): x = gap most / (100 share). Null where it would
 * first have to pass the maximum itself, which moves everybody's points.
 */
export function votesToOvertake(
  gap: Rational,
  votes: number,
  most: number,
  publicShare: Rational,
): { readonly tie: Rational; readonly pass: number } | null {
  const tie = divide(multiply(gap, whole(most)), multiply(HUNDRED, publicShare))
  const pass = tie.n / tie.d + 1n
  return compare(add(whole(votes), tie), whole(most)) > 0 ? null : { tie, pass: Number(pass) }
}

/** A criterion's weight (all sum to 1) and A's score less B's in it. */
export type CriterionLead = { readonly key: string; readonly weight: Rational; readonly lead: Rational }
export type WeightMove = { readonly from: string; readonly to: string; readonly weight: Rational }

/**
 * The smallest weight that, moved between criteria, brings leader A level with B: taken where A leads most, given where
 * A leads least, then from where A leads next. Null where no weights would do it: A leads in every criterion.
 */
export function smallestWeightMove(criteria: readonly CriterionLead[]): readonly WeightMove[] | null {
  const byLead = [...criteria].sort((a, b) => compare(b.lead, a.lead))
  const to = byLead.at(-1)
  let gap = sum(criteria.map(({ weight, lead }) => multiply(weight, lead)))
  const moves: WeightMove[] = []
  for (const { key, weight, lead } of byLead) {
    if (to === undefined || gap.n <= 0n || compare(lead, to.lead) <= 0) break
    const effect = subtract(lead, to.lead)
    const needed = divide(gap, effect)
    const moved = compare(needed, weight) > 0 ? weight : needed
    if (moved.n > 0n) moves.push({ from: key, to: to.key, weight: moved })
    gap = subtract(gap, multiply(moved, effect))
  }
  return gap.n > 0n ? null : moves
}
