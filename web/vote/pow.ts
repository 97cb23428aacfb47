import { derivePure } from './pow.pure.ts'

/** A puzzle as the server gives it (ALTCHA, PBKDF2/SHA-256): which counter makes a key that begins with the prefix? */
export interface Puzzle {
  nonce: string
  salt: string
  cost: number
  keyLength: number
  keyPrefix: string
}

export interface Solution {
  counter: number
  derivedKey: string
  /** How long it took, in ms. */
  time: number
}

/** No puzzle of ours needs a counter anywhere near this. */
const mostCounters = 100_000

/**
 * Tries one counter after another. WebCrypto does the work where the browser has it, else (an address without https, an old
 * browser) the page itself, with a breath after each counter.
 */
export async function solve({ nonce, salt, cost, keyLength, keyPrefix }: Puzzle): Promise<Solution> {
  const began = performance.now()
  const seed = fromHex(nonce)
  const password = new Uint8Array(seed.length + 4)
  password.set(seed)
  const ending = new DataView(password.buffer, seed.length)
  const salted = fromHex(salt)
  const derive = hasWebCrypto() ? deriveByPlatform : deriveByPage
  for (let counter = 0; counter <= mostCounters; counter++) {
    ending.setUint32(0, counter)
    const derivedKey = toHex(await derive(password, salted, cost, keyLength))
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey, time: Math.round(performance.now() - began) }
  }
  throw new Error('the puzzle has no solution')
}

type Bytes = Uint8Array<ArrayBuffer>

function hasWebCrypto(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined
}

async function deriveByPlatform(password: Bytes, salt: Bytes, iterations: number, length: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const kind = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(kind, key, length * 8))
}

async function deriveByPage(password: Bytes, salt: Bytes, iterations: number, length: number): Promise<Uint8Array> {
  await new Promise((resolve) => setTimeout(resolve))
  return derivePure(password, salt, iterations).subarray(0, length)
}

function fromHex(text: string): Bytes {
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16))
}

function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
