import type { VotingCampaign } from '../../db/ballots.ts'
import type { BallotTable } from '../../db/database.ts'
import { nextBallotAt } from '../domain/ballot.ts'
import { identBytes, receiptCode } from '../domain/receipt.ts'
import { sha256 } from '../hash.ts'

/** What the voter gets: a retry with the same key gets the same. */
export type Receipt = ReturnType<typeof receiptOf>

/** The receipt, made from the stored row and its proof alone so that it is the same each time. */
export function receiptOf({ id: campaign, rules, zone }: VotingCampaign, row: BallotTable, proof: string) {
  const { id, at, voter } = row
  const cB = sha256(identBytes(Buffer.from(row.salt_b, 'base64url'), { at, ballot: id, campaign, voter }))
  return {
    ballot: id,
    at,
    index: row.log_index,
    commit: row.commitment,
    proof,
    check: { saltA: row.salt_a, cB: Buffer.from(cB).toString('base64url') },
    code: receiptCode(id),
    next: nextBallotAt(rules, zone, row.slot, at),
  }
}
