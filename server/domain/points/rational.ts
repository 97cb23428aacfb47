/** An exact number n/d in lowest terms, d > 0. Never changed in place. */
export type Rational = { readonly n: bigint; readonly d: bigint }

const SAFE = BigInt(Number.MAX_SAFE_INTEGER)

/** Euclid; once both fit a plain number the rest is done there, several times faster and as exact. */
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (x > SAFE || y > SAFE) {
    if (y === 0n) return x
    ;[x, y] = [y, x % y]
  }
  let [p, q] = [Number(x), Number(y)]
  while (q !== 0) [p, q] = [q, p % q]
  return BigInt(p)
}

/** n/d in lowest terms. A zero denominator is a fault of the caller and throws. */
export function rational(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError('a rational needs a denominator other than zero')
  const [top, bottom] = d < 0n ? [-n, -d] : [n, d]
  if (bottom === 1n) return { n: top, d: bottom }
  const divisor = gcd(top, bottom)
  return divisor === 1n ? { n: top, d: bottom } : { n: top / divisor, d: bottom / divisor }
}

/** A count as a rational; `count` must be a safe integer. */
export function whole(count: number): Rational {
  return { n: BigInt(count), d: 1n }
}

export const ZERO: Rational = whole(0)
export const HUNDRED: Rational = whole(100)

/** a + b. */
export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d)
}

/** a - b. */
export function subtract(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d)
}

/** a x b. */
export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d)
}

/** a / b; b must not be zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n)
}

/** The sum of all terms, brought to lowest terms once; nothing adds up to 0. */
export function sum(terms: readonly Rational[]): Rational {
  let [n, d] = [0n, 1n]
  for (const term of terms) {
    if (d % term.d === 0n) n += term.n * (d / term.d)
    else {
      n = n * term.d + term.n * d
      d *= term.d
    }
  }
  return rational(n, d)
}

/** Negative where a < b, zero where equal, positive where a > b: the order of `Array.sort`. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = [a.n * b.d, b.n * a.d]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Whether a and b are the same number. */
export function equal(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d
}

/** The greatest of the values, or null where there is none. */
export function maximum(values: readonly Rational[]): Rational | null {
  return values.reduce<Rational | null>((best, value) => (best && compare(best, value) >= 0 ? best : value), null)
}

/** "73861/800", or "62" where the denominator is one. */
export function fraction(value: Rational): string {
  return value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`
}
