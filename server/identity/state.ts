import { createRoute, z } from '@hono/zod-openapi'
import { votingCampaign } from '../../db/ballots.ts'
import { deviceOf } from '../ballots/device.ts'
import { Headed, SectionsInBoth } from '../campaigns/schemas.ts'
import { usableTiers } from '../channels.ts'
import { tiers } from '../domain/identity.ts'
import { privacyNotice } from '../domain/words/privacy.ts'
import { type RefusalCode, refusalSentence } from '../domain/words/refusal.ts'
import { preferredLanguage } from '../language.ts'
import { answers, refuse } from '../refusal.ts'
import { slice } from '../route.ts'
import { noticeOf } from './notice.ts'
import { acceptedTiers, forget, provenOn, voterOf } from './voter.ts'

const params = z.object({ campaign: z.string() })

/** What the way back from WeChat may come to. */
const backRefusals = [
  'wechat-state',
  'wechat-code',
  'wechat-snapshot',
  'wechat-follow',
  'wechat-broken',
  'tier-not-ready',
  'tier-not-offered',
  'notice-changed',
  'voting-not-open',
  'voting-closed',
] as const satisfies readonly RefusalCode[]

const State = z
  .object({
    /** The tier under which this browser's next ballot counts; null while something must be proven first. */
    tier: z.enum(tiers).nullable(),
    /** What was proven on this browser. */
    proven: z.array(z.enum(tiers)),
    ways: z.array(
      z.object({
        tier: z.enum(tiers),
        ready: z.boolean(),
        /** Whether WeChat asks for a follower of the account, and whether the roll can be asked by phone. */
        mustFollow: z.boolean(),
        byPhone: z.boolean(),
      }),
    ),
    notice: z.string().describe('SHA-256 of the privacy notice that stands.'),
    host: z.string(),
    hostEn: z.string().nullable(),
    /** The sentence of the refusal that the way back from WeChat carried. */
    said: z.string().nullable(),
  })
  .openapi('IdentityState')

export type IdentityState = z.infer<typeof State>

const read = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/identity',
  summary: 'How this campaign lets voters show who they are, and what this browser has proven.',
  request: { params, query: z.object({ refused: z.string().max(40).optional() }) },
  responses: answers(State),
})

const leave = createRoute({
  method: 'delete',
  path: '/campaigns/{campaign}/identity',
  summary: 'Forgets on this browser what was proven, so that somebody else can vote on it.',
  request: { params },
  responses: answers(z.object({ forgotten: z.boolean() })),
})

const privacy = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/privacy',
  summary: 'The privacy notice of the vote, generated from its rules, in both languages.',
  request: { params },
  responses: answers(z.object({ campaign: Headed, sha256: z.string(), notice: SectionsInBoth })),
})

export const state = slice()
  .openapi(read, async (c) => {
    const { db, channels } = c.var.deps
    const id = c.req.valid('param').campaign
    const { refused } = c.req.valid('query')
    const back = backRefusals.find((code) => code === refused)
    const campaign = await votingCampaign(db, id)
    const notice = await noticeOf(db, id)
    if (campaign === undefined || notice === undefined) return refuse(c, { code: 'not-found' })
    const usable = usableTiers(channels)
    const device = deviceOf(c)
    return c.json(
      {
        tier: voterOf(c, campaign)?.tier ?? null,
        proven: device === null ? [] : provenOn(c, id, device).map(({ tier }) => tier),
        ways: acceptedTiers(campaign).map((tier) => ({
          tier,
          ready: usable.includes(tier),
          mustFollow: campaign.rules.tiers.some((one) => one.tier === tier && one.must_follow),
          byPhone: tier === 'roll' && channels.sms !== null,
        })),
        notice: notice.sha256,
        host: notice.facts.host,
        hostEn: notice.facts.hostEn,
        said: back === undefined ? null : refusalSentence(preferredLanguage(c.req.raw), back),
      },
      200,
    )
  })
  .openapi(leave, async (c) => {
    const { campaign } = c.req.valid('param')
    // No other name is put into a cookie.
    if ((await votingCampaign(c.var.deps.db, campaign)) === undefined) return refuse(c, { code: 'not-found' })
    const device = deviceOf(c)
    const known = device !== null && provenOn(c, campaign, device).length > 0
    forget(c, campaign)
    return c.json({ forgotten: known }, 200)
  })
  .openapi(privacy, async (c) => {
    const id = c.req.valid('param').campaign
    const found = await noticeOf(c.var.deps.db, id)
    if (found === undefined) return refuse(c, { code: 'not-found' })
    const { name, nameEn, host, hostEn } = found.facts
    return c.json(
      {
        campaign: { id, name, nameEn, host, hostEn },
        sha256: found.sha256,
        notice: { 'zh-CN': privacyNotice('zh-CN', found.facts), en: privacyNotice('en', found.facts) },
      },
      200,
    )
  })
