import { randomBytes } from 'node:crypto'
import { votingCampaign } from '../db/ballots.ts'
import type { Tier } from '../server/domain/identity.ts'
import { rfc3339 } from '../server/time.ts'
import type { World } from './world.ts'

/** Casts a ballot past the door, straight into the sequencer, as a voter of its own unless one is named. Throws when refused. */
export async function castDirectly(
  { deps }: Pick<World, 'deps'>,
  campaign: string,
  choices: readonly number[],
  { tier = 'device', voter = randomBytes(32).toString('base64url') }: { tier?: Tier; voter?: string } = {},
) {
  const voting = await votingCampaign(deps.db, campaign)
  if (voting === undefined) throw new Error('no vote to cast in')
  const cast = await deps.sequencer.cast(voting, {
    ballot: { choices },
    id: randomBytes(16).toString('base64url'),
    voter,
    tier,
    nonce: null,
    address: null,
    arrived: rfc3339(deps.now()),
    salts: { a: deps.chance(32), b: deps.chance(32) },
  })
  if ('refusal' in cast) throw new Error(cast.refusal.code)
  return cast.receipt
}
