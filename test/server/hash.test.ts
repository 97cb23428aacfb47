import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hmacBase64url, hmacSha256, sha256, sha256Base64url, sha256Hex } from '../../server/hash.ts'

it('is SHA-256 and HMAC-SHA-256, of texts and of bytes of any length', () => {
  const message = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.string({ unit: 'grapheme', maxLength: 700 }))
  const key = fc.oneof(fc.uint8Array({ maxLength: 100 }), fc.string({ unit: 'grapheme', maxLength: 40 }))
  fc.assert(
    fc.property(key, message, (secret, bytes) => {
      const whole = createHash('sha256').update(bytes).digest()
      expect(Buffer.from(sha256(bytes)).equals(whole)).toBe(true)
      expect([sha256Hex(bytes), sha256Base64url(bytes)]).toEqual([whole.toString('hex'), whole.toString('base64url')])
      const keyed = createHmac('sha256', secret).update(bytes).digest()
      expect(Buffer.from(hmacSha256(secret, bytes)).equals(keyed)).toBe(true)
      expect(hmacBase64url(secret, bytes)).toBe(keyed.toString('base64url'))
    }),
    { numRuns: 500 },
  )
})
