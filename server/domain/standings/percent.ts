import { print, rational } from '../points.ts'

/** `part` of `whole` in percent, one decimal, half up: `12.5`; of nothing it is `0.0`. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0.0'
  return print(rational(BigInt(part) * 100n, BigInt(whole)), { digits: 1, rule: 'half-up' })
}
