import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Accepted, acceptAs, acceptWithAccount, findInvitation } from '../../db/invitations.ts'
import { opensOnly } from '../../db/people.ts'
import { whyClosed } from '../domain/people.ts'
import { sha256Hex } from '../hash.ts'
import { limited } from '../limits.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { type Env, jsonBody, slice } from '../route.ts'
import { signedIn, signIn } from '../session.ts'
import { rfc3339 } from '../time.ts'
import { NewAccount, prepareAccount } from './account.ts'

const token = z.string().max(200)
const role = z.enum(['organizer', 'auditor', 'expert'])

const Invitation = z.object({
  /** The place it opens; null for the set-up link, which makes a founder. */
  place: z
    .object({ campaign: z.string(), campaignName: z.string(), campaignNameEn: z.string().nullable(), role })
    .nullable(),
  /** The name the organizer wrote; empty on the set-up link. */
  name: z.string(),
  /** The account that holds the place and that this link may give a new password; null when there is none. */
  renews: z.string().nullable(),
  expiresAt: z.string(),
})

const Entered = z.object({ place: z.object({ campaign: z.string(), role }).nullable() })

const peek = createRoute({
  method: 'post',
  path: '/invitations/peek',
  summary: 'What an invitation opens, without using it up.',
  middleware: limited('invitation'),
  request: { body: jsonBody(z.object({ token })) },
  responses: answers(Invitation),
})

const accept = createRoute({
  method: 'post',
  path: '/invitations/accept',
  summary: 'Accept an invitation with a new account, and be signed in. Works once.',
  middleware: limited('invitation'),
  request: { body: jsonBody(NewAccount.safeExtend({ token })) },
  responses: answers(Entered),
})

const join = createRoute({
  method: 'post',
  path: '/invitations/join',
  summary: 'Accept an invitation with the account that is signed in. Works once.',
  middleware: limited('invitation'),
  request: { body: jsonBody(z.object({ token })) },
  responses: answers(Entered),
})

/** The invitation behind a token while it opens its place; the refusal otherwise. */
export async function openInvitation(c: Context<Env>, presented: string) {
  const { db, now } = c.var.deps
  const invitation = await findInvitation(db, sha256Hex(presented))
  if (invitation === undefined) return { refusal: { code: 'invitation-unknown' } satisfies Refusal }
  const closed = whyClosed(invitation, rfc3339(now()))
  return closed === null ? { invitation } : { refusal: { code: closed } satisfies Refusal }
}

export const invitations = slice()
  .openapi(peek, async (c) => {
    const open = await openInvitation(c, c.req.valid('json').token)
    if ('refusal' in open) return refuse(c, open.refusal)
    const { place, holder, expiresAt } = open.invitation
    const opens =
      place === null
        ? null
        : {
            campaign: place.campaign,
            campaignName: place.campaignName,
            campaignNameEn: place.campaignNameEn,
            role: place.role,
          }
    const renewable = place !== null && holder !== null && (await opensOnly(c.var.deps.db, holder.id, place.member))
    return c.json({ place: opens, name: place?.name ?? '', renews: renewable ? holder.login : null, expiresAt }, 200)
  })
  .openapi(accept, async (c) => {
    const { token: presented, ...typed } = c.req.valid('json')
    const open = await openInvitation(c, presented)
    if ('refusal' in open) return refuse(c, open.refusal)
    const prepared = await prepareAccount(c, typed)
    if ('refusal' in prepared) return refuse(c, prepared.refusal)
    const { db, now } = c.var.deps
    return entered(c, await acceptWithAccount(db, sha256Hex(presented), prepared.account, rfc3339(now())))
  })
  .openapi(join, async (c) => {
    const asking = signedIn(c)
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const { token: presented } = c.req.valid('json')
    const open = await openInvitation(c, presented)
    if ('refusal' in open) return refuse(c, open.refusal)
    const { db, now } = c.var.deps
    return entered(c, await acceptAs(db, sha256Hex(presented), asking.person.id, rfc3339(now())))
  })

async function entered(c: Context<Env>, accepted: Accepted) {
  if ('refusal' in accepted) {
    const field = accepted.refusal === 'login-taken' ? { field: 'login' } : {}
    return refuse(c, { code: accepted.refusal, ...field })
  }
  await signIn(c, accepted.person)
  const { place } = accepted
  return c.json({ place: place === null ? null : { campaign: place.campaign, role: place.role } }, 200)
}
