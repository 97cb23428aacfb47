import { createRoute, z } from '@hono/zod-openapi'
import { personByLogin, placesOf } from '../../db/people.ts'
import { loginKey } from '../domain/people.ts'
import { limited, takeOrRefuse } from '../limits.ts'
import { answers, refuse } from '../refusal.ts'
import { jsonBody, slice } from '../route.ts'
import { signIn, signOut } from '../session.ts'
import { Place, tooManyAtOnce } from './account.ts'
import { PasskeyAnswer, passkeyOwner, signInOptions } from './ceremony.ts'
import { CredentialOptions } from './passkeyOptions.ts'
import { passwordFits } from './password.ts'

const Person = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  standing: z.enum(['founder', 'guest']),
})

const me = createRoute({
  method: 'get',
  path: '/me',
  summary: 'Who is signed in here, and the places this person holds, newest campaign first.',
  responses: answers(z.object({ person: Person.nullable(), places: z.array(Place) })),
})

const withPassword = createRoute({
  method: 'post',
  path: '/sign-in',
  summary: 'Sign in with a password.',
  middleware: limited('sign-in'),
  request: {
    body: jsonBody(z.object({ login: z.string().max(200), password: z.string().max(1000) })),
  },
  responses: answers(z.object({ person: z.string() })),
})

const passkeyOptions = createRoute({
  method: 'post',
  path: '/sign-in/passkey/options',
  summary: 'A puzzle for an authenticator; the answer goes to /sign-in/passkey within five minutes.',
  middleware: limited('sign-in'),
  responses: answers(z.object({ challenge: z.string(), options: CredentialOptions })),
})

const withPasskey = createRoute({
  method: 'post',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey.',
  middleware: limited('sign-in'),
  request: { body: jsonBody(PasskeyAnswer) },
  responses: answers(z.object({ person: z.string() })),
})

const out = createRoute({
  method: 'post',
  path: '/sign-out',
  summary: 'End the session of this browser.',
  responses: answers(z.object({ signedOut: z.literal(true) })),
})

export const signInAndOut = slice()
  .openapi(me, async (c) => {
    const { person, deps } = c.var
    if (person === null) return c.json({ person: null, places: [] }, 200)
    return c.json({ person, places: await placesOf(deps.db, person.id) }, 200)
  })
  .openapi(withPassword, async (c) => {
    const { login, password } = c.req.valid('json')
    const key = loginKey(login)
    const spent = await takeOrRefuse(c, 'sign-in-login', key)
    if (spent !== null) return spent
    const person = await personByLogin(c.var.deps.db, key)
    const fits = await passwordFits(person?.password_hash ?? null, password)
    if (fits === null) return refuse(c, tooManyAtOnce)
    if (!fits || person === undefined) return refuse(c, { code: 'wrong-credentials', field: 'password' })
    await signIn(c, person.id)
    return c.json({ person: person.id }, 200)
  })
  .openapi(passkeyOptions, async (c) => c.json(await signInOptions(c), 200))
  .openapi(withPasskey, async (c) => {
    const person = await passkeyOwner(c, c.req.valid('json'))
    if (person === null) return refuse(c, { code: 'passkey-refused' })
    await signIn(c, person)
    return c.json({ person }, 200)
  })
  .openapi(out, async (c) => {
    await signOut(c)
    return c.json({ signedOut: true as const }, 200)
  })
