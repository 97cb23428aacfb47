import { describe, expect, it } from 'vitest'
import { addressKey, clientAddress } from '../../server/address.ts'

describe('the client address', () => {
  const proxies = ['127.0.0.1', '10.0.0.0/8']

  it('believes no header from a peer that is no trusted proxy', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', proxies)).toBe('203.0.113.9')
    expect(clientAddress('127.0.0.1', '198.51.100.1', [])).toBe('127.0.0.1')
  })

  it('reads the header from the right and stops at the first address that is not ours', () => {
    expect(clientAddress('127.0.0.1', '6.6.6.6, 198.51.100.1, 10.1.2.3', proxies)).toBe('198.51.100.1')
    expect(clientAddress('::ffff:127.0.0.1', '198.51.100.1', proxies)).toBe('198.51.100.1')
  })

  it('stays at the last hop it understands', () => {
    expect(clientAddress('127.0.0.1', 'not-an-address', proxies)).toBe('127.0.0.1')
    expect(clientAddress('127.0.0.1', null, proxies)).toBe('127.0.0.1')
  })

  it('counts IPv4 whole, mapped IPv4 as IPv4, and IPv6 by its /64', () => {
    expect(addressKey('::ffff:203.0.113.9')).toBe('203.0.113.9')
    expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:db8:1:2:bbbb::2'))
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'))
    expect(addressKey('')).toBe('unknown')
  })
})
