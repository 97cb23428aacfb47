import { compress, start } from '../../server/domain/sha256.ts'

/**
 * PBKDF2-HMAC-SHA-256 (RFC 8018 §5.2), its first 32 bytes, without the platform. Password and salt of at most 51 bytes: each
 * then fits in one block behind the key, and one iteration is two blocks of the hash.
 */
export function derivePure(password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array {
  const inner = keyed(password, 0x36)
  const outer = keyed(password, 0x5c)
  const block = new Int32Array(64)
  const first = new Uint8Array(64)
  first.set(salt)
  first.set([0, 0, 0, 1, 0x80], salt.length)
  const view = new DataView(first.buffer)
  view.setUint32(60, (64 + salt.length + 4) * 8)
  for (let at = 0; at < 16; at++) block[at] = view.getInt32(4 * at)
  const sum = new Int32Array(8)
  for (let turn = 0; turn < iterations; turn++) {
    const half = Int32Array.from(inner)
    compress(half, block)
    digestBlock(block, half)
    const whole = Int32Array.from(outer)
    compress(whole, block)
    digestBlock(block, whole)
    for (let at = 0; at < 8; at++) sum[at] = (sum[at] ?? 0) ^ (whole[at] ?? 0)
  }
  const key = new DataView(new ArrayBuffer(32))
  for (let at = 0; at < 8; at++) key.setInt32(4 * at, sum[at] ?? 0)
  return new Uint8Array(key.buffer)
}

/** The state after the block of the padded key. */
function keyed(password: Uint8Array, pad: number): Int32Array {
  const bytes = new Uint8Array(64).fill(pad)
  for (let at = 0; at < password.length; at++) bytes[at] = (password[at] ?? 0) ^ pad
  const view = new DataView(bytes.buffer)
  const block = new Int32Array(64)
  for (let at = 0; at < 16; at++) block[at] = view.getInt32(4 * at)
  const state = Int32Array.from(start)
  compress(state, block)
  return state
}

/** A digest of 32 bytes as the last block of a message that had one block before it. */
function digestBlock(block: Int32Array, digest: Int32Array): void {
  block.set(digest)
  block.fill(0, 8, 16)
  block[8] = 0x80000000 | 0
  block[15] = (64 + 32) * 8
}
