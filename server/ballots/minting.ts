import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { votingCampaign } from '../../db/ballots.ts'
import { networkKey } from '../address.ts'
import { takeAllOrRefuse } from '../limits.ts'
import { answers, refuse } from '../refusal.ts'
import { type Env, jsonBody, slice } from '../route.ts'
import { askingDevice, mintDevice } from './device.ts'
import { issueNonce } from './nonce.ts'

const letters = z.string().max(100)
const Challenge = z
  .strictObject({
    parameters: z.strictObject({
      algorithm: letters,
      nonce: letters,
      salt: letters,
      cost: z.number().int(),
      keyLength: z.number().int(),
      keyPrefix: letters,
      keySignature: letters,
      data: z.strictObject({ expires: z.number().int() }),
    }),
    signature: letters,
  })
  .openapi('Challenge')
const Solved = z
  .strictObject({
    challenge: Challenge,
    solution: z.strictObject({
      counter: z.number().int().min(0),
      derivedKey: letters,
      time: z.number().min(0),
    }),
  })
  .openapi('SolvedChallenge')

const params = z.object({ campaign: z.string() })

const draw = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/challenge',
  summary: 'A puzzle (ALTCHA, PBKDF2/SHA-256) that a browser solves by itself to become a device.',
  request: { params },
  responses: answers(Challenge),
})

const mint = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/devices',
  summary:
    'Makes this browser a device (a signed cookie) for a solved puzzle; one that is known already stays what it is.',
  request: { params, body: jsonBody(Solved) },
  responses: answers(z.object({ minted: z.boolean(), nonce: z.string().nullable() })),
})

/** Browsers become devices: under a budget for each address and network, and a puzzle each (screening.md "At the door"). */
export const devices = slice()
  .openapi(draw, async (c) => {
    const spent = await takeAllOrRefuse(c, layersOf(c, 'challenge'))
    return spent ?? c.json(await c.get('deps').challenges.draw(), 200)
  })
  .openapi(mint, async (c) => {
    const spent = await takeAllOrRefuse(c, layersOf(c, 'device'))
    if (spent !== null) return spent
    const { db, challenges } = c.get('deps')
    const campaign = await votingCampaign(db, c.req.valid('param').campaign)
    if (campaign === undefined) return refuse(c, { code: 'not-found' })
    const known = askingDevice(c) !== null
    if (!known) {
      const redeemed = await challenges.redeem(c.req.valid('json'))
      if ('refused' in redeemed) return refuse(c, { code: redeemed.refused })
      mintDevice(c, redeemed.solveMs)
    }
    return c.json({ minted: !known, nonce: issueNonce(c, campaign.id) }, 200)
  })

export type Devices = typeof devices

function layersOf(c: Context<Env>, name: 'challenge' | 'device') {
  const address = c.get('address')
  return [
    { name, key: address },
    { name: `${name}-network` as const, key: networkKey(address) },
  ]
}
