/** Crockford's base32: no I, L, O or U to misread. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Fourteen letters of chance (70 bits) and two that check them. */
const drawn = 14
export const codeLetters = drawn + 2

/** Powers of a generator of GF(32), x^5 + x^2 + 1. */
const powers: number[] = []
for (let power = 0, value = 1; power < 62; power++) {
  powers.push(value)
  value <<= 1
  if (value > 31) value ^= 0b100101
}

function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (powers[powers.indexOf(a) + powers.indexOf(b)] ?? 0)
}

/** The coefficients of (x + g)(x + g^2), the divisor of every code. */
const divisor = [(powers[1] ?? 0) ^ (powers[2] ?? 0), powers[3] ?? 0] as const

/** What is left of letters times x^2 after division: the two check letters (a Reed-Solomon code of distance three). */
function checks(values: readonly number[]): [number, number] {
  let [high, low] = [0, 0]
  for (const value of values) {
    const lead = value ^ high
    high = low ^ times(lead, divisor[0])
    low = times(lead, divisor[1])
  }
  return [high, low]
}

/** A code from nine bytes of chance: `7QKM-4X2P-9DTB-H3WA`. */
export function inviteCode(chance: Uint8Array): string {
  const values: number[] = []
  let pool = 0
  let bits = 0
  for (const byte of chance) {
    pool = ((pool << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5 && values.length < drawn) {
      bits -= 5
      values.push((pool >> bits) & 31)
    }
  }
  if (values.length < drawn) throw new RangeError('an invite code needs nine bytes of chance')
  const text = [...values, ...checks(values)].map((value) => letters.charAt(value)).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * Reads a code as people type it, in any case: O for 0, I and L for 1, blanks and hyphens anywhere. Any one or two wrong letters
 * and any two that changed places are found out. Answers the code as it is printed.
 */
export function readInviteCode(text: string): { code: string } | { fault: 'code-length' | 'code-typo' } {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (plain.length !== codeLetters) return { fault: 'code-length' }
  const values = [...plain].map((letter) => letters.indexOf(letter))
  if (values.includes(-1)) return { fault: 'code-typo' }
  const [high, low] = checks(values.slice(0, drawn))
  if (values[drawn] !== high || values[drawn + 1] !== low) return { fault: 'code-typo' }
  return { code: plain.replace(/(.{4})(?=.)/g, '$1-') }
}
