import { type NoteKey, parseVkey } from '../../server/domain/checkpoint.ts'
import { keyRing, sha256 } from '../../server/hash.ts'
import { openSigner } from '../../server/sequencer/signer.ts'
import type { Ground } from './ground.ts'

/** The key by which the log of a ground's campaign is signed, drawn from the secret as the server draws it. */
export function logKey({ secret, campaign }: Ground): NoteKey {
  const seed = keyRing(sha256(secret))(`log/v1/${campaign.id}`)
  const key = parseVkey(sha256, openSigner(`localhost/campaign/${campaign.id}`, seed).vkey)
  if (key === null) throw new Error('no key')
  return key
}
