/** Exact points: decimal texts, rationals, and the one rounding of the house. */
export { decimal, isDecimal, printExact, printFixed } from './points/decimal.ts'
export {
  add,
  compare,
  divide,
  equal,
  fraction,
  HUNDRED,
  maximum,
  multiply,
  type Rational,
  rational,
  subtract,
  sum,
  whole,
  ZERO,
} from './points/rational.ts'
export { print, type Rounding, type RoundingRule, round, roundingRules } from './points/rounding.ts'
