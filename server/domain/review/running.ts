import {
  divide,
  HUNDRED,
  multiply,
  print,
  printExact,
  type Rational,
  type Rounding,
  rational,
  sum,
  whole,
} from '../points.ts'
import { type Criterion, leaves } from '../rubric.ts'
import type { SheetContent } from './sheet.ts'

/** A sheet's total so far, with the arithmetic that the page prints beside it. */
export interface RunningTotal {
  /** How many leaf criteria have points. */
  scored: number
  /** Points times weight, added up: "77.70". */
  gathered: string
  /** Weight of the scored criteria in percent: "90". */
  weight: string
  /** gathered / weight: "86.33". What is missing is divided out, never counted as zero (review.md "Rubric"). */
  total: string
  exact: Rational
}

const toCents: Rounding = { digits: 2, rule: 'half-up' }
const wholeWeight = whole(10_000)

/** The total over the criteria scored so far, exact and then rounded once; null while nothing that weighs is scored. */
export function runningTotal(
  sheet: SheetContent,
  criteria: readonly Criterion[],
  rounding: Rounding = toCents,
): RunningTotal | null {
  const scored = leaves(criteria).flatMap(({ key, weight }) => {
    const points = sheet.scores[key]?.points ?? null
    return points === null ? [] : [{ points: rational(BigInt(points), 100n), weight: whole(weight) }]
  })
  const weight = divide(sum(scored.map((part) => part.weight)), wholeWeight)
  if (weight.n === 0n) return null
  const gathered = divide(sum(scored.map((part) => multiply(part.points, part.weight))), wholeWeight)
  const exact = divide(gathered, weight)
  return {
    scored: scored.length,
    gathered: printExact(gathered, 2) ?? print(gathered, toCents),
    weight: printExact(multiply(weight, HUNDRED), 0) ?? print(weight, toCents),
    total: print(exact, rounding),
    exact,
  }
}
