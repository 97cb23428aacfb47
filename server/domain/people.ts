/** Who a person is here and how one becomes somebody (product.md "People"). */

/** An invitation opens one place for this many days. */
export const invitationDays = 14
/** Shortest password, in characters as a person counts them. */
export const leastPassword = 10
/** Longest password: beyond it, hashing would be a way to keep the server busy. */
export const mostPassword = 200

const loginForm = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u

/** The one form in which a login is stored and looked for: NFKC, no outer spaces, lower-case. */
export function loginKey(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

export interface AccountFault {
  field: 'name' | 'login' | 'password'
  code: 'name-missing' | 'login-unfit' | 'password-short' | 'password-long' | 'password-is-login'
  values?: Record<string, number>
}

/**
 * What is wrong with a new account, in the order of the form; empty when nothing is. `password` is null where a passkey
 * takes its place. A login has 2 to 64 letters, digits or `. _ @ + -` and begins with a letter or digit.
 */
export function accountFaults(account: { name: string; login: string; password: string | null }): AccountFault[] {
  const login = loginKey(account.login)
  const faults: AccountFault[] = []
  if (account.name.trim() === '') faults.push({ field: 'name', code: 'name-missing' })
  if (!loginForm.test(login)) faults.push({ field: 'login', code: 'login-unfit' })
  if (account.password === null) return faults
  const length = [...account.password].length
  if (length < leastPassword)
    faults.push({ field: 'password', code: 'password-short', values: { least: leastPassword } })
  else if (length > mostPassword)
    faults.push({ field: 'password', code: 'password-long', values: { most: mostPassword } })
  else if (loginKey(account.password) === login) faults.push({ field: 'password', code: 'password-is-login' })
  return faults
}

export type InvitationRefusal = 'invitation-unknown' | 'invitation-used' | 'invitation-expired' | 'invitation-withdrawn'

/** Why an invitation no longer opens its place at `now`; null while it does. Times are RFC 3339 UTC text. */
export function whyClosed(
  invitation: { usedAt: string | null; expiresAt: string; place: { removedAt: string | null } | null },
  now: string,
): InvitationRefusal | null {
  if (invitation.usedAt !== null) return 'invitation-used'
  if (invitation.place !== null && invitation.place.removedAt !== null) return 'invitation-withdrawn'
  if (invitation.expiresAt <= now) return 'invitation-expired'
  return null
}

export type MemberState = 'invited' | 'link-expired' | 'accepted' | 'removed'

/** Where a member stands at `now`. */
export function memberState(
  member: { acceptedAt: string | null; removedAt: string | null; linkExpiresAt: string | null },
  now: string,
): MemberState {
  if (member.removedAt !== null) return 'removed'
  if (member.acceptedAt !== null) return 'accepted'
  return member.linkExpiresAt !== null && member.linkExpiresAt > now ? 'invited' : 'link-expired'
}

/** So many pseudonyms after those already given: e1, e2 … A number is never given twice, not even after a removal. */
export function nextExpertCodes(given: readonly string[], count: number): string[] {
  const last = given.reduce((most, code) => Math.max(most, Number(code.slice(1))), 0)
  return Array.from({ length: count }, (_, offset) => `e${last + 1 + offset}`)
}
