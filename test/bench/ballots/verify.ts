import { fromBase64url } from '../../../server/domain/bytes.ts'
import { ballotId } from '../../../server/domain/receipt.ts'
import { sha256 } from '../../../server/hash.ts'
import { receiptIn } from '../../fault/voting.ts'
import type { Ground } from '../../load/ground.ts'
import { logKey } from '../../load/logKey.ts'
import { receiptFaults } from '../../load/receipt.ts'
import { tenOfSixty } from '../../load/voters.ts'

/** Checks sampled answers as a voter's page does; `keys` are those of all ballots sent. Returns a sentence for each fault. */
export function sampleFaults(ground: Ground, samples: readonly string[], keys: readonly string[]): string[] {
  const key = logKey(ground)
  const keyOf = new Map(keys.map((sent) => [ballotId(sha256, fromBase64url(sent) ?? new Uint8Array()), sent]))
  return samples.flatMap((body) => {
    const receipt = receiptIn(body)
    const sent = keyOf.get(receipt.ballot)
    if (sent === undefined) return [`${receipt.ballot} was never sent`]
    return receiptFaults(ground.campaign.id, receipt, { key: sent, choices: tenOfSixty }, key)
  })
}
