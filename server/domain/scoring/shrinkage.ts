import { divide, type Rational, sum, whole } from '../points.ts'

/**
 * The mean of few ratings drawn towards a prior mean: v/(v+m) R + m/(v+m) C, with v ratings of mean R, prior mean C and
 * prior weight m > 0. No ratings: C. Source: the "true Bayesian estimate" formula of IMDb.
 */
export function shrunkMean(ratings: readonly Rational[], prior: Rational, priorWeight: number): Rational {
  const imagined = Array.from({ length: priorWeight }, () => prior)
  return divide(sum([...ratings, ...imagined]), whole(ratings.length + priorWeight))
}
