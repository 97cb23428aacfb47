import { randomBytes } from 'node:crypto'
import { signDevice } from '../../server/ballots/device.ts'
import { signNonce } from '../../server/ballots/nonce.ts'
import type { World } from '../world.ts'

/** A device that was minted before, with a ballot's key and nonce: what a page holds when its voter presses the button. */
export interface Voter {
  device: string
  key: string
  nonce: string
}

const text = (bytes: number): string => randomBytes(bytes).toString('base64url')

/** Somebody whom the door has never seen. */
export function freshVoter(world: World, campaign: string, device = text(16)): Voter {
  return { device, key: text(16), nonce: signNonce(world.deps.key('nonce'), campaign, device, randomBytes(16)) }
}

/** Casts a ballot through the door without the road to it; the same voter again is a retry. */
export async function castAs(
  world: World,
  campaign: string,
  voter: Voter,
  choices: readonly number[],
): Promise<Response> {
  return world.app.request(`http://localhost/api/campaigns/${campaign}/ballots`, {
    method: 'POST',
    headers: {
      origin: 'http://localhost',
      'content-type': 'application/json',
      cookie: `__Host-device=${signDevice(world.deps.key('device'), voter.device)}`,
      'idempotency-key': voter.key,
      'x-ballot-nonce': voter.nonce,
    },
    body: JSON.stringify({ choices }),
  })
}
