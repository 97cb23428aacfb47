import { createRoute, z } from '@hono/zod-openapi'
import { auditTrail } from '../../db/audit.ts'
import { readCampaign } from '../../db/campaigns.ts'
import { ballotsPerHour } from '../../db/overview.ts'
import { batchTime } from '../domain/overview.ts'
import type { FrozenRules } from '../domain/rules.ts'
import { actGroupNames, actGroups } from '../domain/trail.ts'
import { ruleSheet } from '../domain/words/rules.ts'
import { answers, refuse } from '../refusal.ts'
import { rowNumber, slice } from '../route.ts'
import { deskOf } from './facts.ts'
import { Headed, ofCampaign, SectionsInBoth } from './schemas.ts'

const trail = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/audit',
  summary: 'The private trail of every act, newest first; `before` pages back, `group` keeps the acts about one thing.',
  request: {
    params: ofCampaign,
    query: z.object({
      before: rowNumber.min(1).optional(),
      group: z.enum(actGroupNames).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: answers(
    z.object({
      zone: z.string(),
      entries: z.array(
        z.object({
          id: z.number().int(),
          at: z.string(),
          actor: z.string().nullable().describe('Null: the clock, or the shell of the server.'),
          act: z.string(),
          subject: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
      more: z.boolean(),
    }),
  ),
})

const rules = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/rules',
  summary: 'The frozen rules of an opened campaign: the bytes that are hashed, and the same in plain words.',
  request: { params: ofCampaign },
  responses: answers(
    z.object({
      campaign: Headed.extend({ zone: z.string() }),
      frozenAt: z.string(),
      sha256: z.string(),
      rules: z.string().describe('Canonical JSON; its SHA-256 is `sha256`.'),
      sheet: SectionsInBoth,
    }),
  ),
})

const hourly = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/ballots/hourly',
  summary: 'Accepted ballots of each hour, up to the last half hour.',
  request: { params: ofCampaign },
  responses: answers(
    z.object({
      until: z.string(),
      hours: z.array(z.object({ hour: z.string(), ballots: z.number().int() })),
    }),
  ),
})

export const records = slice()
  .openapi(trail, async (c) => {
    const desk = await deskOf(c, c.req.valid('param').campaign, 'organizer', 'auditor')
    if ('refusal' in desk) return refuse(c, desk.refusal)
    const { before, group, limit } = c.req.valid('query')
    const entries = await auditTrail(desk.deps.db, desk.campaign.id, {
      limit: limit + 1,
      ...(before === undefined ? {} : { before }),
      ...(group === undefined ? {} : { acts: actGroups[group] }),
    })
    return c.json({ zone: desk.campaign.zone, entries: entries.slice(0, limit), more: entries.length > limit }, 200)
  })
  .openapi(rules, async (c) => {
    const campaign = await readCampaign(c.var.deps.db, c.req.valid('param').campaign)
    if (campaign === undefined) return refuse(c, { code: 'not-found' })
    const { rules: text, rulesSha256: sha256, frozenAt, id, name, nameEn, host, hostEn, zone } = campaign
    if (text === null || sha256 === null || frozenAt === null) return refuse(c, { code: 'not-found' })
    const frozen: FrozenRules = JSON.parse(text)
    const sheet = { 'zh-CN': ruleSheet('zh-CN', frozen, campaign), en: ruleSheet('en', frozen, campaign) }
    return c.json({ campaign: { id, name, nameEn, host, hostEn, zone }, frozenAt, sha256, rules: text, sheet }, 200)
  })
  .openapi(hourly, async (c) => {
    const desk = await deskOf(c, c.req.valid('param').campaign, 'organizer', 'auditor')
    if ('refusal' in desk) return refuse(c, desk.refusal)
    const until = batchTime(desk.now)
    return c.json({ until, hours: await ballotsPerHour(desk.deps.db, desk.campaign.id, until) }, 200)
  })
