import { createRoute, z } from '@hono/zod-openapi'
import { shownResult } from './domain/results.ts'
import { answers, refuse } from './refusal.ts'
import { publicCampaigns, publishedList } from './results/public.ts'
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
    const { campaign: id } = c.req.valid('param')
    const [campaign] = await publicCampaigns(c.var.deps, id)
    if (campaign === undefined) return refuse(c, { code: 'not-found' })
    const [newest] = campaign.revisions
    if (newest === undefined) return c.json({ campaign, publication: null }, 200)
    const list = await publishedList(c.var.deps, id, newest.revision)
    if (list === undefined) return refuse(c, { code: 'not-found' })
    return c.json({ campaign, publication: { ...newest, result: shownResult(list) } }, 200)
  })
  .openapi(one, async (c) => {
    const { campaign: id, revision } = c.req.valid('param')
    const [campaign] = await publicCampaigns(c.var.deps, id)
    const published = campaign?.revisions.find((known) => known.revision === revision)
    const list = published && (await publishedList(c.var.deps, id, revision))
    if (campaign === undefined || published === undefined || list === undefined) return refuse(c, { code: 'not-found' })
    return c.json({ campaign, publication: { ...published, result: shownResult(list) } }, 200)
  })

export type Notices = typeof notices
