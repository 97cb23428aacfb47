import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { hostCookie } from '../cookie.ts'
import { hmacBase64url } from '../hash.ts'
import type { Env } from '../route.ts'

const cookie = 'device'
/** Browsers keep a cookie for 400 days at most. */
const keptSeconds = 400 * 86_400

/** A browser that was minted as a device: since when, and how long it took over its puzzle (by its own clock; 0 when unknown). */
export interface Device {
  id: string
  /** Seconds since 1970. */
  mintedAt: number
  solveMs: number
}

/** The cookie of a device: its id, when it was minted, how long it solved, and the server's signature over them. */
export function signDevice(key: Uint8Array, id: string, mintedAt = 0, solveMs = 0): string {
  const said = `${id}.${mintedAt.toString(36)}.${solveMs.toString(36)}`
  return `${said}.${hmacBase64url(key, `device/v1\n${said}`)}`
}

/** What a device cookie says; null when the signature is not this server's. */
export function readDevice(key: Uint8Array, signed: string): Device | null {
  const end = signed.lastIndexOf('.')
  const said = signed.slice(0, Math.max(0, end))
  if (!isSame(signed.slice(end + 1), hmacBase64url(key, `device/v1\n${said}`))) return null
  const [id = '', mintedAt = '', solveMs = ''] = said.split('.')
  return { id, mintedAt: Number.parseInt(mintedAt, 36), solveMs: Number.parseInt(solveMs, 36) }
}

/** The device that is asking, read once a request; null when it has no cookie, or one that this server never signed. */
export function askingDevice(c: Context<Env>): Device | null {
  const before = c.get('device')
  if (before !== undefined) return before
  const signed = ownCookie(c.req.header('cookie') ?? '', `__Host-${cookie}`)
  const found = signed === null ? null : readDevice(c.get('deps').key('device'), signed)
  c.set('device', found)
  return found
}

/** The id of the asking device, or null. */
export function deviceOf(c: Context<Env>): string | null {
  return askingDevice(c)?.id ?? null
}

/** Gives the asking browser a fresh device id. */
export function mintDevice(c: Context<Env>, solveMs = 0): Device {
  const { key, id, now } = c.get('deps')
  const device = { id: id(), mintedAt: Math.floor(now().getTime() / 1000), solveMs }
  setCookie(c, cookie, signDevice(key('device'), device.id, device.mintedAt, device.solveMs), hostCookie(keptSeconds))
  c.set('device', device)
  return device
}

/** Whether two signatures are the same, in a time that does not tell how far they agree. */
export function isSame(found: string, expected: string): boolean {
  if (found.length !== expected.length) return false
  let difference = 0
  for (let at = 0; at < expected.length; at++) difference |= found.charCodeAt(at) ^ expected.charCodeAt(at)
  return difference === 0
}

/** The value of the first cookie of this name; none of ours needs decoding. */
function ownCookie(header: string, name: string): string | null {
  for (let start = 0; start < header.length; ) {
    const end = header.indexOf(';', start)
    const stop = end < 0 ? header.length : end
    while (header[start] === ' ') start += 1
    if (header.startsWith(name, start) && header[start + name.length] === '=')
      return header.slice(start + name.length + 1, stop)
    start = stop + 1
  }
  return null
}
