import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { VotingCampaign } from '../../db/ballots.ts'
import type { CodeOwner } from '../../db/identityCodes.ts'
import { useRollRow } from '../../db/voterRoll.ts'
import { masked, readMail, readPhone } from '../domain/identity/address.ts'
import { strongest, type Tier, tiers, type Voter } from '../domain/identity.ts'
import { identityWords } from '../domain/words/identity.ts'
import { preferredLanguage } from '../language.ts'
import { limited, takeOrRefuse } from '../limits.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { type Env, jsonBody, slice } from '../route.ts'
import { type Asking, asking, keepProof } from './asking.ts'
import { answerDigits, makeDigits } from './digits.ts'
import { provenByPrinted } from './printed.ts'
import { acceptedTiers, tagOf } from './voter.ts'

const params = z.object({ campaign: z.string() })
const notice = z.string().max(64).describe('SHA-256 of the privacy notice that was accepted.')
const To = z.string().max(254)

const send = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/identity/codes',
  summary:
    'Sends a six-digit code to a phone or a mailbox, bound to this device. `roll` sends to a phone as `sms` does.',
  middleware: limited('code'),
  request: {
    params,
    body: jsonBody(z.object({ tier: z.enum(['email', 'sms', 'roll']), to: To, notice })),
  },
  responses: answers(z.object({ to: z.string(), until: z.string() }), 'Sent; `to` is shown in part only.'),
})

const prove = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/identity/proofs',
  summary: 'Proves an identity: the six digits with the address they went to, or a printed code alone.',
  middleware: limited('proof'),
  request: {
    params,
    body: jsonBody(
      z.object({
        tier: z.enum(['email', 'sms', 'roll', 'code']),
        to: To.optional(),
        code: z.string().max(60),
        notice,
      }),
    ),
  },
  responses: answers(z.object({ tier: z.string() }), 'Proven; the browser remembers it by a cookie.'),
})

export const codes = slice()
  .openapi(send, async (c) => {
    const { tier, to, notice: accepted } = c.req.valid('json')
    const who = await asking(c, c.req.valid('param').campaign, tier, accepted)
    if ('refusal' in who) return refuse(c, who.refusal)
    const address = addressOf(who.campaign, tier, to)
    if ('refusal' in address) return refuse(c, address.refusal)
    const spent =
      (await takeOrRefuse(c, 'code-device', who.deviceTag)) ?? (await takeOrRefuse(c, 'code-identity', address.voter))
    if (spent !== null) return spent
    const { code, until } = await makeDigits(c.var.deps, ownerOf(who, address.voter))
    const failed = await deliver(c, who.name, address, code)
    return failed === null ? c.json({ to: masked(address.to), until }, 200) : refuse(c, failed)
  })
  .openapi(prove, async (c) => {
    const { tier, to, code, notice: accepted } = c.req.valid('json')
    const who = await asking(c, c.req.valid('param').campaign, tier, accepted)
    if ('refusal' in who) return refuse(c, who.refusal)
    const spent = await takeOrRefuse(c, 'proof-device', who.deviceTag)
    if (spent !== null) return spent
    const printed = tier === 'code' || (tier === 'roll' && to === undefined)
    const proven = printed
      ? await provenByPrinted(c.var.deps, who, tier, code)
      : await provenByDigits(c, who, tier, to ?? '', code)
    if ('refusal' in proven) return refuse(c, proven.refusal)
    await keepProof(c, who, proven.voters)
    return c.json({ tier: strongest(proven.voters, tiers)?.tier ?? tier }, 200)
  })

type Addressed = Exclude<Tier, 'code' | 'device' | 'paper' | 'wechat'>

/** The mailbox or phone that was typed, and whose voter it makes. */
function addressOf(
  campaign: VotingCampaign,
  tier: Addressed,
  typed: string,
): { by: 'mail' | 'sms'; to: string; voter: string } | { refusal: Refusal } {
  const by = tier === 'email' ? 'mail' : 'sms'
  const to = by === 'mail' ? readMail(typed) : readPhone(typed)
  if (to === null) return { refusal: { code: by === 'mail' ? 'mail-malformed' : 'phone-malformed', field: 'to' } }
  return { by, to, voter: tagOf(campaign, by === 'mail' ? 'email' : 'sms', to) }
}

function ownerOf({ campaign, deviceTag }: Asking, voter: string): CodeOwner {
  return { campaign: campaign.id, device: deviceTag, voter }
}

/** Sends the code; the refusal when it could not be sent. What failed is logged by its kind, without the address. */
async function deliver(
  c: Context<Env>,
  campaign: string,
  { by, to }: { by: 'mail' | 'sms'; to: string },
  code: string,
): Promise<Refusal | null> {
  const { channels, id, log } = c.var.deps
  const words = identityWords[preferredLanguage(c.req.raw)]
  const subject = words.letter.subject(code, campaign)
  const sent =
    by === 'mail'
      ? await channels.mail?.({ to, subject, text: words.letter.text(code, campaign) })
      : await channels.sms?.({ to, text: words.message(code, campaign), code, id: id() })
  if (sent === undefined) return { code: 'tier-not-ready', field: 'tier' }
  if ('sent' in sent) return null
  log.warn({ request: c.var.requestId, by, cause: sent.cause }, 'a code was not sent')
  return { code: sent.refusal, field: 'to' }
}

/** Whose mailbox or phone it is, once the digits are right: a phone that stands on the roll proves the roll too. */
async function provenByDigits(
  c: Context<Env>,
  who: Asking,
  tier: Addressed,
  typed: string,
  code: string,
): Promise<{ voters: Voter[] } | { refusal: Refusal }> {
  const { db } = c.var.deps
  const address = addressOf(who.campaign, tier, typed)
  if ('refusal' in address) return address
  const { voter } = address
  const given = code.normalize('NFKC').replace(/\s/g, '')
  const answered = await answerDigits(c.var.deps, ownerOf(who, voter), given)
  if ('refusal' in answered)
    return {
      refusal: {
        code: answered.refusal,
        field: 'code',
        ...('left' in answered ? { values: { left: answered.left } } : {}),
      },
    }
  const asksRoll = acceptedTiers(who.campaign).includes('roll') && address.by === 'sms'
  const onRoll = asksRoll && (await useRollRow(db, who.campaign.id, voter, who.at))
  if (tier === 'roll' && !onRoll) return { refusal: { code: 'not-on-roll', field: 'to' } }
  const voters: Voter[] = tier === 'roll' ? [] : [{ tier, tag: voter }]
  return { voters: onRoll ? [...voters, { tier: 'roll', tag: voter }] : voters }
}
