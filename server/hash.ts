import { createHash, createHmac, hkdfSync } from 'node:crypto'

type Bytes = Uint8Array | string

/** SHA-256 as 32 bytes. */
export function sha256(bytes: Bytes): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(bytes: Bytes): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** SHA-256 in base64url without padding. */
export function sha256Base64url(bytes: Bytes): string {
  return createHash('sha256').update(bytes).digest('base64url')
}

/** HMAC-SHA-256 as 32 bytes. */
export function hmacSha256(key: Bytes, bytes: Bytes): Uint8Array {
  return createHmac('sha256', key).update(bytes).digest()
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
