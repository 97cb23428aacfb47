import { readChoices, type VotingCampaign } from '../../db/ballots.ts'
import type { BallotTable } from '../../db/database.ts'
import { nextBallotAt } from '../domain/ballot.ts'
import { toBase64url } from '../domain/bytes.ts'
import { identBytes, receiptCode } from '../domain/receipt.ts'
import { sha256 } from '../hash.ts'

/** What the voter gets: a retry with the same key gets the same. */
export type Receipt = ReturnType<typeof receiptOf>

/** The half of a stored ballot's commitment that commits to who and when, base64url. */
export function identHalf({ id: ballot, campaign, at, voter, salt_b: salt }: BallotTable): string {
  return toBase64url(sha256(identBytes(Buffer.from(salt, 'base64url'), { at, ballot, campaign, voter })))
}

/** The receipt, made from the stored row, its half and its proof alone so that it is the same each time. */
export function receiptOf({ rules, zone }: VotingCampaign, row: BallotTable, cB: string, proof: string) {
  const { id, at } = row
  return {
    ballot: id,
    at,
    index: row.log_index,
    commit: row.commitment,
    proof,
    check: { saltA: row.salt_a, cB },
    code: receiptCode(id),
    next: nextBallotAt(rules, zone, row.slot, at, row.tier, readChoices(row.choices).length),
  }
}
