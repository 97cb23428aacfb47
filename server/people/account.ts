import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { PasskeyTable } from '../../db/database.ts'
import { accountFaults, loginKey } from '../domain/people.ts'
import type { Refusal } from '../refusal.ts'
import type { Env } from '../route.ts'
import { rfc3339 } from '../time.ts'
import { NewPasskey, verifiedPasskey } from './ceremony.ts'
import { hashPassword } from './password.ts'

/** Places as pages list them. */
export const Place = z.object({
  campaign: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  role: z.enum(['organizer', 'auditor', 'expert']),
})

/** What a person types to become somebody: a password, or a passkey in its place. */
export const NewAccount = z
  .object({
    name: z.string().max(120),
    login: z.string().max(200),
    password: z.string().max(1000).optional(),
    passkey: NewPasskey.optional(),
  })
  .refine(({ password, passkey }) => (password === undefined) !== (passkey === undefined), {
    path: ['password'],
    message: 'either a password or a passkey',
  })

export const tooManyAtOnce: Refusal = { code: 'too-many-requests', values: { seconds: 5 } }

/** The rows of a new account, its password hashed or its passkey verified; the refusal names every field at fault. */
export async function prepareAccount(c: Context<Env>, typed: z.infer<typeof NewAccount>) {
  const { id, now } = c.var.deps
  const password = typed.password ?? null
  const faults = accountFaults({ name: typed.name, login: typed.login, password })
  const [first] = faults
  if (first !== undefined) return { refusal: { ...first, faults } }
  let passkey: Omit<PasskeyTable, 'person'> | null = null
  if (typed.passkey !== undefined) {
    passkey = await verifiedPasskey(c, typed.passkey)
    if (passkey === null) return { refusal: { code: 'passkey-refused', field: 'passkey' } satisfies Refusal }
  }
  const hashed = password === null ? null : await hashPassword(password)
  if (password !== null && hashed === null) return { refusal: tooManyAtOnce }
  const person = {
    id: id(),
    name: typed.name.trim(),
    login: loginKey(typed.login),
    password_hash: hashed,
    standing: 'guest' as const,
    created_at: rfc3339(now()),
  }
  return { account: { person, passkey } }
}
