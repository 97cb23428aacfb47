import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { hmacSha256 } from '../hash.ts'
import type { Env } from '../route.ts'

const cookie = 'device'
/** Browsers keep a cookie for 400 days at most. */
const keptSeconds = 400 * 86_400

/** The cookie of a device: its id and the server's signature over it, base64url. */
export function signDevice(key: Uint8Array, id: string): string {
  return `${id}.${Buffer.from(hmacSha256(key, `device/v1\n${id}`)).toString('base64url')}`
}

/** The id inside a device cookie; null when the signature is not this server's. */
export function readDevice(key: Uint8Array, signed: string): string | null {
  const [id = ''] = signed.split('.')
  const expected = Buffer.from(signDevice(key, id))
  const found = Buffer.from(signed)
  return found.length === expected.length && timingSafeEqual(found, expected) ? id : null
}

/** The device that is asking; null when it has no cookie, or one that this server never signed. */
export function deviceOf(c: Context<Env>): string | null {
  const signed = getCookie(c, cookie, 'host')
  return signed === undefined ? null : readDevice(c.var.deps.key('device'), signed)
}

/** Gives the asking browser a fresh device id. */
export function mintDevice(c: Context<Env>): void {
  const { key, id } = c.var.deps
  setCookie(c, cookie, signDevice(key('device'), id()), {
    prefix: 'host',
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: keptSeconds,
  })
}
