/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2). */
const rounds = fractions(64, 1 / 3)
/** Those of the square roots of the first eight (§5.3.3). */
export const start = fractions(8, 1 / 2)

/**
 * SHA-256 (FIPS 180-4) as 32 bytes, without the platform: the page recomputes receipts with it on every phone and in one turn,
 * where WebCrypto may be missing or makes a promise of each node of a tree. The server hashes with its own.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.from(start)
  const padded = pad(bytes)
  const words = new Int32Array(64)
  for (let at = 0; at < padded.byteLength; at += 64) {
    for (let t = 0; t < 16; t++) words[t] = padded.getInt32(at + 4 * t)
    compress(state, words)
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (const [place, word] of state.entries()) digest.setInt32(4 * place, word)
  return new Uint8Array(digest.buffer)
}

/** The message, a one bit, zeros, and its length in bits, to whole blocks of 64 bytes. */
function pad(bytes: Uint8Array): DataView {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  whole.set(bytes)
  whole[bytes.length] = 0x80
  const view = new DataView(whole.buffer)
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(whole.length - 4, (bytes.length * 8) >>> 0)
  return view
}

/** One round of the hash: mixes a block of sixteen words (room for 64) into the state. */
export function compress(state: Int32Array, w: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const late = w[t - 2] ?? 0
    const early = w[t - 15] ?? 0
    const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    w[t] = s1 + (w[t - 7] ?? 0) + s0 + (w[t - 16] ?? 0)
  }
  let a = state[0] ?? 0
  let b = state[1] ?? 0
  let c = state[2] ?? 0
  let d = state[3] ?? 0
  let e = state[4] ?? 0
  let f = state[5] ?? 0
  let g = state[6] ?? 0
  let h = state[7] ?? 0
  for (let t = 0; t < 64; t++) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const first = (h + big1 + ((e & f) ^ (~e & g)) + (rounds[t] ?? 0) + (w[t] ?? 0)) | 0
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  state[0] = (state[0] ?? 0) + a
  state[1] = (state[1] ?? 0) + b
  state[2] = (state[2] ?? 0) + c
  state[3] = (state[3] ?? 0) + d
  state[4] = (state[4] ?? 0) + e
  state[5] = (state[5] ?? 0) + f
  state[6] = (state[6] ?? 0) + g
  state[7] = (state[7] ?? 0) + h
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

/** The fractional parts of roots of the first primes, 32 bits each: a double is exact enough, as the test against vectors shows. */
function fractions(count: number, power: number): Int32Array {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (!found.some((prime) => n % prime === 0)) found.push(n)
  return Int32Array.from(found, (prime) => (prime ** power % 1) * 2 ** 32)
}
