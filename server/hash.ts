import { createHmac, hash, hkdfSync } from 'node:crypto'

type Bytes = Uint8Array | string

/** SHA-256 as 32 bytes. */
export function sha256(bytes: Bytes): Uint8Array {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1')
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(bytes: Bytes): string {
  return hash('sha256', bytes, 'hex')
}

/** SHA-256 in base64url without padding. */
export function sha256Base64url(bytes: Bytes): string {
  return hash('sha256', bytes, 'base64url')
}

const block = 64
const inner = Buffer.alloc(block + 1024)
const outer = Buffer.alloc(block + 32)

/** HMAC-SHA-256 as 32 bytes. */
export function hmacSha256(key: Bytes, bytes: Bytes): Uint8Array {
  if (!laidOut(key, bytes)) return createHmac('sha256', key).update(bytes).digest()
  return Buffer.from(hash('sha256', outer, 'binary'), 'latin1')
}

/** HMAC-SHA-256 in base64url without padding. */
export function hmacBase64url(key: Bytes, bytes: Bytes): string {
  if (!laidOut(key, bytes)) return createHmac('sha256', key).update(bytes).digest('base64url')
  return hash('sha256', outer, 'base64url')
}

/**
 * Lays out the second hash of an HMAC (RFC 2104) in `outer`; false where key or message is too long for the two buffers. Every
 * ballot needs several; an Hmac object of Node costs as much as two of these with a key prepared before, and twenty without.
 */
function laidOut(key: Bytes, bytes: Bytes): boolean {
  if (key.length > block || bytes.length * 3 > inner.length - block) return false
  inner.fill(0, 0, block)
  if (typeof key === 'string') {
    if (inner.write(key, 0, block) < Buffer.byteLength(key)) return false
  } else inner.set(key, 0)
  for (let at = 0; at < block; at++) {
    const byte = inner[at] ?? 0
    outer[at] = byte ^ 0x5c
    inner[at] = byte ^ 0x36
  }
  let length = bytes.length
  if (typeof bytes === 'string') length = inner.write(bytes, block)
  else inner.set(bytes, block)
  outer.write(hash('sha256', inner.subarray(0, block + length), 'binary'), block, 'latin1')
  return true
}

/** Keys of 32 bytes, one a purpose, drawn from the server's secret (HKDF-SHA-256, RFC 5869); each is drawn once. */
export function keyRing(secret: Uint8Array): (purpose: string) => Uint8Array {
  const drawn = new Map<string, Uint8Array>()
  return (purpose) => {
    const known = drawn.get(purpose)
    if (known !== undefined) return known
    const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32))
    drawn.set(purpose, key)
    return key
  }
}
