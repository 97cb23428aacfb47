import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from '../../server/domain/bytes.ts'
import { identityOf } from '../../server/domain/identity.ts'
import { logLine } from '../../server/domain/log.ts'
import { ballotId, commitment, receiptCode, voterTag } from '../../server/domain/receipt.ts'
import { hmacSha256, sha256 } from '../../server/hash.ts'

const filled = (size: number, byte: number) => new Uint8Array(size).fill(byte)

describe('the receipt of the worked log (log.md)', () => {
  const ballot = ballotId(sha256, filled(16, 0x11))
  const voter = voterTag(hmacSha256, filled(32, 0x33), 'c1', identityOf('sms', '+8613800000000'))
  const halves = commitment(
    sha256,
    { a: filled(32, 0x22), b: filled(32, 0x23) },
    { campaign: 'c1', ballot, choices: [31, 45, 60], at: '2025-11-21T08:00:00.123Z', voter },
  )

  it('has its ballot id, voter tag, halves and commitment', () => {
    expect({ ballot, voter, ...halves }).toEqual({
      ballot: 'y6G8zgtD2C1v1IO9aPgIPg',
      voter: 'oPzmE9c4OSoFliO1Wnm7xdvM4k0cxHbl611QInTajDg',
      cA: '_1eSftrY95Itq5XHZCNY1T2MXBh3CXTsi_zKqXYTtEI',
      cB: 'te5v7xhF7tYk0jKAJbM0Tv3qC-GXXC9ADKvAKwm-GoI',
      commit: 'f9ktnyCRUeu_ng9-YBpyRpb8-Qv3RdZIuaREAtB76Bs',
    })
  })

  it('has its entry, byte for byte', () => {
    expect(logLine('c1', { type: 'ballot_cast', ballot, commit: halves.commit })).toBe(
      '{"ballot":"y6G8zgtD2C1v1IO9aPgIPg","campaign":"c1","commit":"f9ktnyCRUeu_ng9-YBpyRpb8-Qv3RdZIuaREAtB76Bs","type":"ballot_cast","v":1}',
    )
  })
})

describe('the receipt code', () => {
  it('is the first sixty bits of the ballot id in Crockford base32', () => {
    const bits = (byte: number) => byte.toString(2).padStart(8, '0')
    for (const id of [filled(16, 0), filled(16, 255), sha256('a').subarray(0, 16)]) {
      const code = receiptCode(toBase64url(id))
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      const read = [...code.replaceAll('-', '')].map((letter) =>
        '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(letter).toString(2).padStart(5, '0'),
      )
      expect(read.join('')).toBe([...id].map(bits).join('').slice(0, 60))
    }
  })
})

describe('base64url', () => {
  it('writes and reads like Node, and refuses a second spelling', () => {
    for (let size = 0; size < 40; size++) {
      const bytes = sha256(`${size}`).subarray(0, size)
      const text = Buffer.from(bytes).toString('base64url')
      expect(toBase64url(bytes)).toBe(text)
      expect([...(fromBase64url(text) ?? [])]).toEqual([...bytes])
    }
    for (const wrong of ['a', 'ab', 'AA==', 'A+', 'é', 'AAB'])
      expect([wrong, fromBase64url(wrong)]).toEqual([wrong, null])
  })
})

describe('identities', () => {
  it('is one voter over all tiers where it is one identity', () => {
    expect(identityOf('device', 'd1')).toBe('device:d1')
    expect(identityOf('email', 'Ren\u0065\u0301@Example.ORG')).toBe('email:ren\u00e9@example.org')
    expect(identityOf('sms', '+8613800000000')).toBe('phone:+8613800000000')
  })
})
