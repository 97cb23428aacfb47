import { createRoute, z } from '@hono/zod-openapi'
import { answers, refuse } from './refusal.ts'
import { noticeOf, publicCampaigns } from './results/public.ts'
import { ofCampaign, ofRevision, PublicCampaign, Revision, ShownResult } from './results/schemas.ts'
import { slice } from './route.ts'

const Notice = z.object({
  campaign: PublicCampaign,
  publication: Revision.extend({ result: ShownResult }).nullable().describe('Null while nothing is published.'),
})

const all = createRoute({
  method: 'get',
  path: '/public/campaigns',
  summary: 'The campaigns of this server that were opened, newest first.',
  responses: answers(z.object({ campaigns: z.array(PublicCampaign) })),
})

const latest = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/publications/latest',
  summary: 'An opened campaign and its newest published list, from the published bytes.',
  request: { params: ofCampaign },
  responses: answers(Notice),
})

const one = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/publications/{revision}',
  summary: 'An older published list, from the published bytes.',
  request: { params: ofRevision },
  responses: answers(Notice),
})

export const notices = slice()
  .openapi(all, async (c) => c.json({ campaigns: await publicCampaigns(c.var.deps) }, 200))
  .openapi(latest, async (c) => {
    const notice = await noticeOf(c.var.deps, c.req.valid('param').campaign, 'latest')
    return notice === undefined ? refuse(c, { code: 'not-found' }) : c.json(notice, 200)
  })
  .openapi(one, async (c) => {
    const { campaign, revision } = c.req.valid('param')
    const notice = await noticeOf(c.var.deps, campaign, revision)
    return notice === undefined ? refuse(c, { code: 'not-found' }) : c.json(notice, 200)
  })

export type Notices = typeof notices
