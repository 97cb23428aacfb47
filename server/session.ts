import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Role } from '../db/members.ts'
import { memberOf } from '../db/members.ts'
import { endSession, openSession, sessionPerson, sweepSessions } from '../db/sessions.ts'
import { hostCookie } from './cookie.ts'
import { sha256Hex } from './hash.ts'
import type { Refusal } from './refusal.ts'
import type { Env } from './route.ts'
import { rfc3339 } from './time.ts'

/** A signed-in person; citizens have no account and are nobody here. */
export interface Person {
  id: string
  name: string
  login: string
  standing: 'founder' | 'guest'
}

/** Staff sessions last twelve hours (product.md "People"). */
const sessionHours = 12
const cookie = 'session'

/** Finds out who is asking, once a request. */
export const whoIsAsking = createMiddleware<Env>(async (c, next) => {
  const token = getCookie(c, cookie, 'host')
  const { db, now } = c.get('deps')
  const found = token === undefined ? undefined : await sessionPerson(db, sha256Hex(token), rfc3339(now()))
  c.set('person', found ?? null)
  c.set('sessionExpired', token !== undefined && found === undefined)
  await next()
})

/**
 * Signs a person in on this browser: a fresh token in a `__Host-` cookie, its hash in the table. The session that the browser
 * had ends, and those of everybody that have run out are forgotten.
 */
export async function signIn(c: Context<Env>, person: string): Promise<void> {
  const { db, now, chance } = c.var.deps
  const token = Buffer.from(chance(32)).toString('base64url')
  const created = now()
  const earlier = getCookie(c, cookie, 'host')
  if (earlier !== undefined) await endSession(db, sha256Hex(earlier))
  await sweepSessions(db, rfc3339(created))
  await openSession(db, {
    token_sha256: sha256Hex(token),
    person,
    created_at: rfc3339(created),
    expires_at: rfc3339(new Date(created.getTime() + sessionHours * 3_600_000)),
  })
  setCookie(c, cookie, token, hostCookie(sessionHours * 3600))
}

/** Ends the session of this browser. */
export async function signOut(c: Context<Env>): Promise<void> {
  const token = getCookie(c, cookie, 'host')
  if (token !== undefined) await endSession(c.var.deps.db, sha256Hex(token))
  deleteCookie(c, cookie, { prefix: 'host', path: '/', secure: true })
}

/** The signed-in person, or the refusal that opens the sign-in. */
export function signedIn(c: Context<Env>): { person: Person } | { refusal: Refusal } {
  const { person, sessionExpired } = c.var
  if (person !== null) return { person }
  return { refusal: { code: sessionExpired ? 'session-expired' : 'not-signed-in' } }
}

export interface Member {
  id: string
  role: Role
  name: string
  person: Person
}

/** The signed-in person's place in a campaign, when it has one of these roles; the refusal otherwise. */
export async function memberWith(
  c: Context<Env>,
  campaign: string,
  ...roles: Role[]
): Promise<{ member: Member } | { refusal: Refusal }> {
  const asking = signedIn(c)
  if ('refusal' in asking) return asking
  const member = await memberOf(c.var.deps.db, campaign, asking.person.id, roles)
  if (member === undefined) return { refusal: { code: 'forbidden' } }
  return { member: { ...member, person: asking.person } }
}
