import type { Receipt } from '../../server/ballots.ts'
import { fromBase64url, toBase64url } from '../../server/domain/bytes.ts'
import { ballotIdBytes, choiceBytes, commitBytes } from '../../server/domain/receipt.ts'
import { sha256 } from '../../server/domain/sha256.ts'

/**
 * Whether a receipt belongs to the ballot this device sent: its id comes from our own key, and its commitment from the choices
 * we sent. The halves that show it are looked at here and kept nowhere.
 */
export function receiptFits(
  campaign: string,
  sent: { key: string; choices: readonly number[] },
  receipt: Pick<Receipt, 'ballot' | 'commit' | 'check'>,
): boolean {
  const nonce = fromBase64url(sent.key)
  const saltA = fromBase64url(receipt.check.saltA)
  const cB = fromBase64url(receipt.check.cB)
  if (nonce === null || saltA === null || cB === null) return false
  const ballot = toBase64url(sha256(ballotIdBytes(nonce)).subarray(0, 16))
  const choices = [...sent.choices].sort((a, b) => a - b)
  const cA = sha256(choiceBytes(saltA, { campaign, ballot, choices }))
  return ballot === receipt.ballot && toBase64url(sha256(commitBytes(cA, cB))) === receipt.commit
}
