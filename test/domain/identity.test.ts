import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { masked, readMail, readPhone } from '../../server/domain/identity/address.ts'
import { inviteCode, readInviteCode } from '../../server/domain/identity/inviteCode.ts'
import { identityOf, strongest } from '../../server/domain/identity.ts'

describe('what a voter types', () => {
  it('is one phone number however it is written', () => {
    const ways = [
      '13800000000',
      '138 0000 0000',
      '138-0000-0000',
      '+86 138 0000 0000',
      '008613800000000',
      '１３８００００００００',
    ]
    expect(ways.map(readPhone)).toEqual(ways.map(() => '+8613800000000'))
    expect(identityOf('sms', readPhone('13800000000') ?? '')).toBe('phone:+8613800000000')
  })

  it('is refused where it is no mobile number', () => {
    const wrong = [
      '1380000000',
      '138000000000',
      '12800000000',
      '0532-80000000',
      '+86 10 12345678',
      'abc',
      '',
      '+0123456789',
    ]
    expect(wrong.map(readPhone)).toEqual(wrong.map(() => null))
    expect(readPhone('+1 (415) 555-0100')).toBe('+14155550100')
  })

  it('is one mail address in any case, and no address with two people in it', () => {
    expect([' Li.Na@Example.ORG', 'li.na@example.org'].map(readMail)).toEqual([
      'li.na@example.org',
      'li.na@example.org',
    ])
    expect(readMail('Ame\u0301lie@example.org')).toBe(readMail('Am\u00e9lie@example.org'))
    const wrong = [
      '',
      'a',
      'a@b',
      '@example.org',
      'a@b@c.org',
      'a b@example.org',
      'a@example.org,b@example.org',
      'a@example.org\nBcc: b@c.org',
    ]
    expect(wrong.map(readMail)).toEqual(wrong.map(() => null))
  })

  it('is shown again only in part', () => {
    expect([masked('+8613812345678'), masked('lina@example.org')]).toEqual(['138****5678', 'l***@example.org'])
  })
})

describe('an invite code', () => {
  const nineBytes = fc.uint8Array({ minLength: 9, maxLength: 9 })
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const swapped = (text: string, at: number, letter: string): string => text.slice(0, at) + letter + text.slice(at + 1)

  it('has at least 60 bits of chance and is read as people type it', () => {
    expect(inviteCode(new Uint8Array(9))).toBe('0000-0000-0000-0000')
    expect(new Set(Array.from({ length: 70 }, (_, bit) => inviteCode(withBit(bit)))).size).toBe(70)
    fc.assert(
      fc.property(nineBytes, (bytes) => {
        const code = inviteCode(bytes)
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
        const typed = ` ${code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l')} `
        expect(readInviteCode(typed)).toEqual({ code })
      }),
    )
  })

  it('finds every wrong letter, every two wrong letters and every two that changed places', () => {
    fc.assert(
      fc.property(nineBytes, fc.nat(15), fc.nat(15), fc.nat(31), fc.nat(31), (bytes, a, b, x, y) => {
        const code = inviteCode(bytes).replace(/-/g, '')
        const wrong = swapped(swapped(code, a, letters.charAt(x)), b, letters.charAt(y))
        const exchanged = swapped(swapped(code, a, code.charAt(b)), b, code.charAt(a))
        for (const typo of [wrong, exchanged])
          if (typo !== code) expect(readInviteCode(typo)).toEqual({ fault: 'code-typo' })
      }),
      { numRuns: 5000 },
    )
  })

  it('says when a letter is missing, and that U and signs are none', () => {
    expect(readInviteCode('0000-0000-0000-000')).toEqual({ fault: 'code-length' })
    expect(readInviteCode('0000-0000-0000-000U')).toEqual({ fault: 'code-typo' })
    expect(readInviteCode('0000/0000-0000-000')).toEqual({ fault: 'code-typo' })
  })

  function withBit(bit: number): Uint8Array {
    const bytes = new Uint8Array(9)
    bytes[bit >> 3] = 0x80 >> (bit & 7)
    return bytes
  }
})

describe('the strongest of what was proven', () => {
  it('is what says most about a person among what the campaign accepts', () => {
    const proven = [
      { tier: 'email', tag: 'e' },
      { tier: 'roll', tag: 'r' },
      { tier: 'sms', tag: 's' },
    ] as const
    expect(strongest(proven, ['device', 'email', 'sms'])).toEqual({ tier: 'sms', tag: 's' })
    expect(strongest(proven, ['roll', 'email'])).toEqual({ tier: 'roll', tag: 'r' })
    expect(strongest(proven, ['wechat'])).toBeNull()
  })
})
