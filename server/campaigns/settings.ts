import { createRoute, z } from '@hono/zod-openapi'
import { recordAct } from '../../db/audit.ts'
import { lockDraft, replaceCriteria, replaceStages, writeSettings } from '../../db/campaigns.ts'
import type { Database } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import { rubricShapeFault } from '../domain/rubric.ts'
import type { Stage } from '../domain/stage.ts'
import { isPublished, isReversed } from '../domain/stageMove.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { jsonBody, slice } from '../route.ts'
import { type Desk, deskOf } from './facts.ts'
import { isZone } from './list.ts'
import { Criterion, Naming, ofCampaign, PlannedStage, Settings } from './schemas.ts'

const saved = answers(z.object({ savedAt: z.string() }))

const putSettings = createRoute({
  method: 'put',
  path: '/campaigns/{campaign}/settings',
  summary: 'Names and rules of a draft. 409 `rules-frozen` once the campaign is open.',
  request: { params: ofCampaign, body: jsonBody(Naming.extend({ settings: Settings })) },
  responses: saved,
})

const putRubric = createRoute({
  method: 'put',
  path: '/campaigns/{campaign}/rubric',
  summary: 'The rubric of a draft, whole; weights that do not sum to 100.00 are kept, only opening refuses them.',
  request: { params: ofCampaign, body: jsonBody(z.object({ criteria: z.array(Criterion).max(40) })) },
  responses: saved,
})

const putStages = createRoute({
  method: 'put',
  path: '/campaigns/{campaign}/stages',
  summary: 'The stages of a draft in their order, with windows, gates and batches.',
  request: { params: ofCampaign, body: jsonBody(z.object({ stages: z.array(PlannedStage).max(20) })) },
  responses: saved,
})

export const settings = slice()
  .openapi(putSettings, async (c) => {
    const desk = await deskOf(c, c.req.valid('param').campaign, 'organizer')
    if ('refusal' in desk) return refuse(c, desk.refusal)
    const sent = c.req.valid('json')
    if (!isZone(sent.zone)) return refuse(c, { code: 'unknown-zone', field: 'zone', values: { zone: sent.zone } })
    const { name, nameEn, host, hostEn, zone, settings: before } = desk.campaign
    const stored = await keepDraft(
      desk,
      'settings-changed',
      { name, nameEn, host, hostEn, zone, settings: before },
      sent,
      (trx) => writeSettings(trx, { ...sent, id: desk.campaign.id }),
    )
    return 'refusal' in stored ? refuse(c, stored.refusal) : c.json(stored, 200)
  })
  .openapi(putRubric, async (c) => {
    const desk = await deskOf(c, c.req.valid('param').campaign, 'organizer')
    if ('refusal' in desk) return refuse(c, desk.refusal)
    const { criteria } = c.req.valid('json')
    const fault = rubricShapeFault(criteria)
    if (fault !== null)
      return refuse(c, { code: fault.code, field: `criteria.${fault.at}.key`, values: { key: fault.key } })
    const stored = await keepDraft(desk, 'rubric-changed', desk.campaign.criteria, criteria, (trx) =>
      replaceCriteria(trx, desk.campaign.id, criteria),
    )
    return 'refusal' in stored ? refuse(c, stored.refusal) : c.json(stored, 200)
  })
  .openapi(putStages, async (c) => {
    const desk = await deskOf(c, c.req.valid('param').campaign, 'organizer')
    if ('refusal' in desk) return refuse(c, desk.refusal)
    const { stages: sent } = c.req.valid('json')
    const reversed = sent.findIndex(
      (stage) => isReversed(stage) || (stage.batch !== null && stage.batch.last < stage.batch.first),
    )
    if (reversed >= 0) return refuse(c, { code: 'window-reversed', field: `stages.${reversed}.closesAt` })
    const stages = plannedStages(desk, sent)
    const stored = await keepDraft(desk, 'stages-changed', desk.campaign.stages, stages, (trx) =>
      replaceStages(trx, desk.campaign.id, stages),
    )
    return 'refusal' in stored ? refuse(c, stored.refusal) : c.json(stored, 200)
  })

/** Stores a change of a draft with its audit entry; refused once the campaign is open, whoever came first. */
async function keepDraft(
  { deps, campaign, member, now: at }: Desk,
  act: string,
  before: unknown,
  after: unknown,
  write: (trx: Database) => Promise<void>,
): Promise<{ savedAt: string } | { refusal: Refusal }> {
  return inTransaction<{ savedAt: string } | { refusal: Refusal }>(deps.db, async (trx) => {
    if (!(await lockDraft(trx, campaign.id))) return { refusal: { code: 'rules-frozen' } }
    await write(trx)
    const subject = `campaign:${campaign.id}`
    await recordAct(trx, { campaign: campaign.id, actor: member.person.id, at, act, subject, before, after })
    return { savedAt: at }
  })
}

/** Known stages keep their id. A batch belongs to a vote, and what publishing opens has no clock. */
function plannedStages({ deps, campaign }: Desk, sent: z.infer<typeof PlannedStage>[]): Stage[] {
  const free = new Set(campaign.stages.map(({ id }) => id))
  return sent.map(({ id, kind, batch, gate, opensAt, closesAt }, ordinal) => {
    const stage: Stage = {
      id: id !== undefined && free.delete(id) ? id : deps.id(),
      ordinal,
      kind,
      batch: kind === 'voting' ? batch : null,
      gate,
      opensAt,
      closesAt,
      openedAt: null,
      closedAt: null,
    }
    return isPublished(stage) ? { ...stage, gate: 'organizer' } : stage
  })
}
