import { type Rational, rational } from './rational.ts'

const DECIMAL = /^-?(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?$/

/** Whether `text` is a plain decimal: "88", "88.50", "-0.005"; no exponent, no plus, no blank. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text)
}

/** The exact value of a decimal text. Texts are checked at the door; another one is a fault here and throws. */
export function decimal(text: string): Rational {
  if (!isDecimal(text)) throw new RangeError(`not a decimal: ${text}`)
  const [integer = '', decimals = ''] = text.split('.')
  return rational(BigInt(integer + decimals), 10n ** BigInt(decimals.length))
}

/** A value that has at most `digits` decimals, written with exactly so many: 91.3 -> "91.30". */
export function printFixed(value: Rational, digits: number): string {
  const places = Math.max(0, digits)
  const units = (value.n * 10n ** BigInt(places)) / value.d
  const size = `${units < 0n ? -units : units}`.padStart(places + 1, '0')
  const cut = size.length - places
  return `${units < 0n ? '-' : ''}${size.slice(0, cut)}${places > 0 ? `.${size.slice(cut)}` : ''}`
}

/** How many decimals write `value` in full, or null where its decimals never end. */
function decimalsOf({ d }: Rational): number | null {
  let [rest, twos, fives] = [d, 0, 0]
  for (; rest % 2n === 0n; rest /= 2n) twos += 1
  for (; rest % 5n === 0n; rest /= 5n) fives += 1
  return rest === 1n ? Math.max(twos, fives) : null
}

/** `value` in full with at least `atLeast` decimals: 56.052 -> "56.0520"; null where its decimals never end. */
export function printExact(value: Rational, atLeast: number): string | null {
  const decimals = decimalsOf(value)
  return decimals === null ? null : printFixed(value, Math.max(decimals, atLeast))
}
