import { printFixed } from './decimal.ts'
import { type Rational, rational } from './rational.ts'

/** 四舍五入 (half away from zero), GB/T 8170-2008 (half to even), or cutting off. */
export const roundingRules = ['half-up', 'half-even', 'truncate'] as const
export type RoundingRule = (typeof roundingRules)[number]

/** To how many decimals (negative: to tens, hundreds …) and by which rule. */
export type Rounding = { readonly digits: number; readonly rule: RoundingRule }

function stepsAway(quotient: bigint, remainder: bigint, divisor: bigint, rule: RoundingRule): boolean {
  const twice = 2n * remainder
  if (rule === 'truncate' || twice < divisor) return false
  return twice > divisor || rule === 'half-up' || quotient % 2n === 1n
}

/**
 * The only rounding in the house: `value` to `digits` decimals, ties by `rule`, symmetric about zero.
 * Source of half-even: GB/T 8170-2008; a value is rounded once, never a rounded value again (ibid. 3.2.1).
 */
export function round(value: Rational, { digits, rule }: Rounding): Rational {
  const scale = 10n ** BigInt(Math.abs(digits))
  const [n, d] = digits < 0 ? [value.n, value.d * scale] : [value.n * scale, value.d]
  const size = n < 0n ? -n : n
  const quotient = size / d
  const units = stepsAway(quotient, size % d, d, rule) ? quotient + 1n : quotient
  const signed = n < 0n ? -units : units
  return digits < 0 ? rational(signed * scale, 1n) : rational(signed, scale)
}

/** `value` rounded and written with exactly `digits` decimals: "91.35". */
export function print(value: Rational, rounding: Rounding): string {
  return printFixed(round(value, rounding), rounding.digits)
}
