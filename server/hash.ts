import { createHmac, createSecretKey, type Hmac, hash, hkdfSync, type KeyObject } from 'node:crypto'

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

/** Keys as Node wants them, made once each: preparing one costs more than the HMAC itself. */
const prepared = new WeakMap<Uint8Array, KeyObject>()

function keyed(key: Bytes): Hmac {
  if (typeof key === 'string') return createHmac('sha256', key)
  const known = prepared.get(key) ?? createSecretKey(key)
  prepared.set(key, known)
  return createHmac('sha256', known)
}

/** HMAC-SHA-256 as 32 bytes. The bytes of a key are not changed afterwards. */
export function hmacSha256(key: Bytes, bytes: Bytes): Uint8Array {
  return keyed(key).update(bytes).digest()
}

/** HMAC-SHA-256 in base64url without padding. */
export function hmacBase64url(key: Bytes, bytes: Bytes): string {
  return keyed(key).update(bytes).digest('base64url')
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
