const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const letters = `${alphanumeric}-_`
const standardLetters = `${alphanumeric}+/`

const encoder = new TextEncoder()

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

/** The parts, one after another. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let size = 0
  for (const part of parts) size += part.length
  const whole = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  return spellBase64(bytes, letters)
}

/** The bytes of a base64url text without padding; null when it is not the one spelling of some bytes. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  return unspell(text, letters)
}

/** Base64 with padding (RFC 4648 §4), as signed notes carry it. */
export function toBase64(bytes: Uint8Array): string {
  const text = spellBase64(bytes, standardLetters)
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** The bytes of a padded base64 text; null when it is not the one spelling of some bytes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null
  return unspell(text.replace(/={1,2}$/, ''), standardLetters)
}

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** The bytes of a lower-case hex text; null when it is none. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return null
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** For each alphabet the value of every letter by its code, -1 for what is none. */
const values = new Map<string, Int8Array>()

function valuesOf(alphabet: string): Int8Array {
  const known = values.get(alphabet)
  if (known !== undefined) return known
  const made = new Int8Array(128).fill(-1)
  for (let at = 0; at < alphabet.length; at++) made[alphabet.charCodeAt(at)] = at
  values.set(alphabet, made)
  return made
}

/** Every text but one for each bytes is refused: a length that no bytes have, and bits left over that are not zero. */
function unspell(text: string, alphabet: string): Uint8Array<ArrayBuffer> | null {
  const known = valuesOf(alphabet)
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let pool = 0
  let bits = 0
  let filled = 0
  for (let at = 0; at < text.length; at++) {
    const value = known[text.charCodeAt(at)] ?? -1
    if (value < 0) return null
    pool = ((pool << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[filled++] = (pool >> bits) & 0xff
    }
  }
  return text.length % 4 !== 1 && (pool & (2 ** bits - 1)) === 0 ? bytes : null
}

/** For each alphabet the two letters of every twelve bits. */
const pairs = new Map<string, string[]>()

function pairsOf(alphabet: string): string[] {
  const known = pairs.get(alphabet)
  if (known !== undefined) return known
  const made: string[] = []
  for (const first of alphabet) for (const second of alphabet) made.push(first + second)
  pairs.set(alphabet, made)
  return made
}

/** Three bytes are two pairs of letters: hashes are spelt so often that a letter at a time would show. */
function spellBase64(bytes: Uint8Array, alphabet: string): string {
  const known = pairsOf(alphabet)
  const whole = bytes.length - (bytes.length % 3)
  let text = ''
  for (let at = 0; at < whole; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += `${known[bits >> 12]}${known[bits & 0xfff]}`
  }
  return text + spell(bytes.subarray(whole), 6, alphabet)
}

/** The bits of `bytes` in groups of `width`, first bit first, each as a letter of the alphabet; the last group filled with zeros. */
export function spell(bytes: Uint8Array, width: number, alphabet: string): string {
  let text = ''
  let pool = 0
  let bits = 0
  for (const byte of bytes) {
    pool = ((pool << 8) | byte) & 0xffff
    bits += 8
    while (bits >= width) {
      bits -= width
      text += alphabet.charAt((pool >> bits) & (2 ** width - 1))
    }
  }
  if (bits > 0) text += alphabet.charAt((pool << (width - bits)) & (2 ** width - 1))
  return text
}
