import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { ballotsOf, readChoices, type VotingCampaign, votingCampaign } from '../db/ballots.ts'
import { deviceOf } from './ballots/device.ts'
import { checkNonce, issueNonce } from './ballots/nonce.ts'
import { ballotLimits } from './ballots/trust.ts'
import { nextBallotAt, pickedToday } from './domain/ballot.ts'
import { fromBase64url } from './domain/bytes.ts'
import { type Tier, tiers } from './domain/identity.ts'
import { ballotId, receiptCode } from './domain/receipt.ts'
import { sha256 } from './hash.ts'
import { voterOf } from './identity/voter.ts'
import { answers, refuse } from './refusal.ts'
import { type Env, jsonBody, slice } from './route.ts'
import { rfc3339 } from './time.ts'

const Place = {
  ballot: z.string(),
  at: z.string(),
  index: z.number().int(),
  commit: z.string(),
  code: z.string(),
  next: z.string().nullable(),
}
const Receipt = z
  .object({
    ...Place,
    proof: z
      .string()
      .openapi({ description: 'A c2sp.org/tlog-proof@v1 text: the path to the root and the signed checkpoint.' }),
    check: z.object({ saltA: z.string(), cB: z.string() }),
  })
  .openapi('Receipt')
const MyBallot = z.object({ ...Place, slot: z.string(), chosen: z.number().int() }).openapi('MyBallot')

export type Receipt = z.infer<typeof Receipt>
export type MyBallot = z.infer<typeof MyBallot>

const params = z.object({ campaign: z.string() })

const cast = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/ballots',
  summary: 'Casts a ballot. The same Idempotency-Key with the same ballot gives the same answer again.',
  middleware: ballotLimits,
  request: {
    params,
    body: jsonBody(
      z
        .strictObject({
          batch: z.string().max(20).optional(),
          confirmed: z.boolean().optional(),
          choices: z.array(z.number().int().min(0).max(999_999)).max(1000),
        })
        .openapi('Ballot'),
    ),
  },
  responses: answers(Receipt, 'The receipt. It does not show the choices.'),
})

const mine = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/ballots/mine',
  summary: "The asking voter's own ballots, oldest first, without their choices.",
  request: { params },
  responses: answers(
    z.object({
      known: z.boolean(),
      nonce: z.string().nullable(),
      tier: z
        .enum(tiers)
        .nullable()
        .describe('Under which the next ballot counts; null while something must be proven.'),
      ballots: z.array(MyBallot),
    }),
  ),
})

export const ballots = slice()
  .openapi(cast, async (c) => {
    const { db, now, chance, sequencer } = c.get('deps')
    const arrived = rfc3339(now())
    const campaign = await votingCampaign(db, c.req.valid('param').campaign)
    if (campaign === undefined) return refuse(c, { code: 'not-found' })
    const key = c.req.header('idempotency-key')
    if (key === undefined) return refuse(c, { code: 'key-missing' })
    const chosen = fromBase64url(key)
    if (chosen?.length !== 16) return refuse(c, { code: 'key-malformed' })
    const voter = voterOf(c, campaign)
    if (voter === null) return refuse(c, { code: deviceOf(c) === null ? 'device-needed' : 'identity-needed' })
    const page = checkNonce(c, campaign.id)
    if ('refusal' in page) return refuse(c, page.refusal)
    const cast = await sequencer.cast(campaign, {
      ballot: c.req.valid('json'),
      id: ballotId(sha256, chosen),
      voter: voter.tag,
      tier: voter.tier,
      nonce: page.nonce,
      address: campaign.rules.ballots_per_address_per_day === null ? null : c.get('address'),
      arrived,
      salts: { a: chance(32), b: chance(32) },
    })
    if ('refusal' in cast) return refuse(c, cast.refusal)
    return c.json(cast.receipt, 200)
  })
  .openapi(mine, async (c) => {
    const campaign = await votingCampaign(c.var.deps.db, c.req.valid('param').campaign)
    if (campaign === undefined) return refuse(c, { code: 'not-found' })
    return c.json(await myBallots(c, campaign), 200)
  })

export type Ballots = typeof ballots

/** The ballots of whoever is asking, for the page that shows whether it has voted. */
export async function myBallots(
  c: Context<Env>,
  campaign: VotingCampaign,
): Promise<{ known: boolean; nonce: string | null; tier: Tier | null; ballots: MyBallot[] }> {
  const nonce = issueNonce(c, campaign.id)
  const voter = voterOf(c, campaign)
  if (voter === null) return { known: deviceOf(c) !== null, nonce, tier: null, ballots: [] }
  const rows = await ballotsOf(c.var.deps.db, campaign.id, voter.tag)
  const cast = rows.map(({ slot, at, choices }) => ({ slot, at, choices: readChoices(choices) }))
  const picked = (at: string, place: number) =>
    pickedToday({ zone: campaign.zone, tier: voter.tier, at, earlier: cast.slice(0, place + 1) })
  return {
    known: true,
    nonce,
    tier: voter.tier,
    ballots: rows.map((row, place) => ({
      ballot: row.id,
      at: row.at,
      index: row.log_index,
      commit: row.commitment,
      code: receiptCode(row.id),
      next: nextBallotAt(campaign.rules, campaign.zone, row.slot, row.at, voter.tier, picked(row.at, place)),
      slot: row.slot,
      chosen: cast[place]?.choices.length ?? 0,
    })),
  }
}
