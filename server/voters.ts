import { createRoute, z } from '@hono/zod-openapi'
import { insertVoterCodes, nextSerial, revokeVoterCodes, voterCodeRuns } from '../db/voterCodes.ts'
import { rollCounts } from '../db/voterRoll.ts'
import { identityCounts, setVoterContact, voterContact, votersCampaign } from '../db/voters.ts'
import { usableTiers } from './channels.ts'
import { inviteCode } from './domain/identity/inviteCode.ts'
import { tiers } from './domain/identity.ts'
import { printedHash } from './identity/printed.ts'
import { preferredLanguage } from './language.ts'
import { answers, refuse } from './refusal.ts'
import { jsonBody, slice } from './route.ts'
import { memberWith } from './session.ts'
import { actOnVoters } from './voters/acting.ts'
import { formats, handOut, printed } from './voters/printing.ts'
import { rollReading } from './voters/rollReading.ts'

const params = z.object({ campaign: z.string() })
const Count = z.number().int()
const Desk = z
  .object({
    mayChange: z.boolean(),
    frozen: z.boolean(),
    /** Every tier but paper: whether the rules offer it, whether this server can, and how many identities were proven. */
    tiers: z.array(z.object({ tier: z.string(), offered: z.boolean(), ready: z.boolean(), proven: Count })),
    codes: z.array(z.object({ printedAt: z.string(), first: Count, last: Count, used: Count, revoked: Count })),
    roll: z.object({ rows: Count, phones: Count, used: Count }),
    contact: z.string(),
  })
  .openapi('VotersDesk')

const read = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/voters',
  summary:
    'How voters show who they are: tiers, printed codes, roll, and who answers for it. For organizers and auditors.',
  request: { params },
  responses: answers(Desk),
})

const setContact = createRoute({
  method: 'put',
  path: '/campaigns/{campaign}/voters/contact',
  summary:
    'Who answers for the voters’ identities, as the privacy notice prints it. A change makes a new version of the notice.',
  request: { params, body: jsonBody(z.object({ contact: z.string().trim().max(200) })) },
  responses: answers(z.object({ contact: z.string() })),
})

const printCodes = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/voters/codes',
  summary:
    'Makes invite codes and answers their cards (A4 PDF with QR codes) or their list. The codes are kept nowhere.',
  request: {
    params,
    body: jsonBody(z.object({ count: z.number().int().min(1).max(5000), format: z.enum(formats).default('pdf') })),
  },
  responses: printed,
})

const revokeCodes = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/voters/codes/revoke',
  summary: 'Revokes the cards of a range of serials that nobody has used.',
  request: { params, body: jsonBody(z.object({ first: Count.min(1), last: Count.min(1) })) },
  responses: answers(z.object({ revoked: Count })),
})

/** The organizer's side of identity tiers: printed codes, the roll, and the notice's contact. */
export const voters = slice()
  .openapi(read, async (c) => {
    const { campaign: id } = c.req.valid('param')
    const asking = await memberWith(c, id, 'organizer', 'auditor')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const { db, channels } = c.var.deps
    const campaign = await votersCampaign(db, id)
    if (campaign === undefined) return refuse(c, { code: 'not-found' })
    const proven = await identityCounts(db, id)
    const usable = usableTiers(channels)
    return c.json(
      {
        mayChange: asking.member.role === 'organizer',
        frozen: campaign.frozenAt !== null,
        tiers: tiers
          .filter((tier) => tier !== 'paper')
          .map((tier) => ({
            tier,
            offered: campaign.rules.tiers.some((one) => one.tier === tier),
            ready: usable.includes(tier),
            proven: proven.get(tier) ?? 0,
          })),
        codes: await voterCodeRuns(db, id),
        roll: await rollCounts(db, id),
        contact: await voterContact(db, id),
      },
      200,
    )
  })
  .openapi(setContact, async (c) => {
    const { campaign } = c.req.valid('param')
    const { contact } = c.req.valid('json')
    const outcome = await actOnVoters(c, campaign, 'voter-contact-changed', async (trx, at) => {
      await setVoterContact(trx, campaign, contact, at)
      return { done: { contact }, after: { contact } }
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome.done, 200)
  })
  .openapi(printCodes, async (c) => {
    const { campaign: id } = c.req.valid('param')
    const { count, format } = c.req.valid('json')
    const { deps } = c.var
    const outcome = await actOnVoters(c, id, 'voter-codes-printed', async (trx, at) => {
      const campaign = await votersCampaign(trx, id)
      if (campaign === undefined) return { refusal: { code: 'not-found' } }
      const first = await nextSerial(trx, id)
      const made = Array.from({ length: count }, (_, step) => ({
        serial: first + step,
        code: inviteCode(deps.chance(9)),
      }))
      await insertVoterCodes(
        trx,
        made.map(({ serial, code }) => ({
          campaign: id,
          serial,
          code_hash: printedHash(deps.key, id, code),
          created_at: at,
          used_at: null,
          revoked_at: null,
        })),
      )
      return { done: { campaign, made }, after: { first, last: first + count - 1 } }
    })
    if ('refusal' in outcome) return refuse(c, outcome.refusal)
    const { campaign, made } = outcome.done
    const handouts = made.map(({ serial, code }) => ({
      serial: String(serial).padStart(4, '0'),
      name: '',
      number: '',
      code,
    }))
    const { bytes, headers } = await handOut(
      deps,
      preferredLanguage(c.req.raw),
      campaign,
      new URL(c.req.url).origin,
      handouts,
      format,
    )
    return c.body(bytes, 200, headers)
  })
  .openapi(revokeCodes, async (c) => {
    const { campaign } = c.req.valid('param')
    const range = c.req.valid('json')
    const outcome = await actOnVoters(c, campaign, 'voter-codes-revoked', async (trx, at) => {
      const revoked = await revokeVoterCodes(trx, campaign, range, at)
      return { done: { revoked }, after: { ...range, revoked } }
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome.done, 200)
  })
  .route('/', rollReading)

export type Voters = typeof voters
