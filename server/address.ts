import ipaddr from 'ipaddr.js'

/**
 * The client's address. X-Forwarded-For is believed only as far as the proxies that the configuration names reach, read from
 * the right; `::ffff:a.b.c.d` is IPv4, and IPv6 counts by its /64 (screening.md "At the door").
 */
export function clientAddress(peer: string, forwarded: string | null, trustedProxies: readonly string[]): string {
  const hops = (forwarded ?? '').split(',').flatMap((hop) => hop.trim() || [])
  let address = peer
  while (isTrusted(address, trustedProxies)) {
    const previous = hops.pop()
    if (previous === undefined || !ipaddr.isValid(previous)) break
    address = previous
  }
  return address
}

/** The key under which an address is limited: IPv4 whole, IPv6 by /64. */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return `${parsed
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}/64`
}

function isTrusted(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return ranges.some((range) => {
    const [network, bits] = range.includes('/') ? ipaddr.parseCIDR(range) : [ipaddr.process(range), undefined]
    if (network.kind() !== parsed.kind()) return false
    return parsed.match(network, bits ?? (network.kind() === 'ipv4' ? 32 : 128))
  })
}
