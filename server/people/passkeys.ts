import { createRoute, z } from '@hono/zod-openapi'
import { recordAct } from '../../db/audit.ts'
import { insertPasskey, passkeysOf } from '../../db/passkeys.ts'
import { opensOnly, personByLogin } from '../../db/people.ts'
import { inTransaction } from '../../db/transaction.ts'
import { accountFaults, loginKey } from '../domain/people.ts'
import { limited } from '../limits.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { jsonBody, slice } from '../route.ts'
import { signedIn } from '../session.ts'
import { rfc3339 } from '../time.ts'
import { NewPasskey, newPasskeyOptions, verifiedPasskey } from './ceremony.ts'
import { openInvitation } from './invitations.ts'
import { CredentialOptions } from './passkeyOptions.ts'

const options = createRoute({
  method: 'post',
  path: '/passkeys/options',
  summary: 'A puzzle for making a passkey: for the holder of an invitation, or (no body fields) for who is signed in.',
  middleware: limited('invitation'),
  request: {
    body: jsonBody(
      z.object({
        invitation: z
          .object({ token: z.string().max(200), name: z.string().max(120), login: z.string().max(200) })
          .optional(),
      }),
    ),
  },
  responses: answers(z.object({ challenge: z.string(), options: CredentialOptions })),
})

const register = createRoute({
  method: 'post',
  path: '/passkeys/register',
  summary: 'Keep one more passkey for who is signed in.',
  request: { body: jsonBody(NewPasskey) },
  responses: answers(z.object({ credential: z.string() })),
})

export const passkeys = slice()
  .openapi(options, async (c) => {
    const { db } = c.var.deps
    const { invitation } = c.req.valid('json')
    if (invitation === undefined) {
      const asking = signedIn(c)
      if ('refusal' in asking) return refuse(c, asking.refusal)
      const { person } = asking
      return c.json(await newPasskeyOptions(c, { ...person, has: await passkeysOf(db, person.id) }), 200)
    }
    const open = await openInvitation(c, invitation.token)
    if ('refusal' in open) return refuse(c, open.refusal)
    const faults = accountFaults({ ...invitation, password: null })
    const [first] = faults
    if (first !== undefined) return refuse(c, { ...first, faults })
    // An authenticator would keep a passkey for an account that never comes to be: so the login is looked at before.
    const login = loginKey(invitation.login)
    const taken = await personByLogin(db, login)
    const { place } = open.invitation
    const renews = taken !== undefined && place !== null && open.invitation.holder?.id === taken.id
    if (taken !== undefined && !(renews && (await opensOnly(db, taken.id, place.member))))
      return refuse(c, { code: 'login-taken', field: 'login' })
    return c.json(await newPasskeyOptions(c, { login, name: invitation.name.trim(), has: [] }), 200)
  })
  .openapi(register, async (c) => {
    const asking = signedIn(c)
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const passkey = await verifiedPasskey(c, c.req.valid('json'))
    if (passkey === null) return refuse(c, { code: 'passkey-refused' })
    const { db, now } = c.var.deps
    const { id: person } = asking.person
    const outcome = await inTransaction(db, async (trx): Promise<{ credential: string } | { refusal: Refusal }> => {
      if (!(await insertPasskey(trx, { ...passkey, person }))) return { refusal: { code: 'passkey-refused' } }
      const at = rfc3339(now())
      await recordAct(trx, { campaign: null, actor: person, at, act: 'passkey-added', subject: `person:${person}` })
      return { credential: passkey.credential }
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
