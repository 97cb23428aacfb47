import { createRoute, z } from '@hono/zod-openapi'
import { recordAct } from '../../db/audit.ts'
import { campaignsOf, insertCampaign } from '../../db/campaigns.ts'
import { insertMember } from '../../db/members.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Deps } from '../deps.ts'
import type { Campaign } from '../domain/campaign.ts'
import { stageKinds, stageState } from '../domain/stage.ts'
import { type TemplateName, templateNames, templateOf } from '../domain/templates.ts'
import { templates as english } from '../domain/words/en/templates.ts'
import { templates as chinese } from '../domain/words/zh-CN/templates.ts'
import { answers, refuse } from '../refusal.ts'
import { jsonBody, slice } from '../route.ts'
import { type Person, signedIn } from '../session.ts'
import { rfc3339 } from '../time.ts'
import { deskOf, organizerFacts } from './facts.ts'
import { CampaignFacts, Criterion, Naming, ofCampaign, Stage } from './schemas.ts'

const Listed = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  host: z.string(),
  hostEn: z.string().nullable(),
  zone: z.string(),
  role: z.enum(['organizer', 'auditor', 'expert']),
  frozenAt: z.string().nullable(),
  createdAt: z.string(),
  stages: z.array(Stage),
})

const mine = createRoute({
  method: 'get',
  path: '/campaigns',
  summary: 'The campaigns in which I am organizer or auditor, newest first.',
  responses: answers(
    z.object({ campaigns: z.array(Listed), now: z.string(), mayCreate: z.boolean(), person: z.string() }),
  ),
})

const Sample = z.object({
  name: z.enum(templateNames),
  title: z.object({ 'zh-CN': z.string(), en: z.string() }),
  about: z.object({ 'zh-CN': z.string(), en: z.string() }),
  stages: z.array(z.enum(stageKinds)),
  criteria: z.array(Criterion),
})

const samples = createRoute({
  method: 'get',
  path: '/templates',
  summary: 'The templates a campaign can start from.',
  responses: answers(z.object({ templates: z.array(Sample) })),
})

const create = createRoute({
  method: 'post',
  path: '/campaigns',
  summary: 'A new campaign from a template; whoever makes it becomes its first organizer.',
  request: {
    body: jsonBody(Naming.extend({ template: z.enum(templateNames) })),
  },
  responses: answers(z.object({ id: z.string() })),
})

const one = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}',
  summary: 'A campaign as its organizer or auditor sees it: settings, stages, figures, what is missing, what waits.',
  request: { params: ofCampaign },
  responses: answers(CampaignFacts),
})

export const list = slice()
  .openapi(mine, async (c) => {
    const asking = signedIn(c)
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const { db, now: clock } = c.var.deps
    const now = rfc3339(clock())
    const rows = await campaignsOf(db, asking.person.id)
    const campaigns = rows.map(({ rules: _, rulesSha256: __, template: ___, ...campaign }) => ({
      ...campaign,
      stages: campaign.stages.map((stage) => ({ ...stage, state: stageState(stage, now) })),
    }))
    const { name: person, standing } = asking.person
    return c.json({ campaigns, now, mayCreate: standing === 'founder', person }, 200)
  })
  .openapi(samples, async (c) => {
    const asking = signedIn(c)
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const templates = templateNames.map((name) => {
      const { stages, criteria } = templateOf(name)
      return {
        name,
        title: { 'zh-CN': chinese.names[name].title, en: english.names[name].title },
        about: { 'zh-CN': chinese.names[name].about, en: english.names[name].about },
        stages: stages.map(({ kind }) => kind),
        criteria,
      }
    })
    return c.json({ templates }, 200)
  })
  .openapi(create, async (c) => {
    const asking = signedIn(c)
    if ('refusal' in asking) return refuse(c, asking.refusal)
    if (asking.person.standing !== 'founder') return refuse(c, { code: 'founder-needed' })
    const { template, ...naming } = c.req.valid('json')
    if (!isZone(naming.zone)) return refuse(c, { code: 'unknown-zone', field: 'zone', values: { zone: naming.zone } })
    return c.json({ id: await newCampaign(c.var.deps, asking.person, template, naming) }, 200)
  })
  .openapi(one, async (c) => {
    const desk = await deskOf(c, c.req.valid('param').campaign, 'organizer', 'auditor')
    if ('refusal' in desk) return refuse(c, desk.refusal)
    return c.json(await organizerFacts(desk), 200)
  })

/** Whether this names a zone of the IANA list that the runtime knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

async function newCampaign(
  { db, id, now, chance }: Deps,
  person: Person,
  template: TemplateName,
  naming: z.infer<typeof Naming>,
): Promise<string> {
  const at = rfc3339(now())
  const { settings, stages, criteria } = templateOf(template)
  const campaign: Campaign = {
    ...naming,
    id: id(),
    template,
    settings,
    criteria,
    stages: stages.map((stage) => ({ ...stage, id: id() })),
    rules: null,
    rulesSha256: null,
    frozenAt: null,
  }
  await inTransaction(db, async (trx) => {
    await insertCampaign(trx, campaign, Buffer.from(chance(32)).toString('base64url'), at)
    const member = { id: id(), campaign: campaign.id, role: 'organizer', name: person.name, contact: '' } as const
    await insertMember(trx, { ...member, person: person.id, created_at: at, accepted_at: at, removed_at: null }, null)
    await recordAct(trx, {
      campaign: campaign.id,
      actor: person.id,
      at,
      act: 'campaign-created',
      subject: `campaign:${campaign.id}`,
      after: { template, ...naming },
    })
    return {}
  })
  return campaign.id
}
