import { compare, decimal, HUNDRED, isDecimal, printFixed, type Rational, round, subtract, sum } from './points.ts'

/** What weights add up to, and how far that is from the 100 they must make: printed with two decimals. */
export interface Weighing {
  sum: string
  side: 'even' | 'under' | 'over'
  gap: string
}

/** Weighs the weights of parties as typed; what is not a decimal text weighs nothing. */
export function weighed(weights: readonly string[]): Weighing {
  const total = sum(weights.filter(isDecimal).map(decimal))
  const order = compare(total, HUNDRED)
  const gap = order < 0 ? subtract(HUNDRED, total) : subtract(total, HUNDRED)
  return { sum: printed(total), side: order === 0 ? 'even' : order < 0 ? 'under' : 'over', gap: printed(gap) }
}

function printed(value: Rational): string {
  return printFixed(round(value, { digits: 2, rule: 'half-up' }), 2)
}
