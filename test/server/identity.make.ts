import { randomBytes } from 'node:crypto'
import type { Database } from '../../db/database.ts'
import { noChannels } from '../../server/channels/settings.ts'
import { enrol } from '../../server/demo/visitor.ts'
import type { TierRule } from '../../server/domain/ballot.ts'
import type { Tier } from '../../server/domain/identity.ts'
import { someSettings, storeCampaign, storeNominations } from '../make.ts'
import { gatewaySecret, openGateway } from '../outside/gateway.ts'
import { openSmtp } from '../outside/smtp.ts'
import { account, openWechatServer } from '../outside/wechat.ts'
import { openWorld, type World } from '../world.ts'

/** Everything outside that a server with all its ways out talks to. */
export async function openOutside() {
  const [smtp, gateway, wechat] = [await openSmtp(), await openGateway(), await openWechatServer()]
  return {
    smtp,
    gateway,
    wechat,
    channels: {
      mail: { smtpUrl: smtp.url, from: 'vote@example.org' },
      sms: { url: gateway.url, secret: gatewaySecret },
      wechat: { ...account, api: wechat.url, open: wechat.url },
    },
    async close() {
      await smtp.close()
      await gateway.close()
      await wechat.close()
    },
  }
}

export type Outside = Awaited<ReturnType<typeof openOutside>>

export const tierRule = (tier: Tier, change: Partial<TierRule> = {}): TierRule => ({
  tier,
  allowance: null,
  must_follow: false,
  ...change,
})

/** A world whose campaign, open in June 2026, is voted on by these tiers. */
export async function openVote(database: Database, outside: Outside | null, tiers: readonly (Tier | TierRule)[]) {
  const world = await openWorld(database, { channels: outside === null ? noChannels : outside.channels })
  const rules = tiers.map((tier) => (typeof tier === 'string' ? tierRule(tier) : tier))
  const campaign = await storeCampaign(database, {
    settings: { ...someSettings, vote: { ...someSettings.vote, tiers: rules } },
  })
  await storeNominations(database, campaign.id, 12)
  return { world, campaign: campaign.id }
}

/** A voter at a phone of their own: asks for codes, answers them, votes. */
export async function openVoter(world: World, campaign: string) {
  const browser = world.browser()
  enrol(browser, world.deps)
  const base = `/api/campaigns/${campaign}`
  const stands: { notice: string } = await (await browser.get(`${base}/identity`)).json()
  const { notice } = stands
  const answered = async (answer: Response): Promise<[number, Record<string, unknown>]> => [
    answer.status,
    await answer.json(),
  ]
  return {
    browser,
    notice,
    state: async () => (await browser.get(`${base}/identity`)).json(),
    ask: async (tier: string, to: string) =>
      answered(await browser.send('POST', `${base}/identity/codes`, { tier, to, notice })),
    prove: async (proof: { tier: string; to?: string; code: string }) =>
      answered(await browser.send('POST', `${base}/identity/proofs`, { ...proof, notice })),
    vote: async (choices: number[] = [1]) =>
      answered(
        await browser.send(
          'POST',
          `${base}/ballots`,
          { choices },
          { 'idempotency-key': randomBytes(16).toString('base64url') },
        ),
      ),
  }
}

export type Voter = Awaited<ReturnType<typeof openVoter>>

/** The code of a refusal, or of the outcome its status. */
export function said([status, body]: [number, Record<string, unknown>]): [number, unknown] {
  return [status, body.code ?? body.tier ?? null]
}
