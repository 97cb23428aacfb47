import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type VotingCampaign, votingCampaign } from '../../db/ballots.ts'
import { putWechatState, useWechatState } from '../../db/voters.ts'
import { deviceOf } from '../ballots/device.ts'
import type { RefusalCode } from '../domain/words/refusal.ts'
import { sha256Hex } from '../hash.ts'
import { limited, takeOrRefuse } from '../limits.ts'
import { answers, refuse } from '../refusal.ts'
import { type Env, jsonBody, slice } from '../route.ts'
import { rfc3339 } from '../time.ts'
import { asking, keepProof } from './asking.ts'
import { tagOf } from './voter.ts'

/** How long a walk to WeChat and back may take. */
const walkMs = 600_000
const params = z.object({ campaign: z.string() })

const leave = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/identity/wechat',
  summary: 'Where the browser goes to prove a WeChat account; the way back is bound to this device and works once.',
  middleware: limited('proof'),
  request: {
    params,
    body: jsonBody(z.object({ notice: z.string().max(64) })),
  },
  responses: answers(z.object({ address: z.string() })),
})

const comeBack = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/identity/wechat/callback',
  summary: 'Where WeChat sends the browser back to. Goes on to the vote page; its fragment says what came of it.',
  middleware: limited('proof'),
  request: {
    params,
    query: z.object({ code: z.string().max(200).default(''), state: z.string().max(200).default('') }),
  },
  responses: { 302: { description: 'To `/c/…#identity=wechat`, or `#refused=` and the code of the refusal.' } },
})

export const wechat = slice()
  .openapi(leave, async (c) => {
    const who = await asking(c, c.req.valid('param').campaign, 'wechat', c.req.valid('json').notice)
    if ('refusal' in who) return refuse(c, who.refusal)
    const { channels, chance, config, db, now } = c.var.deps
    if (channels.wechat === null) return refuse(c, { code: 'tier-not-ready' })
    const spent = await takeOrRefuse(c, 'proof-device', who.deviceTag)
    if (spent !== null) return spent
    const state = Buffer.from(chance(24)).toString('base64url')
    const walk = {
      state_sha256: sha256Hex(state),
      campaign: who.campaign.id,
      device: who.deviceTag,
      notice_sha256: who.notice,
      expires_at: rfc3339(new Date(now().getTime() + walkMs)),
    }
    await putWechatState(db, walk, who.at)
    const own = config.publicUrl ?? new URL(c.req.url).origin
    const back = `${own}/api/campaigns/${who.campaign.id}/identity/wechat/callback`
    return c.json({ address: channels.wechat.authorize(back, state) }, 200)
  })
  .openapi(comeBack, async (c) => {
    const { code, state } = c.req.valid('query')
    const campaign = await votingCampaign(c.var.deps.db, c.req.valid('param').campaign)
    if (campaign === undefined) return c.redirect('/')
    const refusal = await provenByWechat(c, campaign, code, state)
    return c.redirect(`/c/${campaign.id}#${refusal === null ? 'identity=wechat' : `refused=${refusal}`}`)
  })

/** Finds out who came back and keeps it. The walk is used up first: it works once, whatever comes of it. */
async function provenByWechat(
  c: Context<Env>,
  campaign: VotingCampaign,
  code: string,
  state: string,
): Promise<RefusalCode | null> {
  const { channels, db, log, now } = c.var.deps
  const device = deviceOf(c)
  if (device === null) return 'wechat-state'
  const deviceTag = tagOf(campaign, 'device', device)
  const walk = { state_sha256: sha256Hex(state), campaign: campaign.id, device: deviceTag }
  const begun = await useWechatState(db, walk, rfc3339(now()))
  if (begun === undefined) return 'wechat-state'
  const who = await asking(c, campaign.id, 'wechat', begun.notice_sha256)
  if ('refusal' in who) return who.refusal.code
  if (channels.wechat === null) return 'tier-not-ready'
  const found = await channels.wechat.whoIs(code)
  if ('refusal' in found) {
    log.warn({ request: c.var.requestId, cause: found.cause }, 'WeChat named nobody')
    return found.refusal
  }
  if (campaign.rules.tiers.some(({ tier, must_follow }) => tier === 'wechat' && must_follow)) {
    const asked = await channels.wechat.follows(found.openid)
    if ('refusal' in asked) {
      log.warn({ request: c.var.requestId, cause: asked.cause }, 'WeChat did not say who follows')
      return asked.refusal
    }
    if (!asked.follows) return 'wechat-follow'
  }
  await keepProof(c, who, [{ tier: 'wechat', tag: tagOf(campaign, 'wechat', found.unionid ?? found.openid) }])
  return null
}
