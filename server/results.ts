import { createRoute, z } from '@hono/zod-openapi'
import { publicationsOf } from '../db/publications.ts'
import { publishableKind } from './domain/publication.ts'
import { shownResult } from './domain/results.ts'
import { preferredLanguage } from './language.ts'
import { answers, refuse } from './refusal.ts'
import { computeResult } from './results/compute.ts'
import { confirmation, proposal, withdrawal } from './results/publish.ts'
import { Fingerprint, Kind, ofCampaign, ofRevision, ShownResult, StaffPublication } from './results/schemas.ts'
import { jsonBody, slice } from './route.ts'
import { memberWith } from './session.ts'
import { rfc3339 } from './time.ts'

const read = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/result',
  summary:
    'The result with its explanations, and what was published. 409 `results-hidden` names the stages to wait for.',
  request: { params: ofCampaign },
  responses: answers(
    z.object({
      role: z.enum(['organizer', 'auditor']),
      result: ShownResult,
      publications: z.array(StaffPublication).describe('Newest first.'),
      publishable: Kind.nullable().describe('The kind of list that may be proposed now.'),
    }),
  ),
})

const propose = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/publications',
  summary: 'Proposes to publish the list as it stands, as a numbered revision. Another person confirms it.',
  request: {
    params: ofCampaign,
    body: jsonBody(z.object({ kind: Kind })),
  },
  responses: answers(z.object({ revision: z.number().int(), sha256: Fingerprint })),
})

const confirm = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/publications/{revision}/confirm',
  summary:
    'Publishes a proposed revision: another organizer or the auditor confirms exactly the bytes named by `sha256`.',
  request: {
    params: ofRevision,
    body: jsonBody(z.object({ sha256: Fingerprint })),
  },
  responses: answers(z.object({ revision: z.number().int(), publishedAt: z.string() })),
})

const withdraw = createRoute({
  method: 'delete',
  path: '/campaigns/{campaign}/publications/{revision}',
  summary: 'Takes a proposal back before it is confirmed.',
  request: { params: ofRevision },
  responses: answers(z.object({ revision: z.number().int() })),
})

export const results = slice()
  .openapi(read, async (c) => {
    const { campaign } = c.req.valid('param')
    const asking = await memberWith(c, campaign, 'organizer', 'auditor')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const computed = await computeResult(c.var.deps, campaign, preferredLanguage(c.req.raw))
    if ('refusal' in computed) return refuse(c, computed.refusal)
    const publications = await publicationsOf(c.var.deps.db, campaign)
    const publishable = publishableKind(computed.facts.campaign.stages, rfc3339(c.var.deps.now()))
    return c.json(
      {
        role: asking.member.role === 'organizer' ? ('organizer' as const) : ('auditor' as const),
        result: shownResult(computed.result),
        publications: publications.map(({ proposer, ...one }) => ({
          ...one,
          mine: proposer === asking.member.person.id,
        })),
        publishable,
      },
      200,
    )
  })
  .openapi(propose, async (c) => {
    const { campaign } = c.req.valid('param')
    const asking = await memberWith(c, campaign, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const computed = await computeResult(c.var.deps, campaign, preferredLanguage(c.req.raw))
    if ('refusal' in computed) return refuse(c, computed.refusal)
    const outcome = await proposal(c.var.deps, asking.member, computed, c.req.valid('json').kind)
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(confirm, async (c) => {
    const { campaign, revision } = c.req.valid('param')
    const asking = await memberWith(c, campaign, 'organizer', 'auditor')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const computed = await computeResult(c.var.deps, campaign, preferredLanguage(c.req.raw))
    if ('refusal' in computed) return refuse(c, computed.refusal)
    const outcome = await confirmation(c.var.deps, asking.member, computed, { revision, ...c.req.valid('json') })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(withdraw, async (c) => {
    const { campaign, revision } = c.req.valid('param')
    const asking = await memberWith(c, campaign, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const outcome = await withdrawal(c.var.deps, asking.member, campaign, revision)
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })

export type Results = typeof results
