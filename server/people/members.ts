import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { recordAct } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import {
  contactsOf,
  lockCampaign,
  memberIn,
  memberOf,
  membersOf,
  otherOrganizers,
  setRemoved,
} from '../../db/members.ts'
import { inTransaction } from '../../db/transaction.ts'
import { inviteeFaults } from '../domain/invitees.ts'
import { memberState } from '../domain/people.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { type Env, jsonBody, slice } from '../route.ts'
import { memberWith } from '../session.ts'
import { rfc3339 } from '../time.ts'
import { inviteMembers, mintLink } from './invite.ts'

const role = z.enum(['organizer', 'auditor', 'expert'])
const campaignPath = z.object({ campaign: z.string() })
const memberPath = z.object({ campaign: z.string(), member: z.string() })

const MemberRow = z.object({
  id: z.string(),
  role,
  name: z.string(),
  contact: z.string(),
  /** Pseudonym of an expert. */
  code: z.string().nullable(),
  affiliation: z.string().nullable(),
  state: z.enum(['invited', 'link-expired', 'accepted', 'removed']),
  createdAt: z.string(),
  acceptedAt: z.string().nullable(),
  removedAt: z.string().nullable(),
  linkExpiresAt: z.string().nullable(),
  /** How many score sheets this expert has submitted. */
  sheets: z.number().int(),
  /** Whether this is the person who asks. */
  own: z.boolean(),
})

const ShownLink = z.object({ token: z.string(), expiresAt: z.string() })

const list = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/members',
  summary: 'Organizers, auditors and experts of a campaign, in the order of inviting.',
  request: { params: campaignPath },
  responses: answers(z.object({ members: z.array(MemberRow) })),
})

const invite = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/members',
  summary: 'Invite people to one role, all or none. Each link is answered once and kept nowhere.',
  request: {
    params: campaignPath,
    body: jsonBody(
      z.object({
        role,
        people: z
          .array(
            z.object({
              name: z.string().max(120),
              contact: z.string().max(200).default(''),
              affiliation: z.string().max(200).default(''),
            }),
          )
          .min(1)
          .max(300),
      }),
    ),
  },
  responses: answers(
    z.object({
      invited: z.array(ShownLink.extend({ member: z.string(), name: z.string(), code: z.string().nullable() })),
    }),
  ),
})

const replaceLink = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/members/{member}/link',
  summary: 'A new link in place of a lost one, which ends. Whoever came in already keeps coming in until it is used.',
  request: { params: memberPath },
  responses: answers(ShownLink),
})

const remove = createRoute({
  method: 'delete',
  path: '/campaigns/{campaign}/members/{member}',
  summary: 'Take a place away: its authority ends with this answer. What was done stays on record.',
  request: { params: memberPath },
  responses: answers(z.object({ removed: z.string() })),
})

const restore = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/members/{member}/restore',
  summary: 'Give a removed member the place back, with the same account and pseudonym.',
  request: { params: memberPath },
  responses: answers(z.object({ restored: z.string() })),
})

export const members = slice()
  .openapi(list, async (c) => {
    const { campaign } = c.req.valid('param')
    const asking = await memberWith(c, campaign, 'organizer', 'auditor')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const now = rfc3339(c.var.deps.now())
    const rows = await membersOf(c.var.deps.db, campaign)
    return c.json(
      {
        members: rows.map(({ person, login: _, sheets, ...row }) => ({
          ...row,
          state: memberState(row, now),
          sheets: Number(sheets ?? 0),
          own: person === asking.member.person.id,
        })),
      },
      200,
    )
  })
  .openapi(invite, async (c) => {
    const { campaign } = c.req.valid('param')
    const { role: invitedRole, people } = c.req.valid('json')
    const outcome = await asOrganizer(c, campaign, async (trx, actor) => {
      const faults = inviteeFaults(people, await contactsOf(trx, campaign, invitedRole))
      const [first] = faults
      if (first !== undefined) return { refusal: { ...first, faults } satisfies Refusal }
      const invited = await inviteMembers(trx, c.var.deps, { campaign, role: invitedRole, people })
      const after = invited.map(({ member, name, code }) => ({ member, name, code }))
      await actor.record('members-invited', `role:${invitedRole}`, { after })
      return { invited }
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(replaceLink, async (c) => {
    const { campaign, member } = c.req.valid('param')
    const outcome = await asOrganizer(c, campaign, async (trx, actor) => {
      const found = await memberIn(trx, campaign, member)
      if (found === undefined) return { refusal: { code: 'not-found' } satisfies Refusal }
      if (found.removed_at !== null) return { refusal: { code: 'member-removed' } satisfies Refusal }
      const link = await mintLink(trx, c.var.deps, member)
      await actor.record('link-replaced', `member:${member}`, { after: { expiresAt: link.expiresAt } })
      return link
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(remove, async (c) => {
    const { campaign, member } = c.req.valid('param')
    const outcome = await asOrganizer(c, campaign, async (trx, actor) => {
      const found = await memberIn(trx, campaign, member)
      if (found === undefined) return { refusal: { code: 'not-found' } satisfies Refusal }
      if (found.role === 'organizer' && (await otherOrganizers(trx, campaign, member)) === 0)
        return { refusal: { code: 'last-organizer' } satisfies Refusal }
      if (!(await setRemoved(trx, campaign, member, actor.at)))
        return { refusal: { code: 'member-removed' } satisfies Refusal }
      await actor.record('member-removed', `member:${member}`, { before: { role: found.role, name: found.name } })
      return { removed: member }
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(restore, async (c) => {
    const { campaign, member } = c.req.valid('param')
    const outcome = await asOrganizer(c, campaign, async (trx, actor) => {
      if (!(await setRemoved(trx, campaign, member, null))) return { refusal: { code: 'not-found' } satisfies Refusal }
      await actor.record('member-restored', `member:${member}`, {})
      return { restored: member }
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })

interface Actor {
  at: string
  /** Writes the act's one audit entry. */
  record: (act: string, subject: string, change: { before?: unknown; after?: unknown }) => Promise<void>
}

/** Runs an act on the people of a campaign for one who is its organizer still when the act is stored. */
async function asOrganizer<T extends object>(
  c: Context<Env>,
  campaign: string,
  act: (trx: Database, actor: Actor) => Promise<T | { refusal: Refusal }>,
): Promise<T | { refusal: Refusal }> {
  const asking = await memberWith(c, campaign, 'organizer')
  if ('refusal' in asking) return asking
  const person = asking.member.person.id
  const at = rfc3339(c.var.deps.now())
  return inTransaction(c.var.deps.db, async (trx): Promise<T | { refusal: Refusal }> => {
    await lockCampaign(trx, campaign)
    const still = await memberOf(trx, campaign, person, ['organizer'])
    if (still === undefined) return { refusal: { code: 'forbidden' } }
    return act(trx, {
      at,
      record: (name, subject, change) => recordAct(trx, { campaign, actor: person, at, act: name, subject, ...change }),
    })
  })
}
