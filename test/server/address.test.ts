import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { addressKey, clientAddress, networkKey } from '../../server/address.ts'

describe('the client address', () => {
  const proxies = ['127.0.0.1', '10.0.0.0/8', '2001:db8:ffff::/48']

  it('believes no header from a peer that is no trusted proxy', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', proxies)).toBe('203.0.113.9')
    expect(clientAddress('127.0.0.1', '198.51.100.1', [])).toBe('127.0.0.1')
    expect(clientAddress('2001:db8:fffe::1', '198.51.100.1', proxies)).toBe('2001:db8:fffe::1')
  })

  it('reads the header from the right and stops at the first address that is not ours', () => {
    expect(clientAddress('127.0.0.1', '6.6.6.6, 198.51.100.1, 10.1.2.3', proxies)).toBe('198.51.100.1')
    expect(clientAddress('::ffff:127.0.0.1', '198.51.100.1', proxies)).toBe('198.51.100.1')
    expect(clientAddress('2001:db8:ffff::9', '6.6.6.6,, 2001:db8:1::7 ,', proxies)).toBe('2001:db8:1::7')
    expect(clientAddress('127.0.0.1', '10.0.0.1,10.0.0.2', proxies)).toBe('10.0.0.1')
  })

  it('stays at the last hop it understands', () => {
    for (const odd of ['not-an-address', '', ' , ', '1', '0x7f.0.0.1', '010.0.0.1', '1.2.3', '1.2.3.256', '1.2.3.4.5'])
      expect(clientAddress('127.0.0.1', odd, proxies)).toBe('127.0.0.1')
    expect(clientAddress('127.0.0.1', null, proxies)).toBe('127.0.0.1')
    expect(clientAddress('', '198.51.100.1', proxies)).toBe('')
  })

  it('is quick with a header made of commas', () => {
    const began = performance.now()
    for (let at = 0; at < 100; at++) clientAddress('127.0.0.1', `6.6.6.6${','.repeat(16_000)}`, proxies)
    expect(performance.now() - began).toBeLessThan(2000)
    expect(clientAddress('127.0.0.1', `6.6.6.6${','.repeat(16_000)}`, proxies)).toBe('6.6.6.6')
  })

  it('counts IPv4 whole, mapped IPv4 as IPv4, and IPv6 by its /64', () => {
    expect(addressKey('203.0.113.9')).toBe('203.0.113.9')
    expect(addressKey('::ffff:203.0.113.9')).toBe('203.0.113.9')
    expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:db8:1:2:bbbb::2'))
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'))
    expect(addressKey('')).toBe('unknown')
  })

  it('knows the network around an address: IPv4 by /24, IPv6 by /48', () => {
    const around = (address: string) => networkKey(addressKey(address))
    expect(around('203.0.113.9')).toBe('203.0.113/24')
    expect(around('::ffff:203.0.113.77')).toBe('203.0.113/24')
    expect(around('2001:db8:1:2::1')).toBe(around('2001:db8:1:ffff::1'))
    expect(around('2001:db8:1:2::1')).not.toBe(around('2001:db8:2:2::1'))
    expect(around('')).toBe('unknown')
  })

  it('agrees with the library about every IPv4 range', () => {
    const address = fc.ipV4()
    fc.assert(
      fc.property(address, address, fc.integer({ min: 0, max: 32 }), (peer, network, bits) => {
        const range = `${network}/${bits}`
        const trusted = ipaddr.parse(peer).match(ipaddr.parseCIDR(range))
        expect(clientAddress(peer, '9.9.9.9', [range])).toBe(trusted ? '9.9.9.9' : peer)
      }),
      { numRuns: 2000 },
    )
  })
})
