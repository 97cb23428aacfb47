import ipaddr from 'ipaddr.js'

/**
 * The client's address. X-Forwarded-For is believed only as far as the proxies that the configuration names reach, read from
 * the right; `::ffff:a.b.c.d` is IPv4, and IPv6 counts by its /64 (screening.md "At the door").
 */
export function clientAddress(peer: string, forwarded: string | null, trustedProxies: readonly string[]): string {
  let address = peer
  let end = forwarded?.length ?? 0
  while (forwarded !== null && end >= 0 && isTrusted(address, trustedProxies)) {
    const start = forwarded.lastIndexOf(',', end - 1)
    const hop = forwarded.slice(start + 1, end).trim()
    end = start
    if (hop === '') continue
    if (!isAddress(hop)) break
    address = hop
  }
  return address
}

/** The key under which an address is limited: IPv4 whole, IPv6 by /64. */
export function addressKey(address: string): string {
  if (fourBytes(address) !== null) return address
  if (!isAddress(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return `${parsed
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}/64`
}

/** The network that the key of an address lies in: IPv4 by /24, IPv6 by /48. */
export function networkKey(key: string): string {
  if (key.endsWith('/64')) return `${key.slice(0, 12)}/48`
  const dot = key.lastIndexOf('.')
  return dot < 0 ? key : `${key.slice(0, dot)}/24`
}

/** An address as people and proxies write it; IPv4 only as four decimal numbers (the library takes octal and single numbers too). */
function isAddress(text: string): boolean {
  return fourBytes(text) !== null || (text.includes(':') && ipaddr.isValid(text))
}

/** The value of an IPv4 address in its one decimal spelling; null for anything else. Every request comes by here. */
function fourBytes(text: string): number | null {
  if (text.length < 7 || text.length > 15) return null
  let whole = 0
  let byte = -1
  let dots = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit === -2) {
      if (byte < 0) return null
      whole = whole * 256 + byte
      byte = -1
      dots += 1
    } else {
      if (digit < 0 || digit > 9 || byte === 0) return null
      byte = byte < 0 ? digit : byte * 10 + digit
      if (byte > 255) return null
    }
  }
  return dots === 3 && byte >= 0 ? whole * 256 + byte : null
}

type Range = [network: ipaddr.IPv4 | ipaddr.IPv6, bits: number]

interface Ranges {
  /** IPv4 ranges by their first address and their size. */
  four: { first: number; size: number }[]
  all: Range[]
}

const known = new WeakMap<readonly string[], Ranges>()

function rangesOf(texts: readonly string[]): Ranges {
  const before = known.get(texts)
  if (before !== undefined) return before
  const all = texts.map((text): Range => {
    if (text.includes('/')) return ipaddr.parseCIDR(text)
    const address = ipaddr.process(text)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  })
  const four = all.flatMap(([network, bits]) => {
    const size = 2 ** (32 - bits)
    const value = fourBytes(network.toString())
    return value === null ? [] : [{ first: Math.floor(value / size) * size, size }]
  })
  const ranges = { four, all }
  known.set(texts, ranges)
  return ranges
}

function isTrusted(address: string, texts: readonly string[]): boolean {
  const ranges = rangesOf(texts)
  const value = fourBytes(address)
  if (value !== null) return ranges.four.some(({ first, size }) => value >= first && value < first + size)
  if (!isAddress(address)) return false
  const parsed = ipaddr.process(address)
  return ranges.all.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits))
}
