import { createRoute, z } from '@hono/zod-openapi'
import { filesOf } from '../db/files.ts'
import { listNominations, readNomination } from '../db/nominations.ts'
import type { Choice } from './domain/campaign.ts'
import { matchesNomination, nominationStates } from './domain/nomination.ts'
import { actingAs, type MemberActing } from './nominations/acting.ts'
import { addNomination, changeNomination, withdraw, withoutId } from './nominations/acts.ts'
import {
  ChangedNomination,
  campaignParam,
  NewNomination,
  NominationList,
  numberParam,
  OneNomination,
} from './nominations/schemas.ts'
import { answers, refuse } from './refusal.ts'
import { jsonBody, slice } from './route.ts'

const Written = z.object({ number: z.number().int() }).openapi('NominationWritten')

const list = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/nominations',
  summary: 'The nominations of a campaign, searched, filtered and sorted; for its organizers and auditors.',
  request: {
    params: campaignParam,
    query: z.object({
      q: z.string().max(200).default(''),
      theme: z.string().optional(),
      level: z.string().optional(),
      state: z.enum(nominationStates).optional(),
      sort: z.enum(['number', 'updated', 'name']).default('number'),
    }),
  },
  responses: answers(NominationList),
})

const one = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/nominations/{number}',
  summary: 'One nomination whole, with its files.',
  request: { params: numberParam },
  responses: answers(OneNomination),
})

const add = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/nominations',
  summary: 'Adds a nomination, before the campaign is opened.',
  request: { params: campaignParam, body: jsonBody(NewNomination) },
  responses: answers(Written),
})

const change = createRoute({
  method: 'put',
  path: '/campaigns/{campaign}/nominations/{number}',
  summary: 'Rewrites a nomination from the version that was seen.',
  request: { params: numberParam, body: jsonBody(ChangedNomination) },
  responses: answers(Written),
})

const leave = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/nominations/{number}/withdraw',
  summary: 'Withdraws a nomination for good, with a reason.',
  request: { params: numberParam, body: jsonBody(z.object({ reason: z.string().max(2000) })) },
  responses: answers(Written),
})

export const nominations = slice()
  .openapi(list, async (c) => {
    const asking = await actingAs(c, c.req.valid('param').campaign, 'organizer', 'auditor')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const { q, theme, level, state, sort } = c.req.valid('query')
    const all = await listNominations(asking.db, asking.campaign)
    const found = all.filter(
      (row) =>
        (theme === undefined || row.theme === theme) &&
        (level === undefined || row.level === level) &&
        (state === undefined || row.state === state) &&
        matchesNomination(row, q),
    )
    if (sort === 'updated') found.sort((a, b) => compare(b.updatedAt, a.updatedAt))
    if (sort === 'name') found.sort((a, b) => compare(a.name, b.name))
    const count = (wanted: string): number => all.filter((row) => row.state === wanted).length
    const counts = { admitted: count('admitted'), withdrawn: count('withdrawn'), disqualified: count('disqualified') }
    return c.json({ nominations: found, counts, ...choicesOf(asking) }, 200)
  })
  .openapi(one, async (c) => {
    const { campaign, number } = c.req.valid('param')
    const asking = await actingAs(c, campaign, 'organizer', 'auditor')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const found = await readNomination(asking.db, campaign, number)
    if (found === undefined) return refuse(c, { code: 'not-found' })
    const files = await filesOf(asking.db, campaign, found.id)
    return c.json({ nomination: { ...withoutId(found), files }, ...choicesOf(asking) }, 200)
  })
  .openapi(add, async (c) => {
    const asking = await actingAs(c, c.req.valid('param').campaign, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const outcome = await addNomination(asking, c.var.deps.id(), c.req.valid('json'))
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(change, async (c) => {
    const { campaign, number } = c.req.valid('param')
    const asking = await actingAs(c, campaign, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const { version, ...text } = c.req.valid('json')
    const outcome = await changeNomination(asking, number, version, text)
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(leave, async (c) => {
    const { campaign, number } = c.req.valid('param')
    const asking = await actingAs(c, campaign, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const outcome = await withdraw(asking, asking.member, number, c.req.valid('json').reason)
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })

export type Nominations = typeof nominations

function choicesOf({ settings, frozenAt }: MemberActing) {
  const choice = ({ key, label, labelEn }: Choice) => ({ key, label, labelEn })
  return { levels: settings.levels.map(choice), themes: settings.themes.map(choice), frozenAt }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
