import type { Context } from 'hono'
import { type VotingCampaign, votingCampaign, votingStages } from '../../db/ballots.ts'
import { noteIdentity } from '../../db/voters.ts'
import { deviceOf } from '../ballots/device.ts'
import { usableTiers } from '../channels.ts'
import type { Tier, Voter } from '../domain/identity.ts'
import { stageState } from '../domain/stage.ts'
import { preferredLanguage } from '../language.ts'
import type { Refusal } from '../refusal.ts'
import type { Env } from '../route.ts'
import { rfc3339 } from '../time.ts'
import { noticeOf } from './notice.ts'
import { acceptedTiers, remember, tagOf } from './voter.ts'

/** Somebody on a known device who is about to prove an identity in a campaign whose vote is open. */
export interface Asking {
  campaign: VotingCampaign
  device: string
  /** The tag of the device, by which codes and walks are bound to it. */
  deviceTag: string
  /** The accepted version of the privacy notice. */
  notice: string
  /** The campaign's name in the reader's language. */
  name: string
  at: string
}

/**
 * Who asks for a proof by this tier. Refuses: an unknown campaign, a vote that is not open, a browser without a device, a tier
 * that the campaign does not offer or the server cannot, another version of the notice than the one that stands.
 */
export async function asking(
  c: Context<Env>,
  id: string,
  tier: Tier,
  notice: string,
): Promise<Asking | { refusal: Refusal }> {
  const { db, now, channels } = c.var.deps
  const at = rfc3339(now())
  const campaign = await votingCampaign(db, id)
  if (campaign === undefined) return { refusal: { code: 'not-found' } }
  const device = deviceOf(c)
  if (device === null) return { refusal: { code: 'device-needed' } }
  if (!acceptedTiers(campaign).includes(tier)) return { refusal: { code: 'tier-not-offered', field: 'tier' } }
  if (!usableTiers(channels).includes(tier)) return { refusal: { code: 'tier-not-ready', field: 'tier' } }
  const states = (await votingStages(db, id)).map((stage) => stageState(stage, at))
  if (!states.includes('open'))
    return { refusal: { code: states.includes('planned') ? 'voting-not-open' : 'voting-closed' } }
  const stands = await noticeOf(db, id)
  if (stands?.sha256 !== notice) return { refusal: { code: 'notice-changed', field: 'notice' } }
  const { name, nameEn } = stands.facts
  return {
    campaign,
    device,
    deviceTag: tagOf(campaign, 'device', device),
    notice,
    name: preferredLanguage(c.req.raw) === 'en' ? (nameEn ?? name) : name,
    at,
  }
}

/** Keeps what was proven: a row for each tier with the accepted notice, and the browser's own cookie. */
export async function keepProof(
  c: Context<Env>,
  { campaign, device, notice, at }: Asking,
  proven: Voter[],
): Promise<void> {
  for (const { tag, tier } of proven)
    await noteIdentity(c.var.deps.db, { campaign: campaign.id, voter: tag, tier, notice_sha256: notice, proven_at: at })
  remember(c, campaign.id, device, proven)
}
