import type { Receipt } from '../../server/ballots.ts'
import { fromBase64url, toBase64url } from '../../server/domain/bytes.ts'
import { logLine } from '../../server/domain/log.ts'
import { ballotIdBytes, choiceBytes, commitBytes } from '../../server/domain/receipt.ts'

async function hash(bytes: BufferSource): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/**
 * Whether a receipt belongs to the ballot this device sent: its id comes from our own key, and its commitment from the choices
 * we sent. A device that cannot hash (a page without HTTPS) believes it.
 */
export async function receiptFits(
  campaign: string,
  sent: { key: string; choices: readonly number[] },
  receipt: Receipt,
): Promise<boolean> {
  const nonce = fromBase64url(sent.key)
  const saltA = fromBase64url(receipt.check.saltA)
  const cB = fromBase64url(receipt.check.cB)
  if (nonce === null || saltA === null || cB === null) return false
  if (crypto.subtle === undefined) return true
  const ballot = toBase64url((await hash(ballotIdBytes(nonce))).subarray(0, 16))
  const choices = [...sent.choices].sort((a, b) => a - b)
  const cA = await hash(choiceBytes(saltA, { campaign, ballot, choices }))
  const commit = toBase64url(await hash(commitBytes(cA, cB)))
  return ballot === receipt.ballot && commit === receipt.commit
}

export type Checked = 'checking' | 'checked' | 'unchecked' | 'mismatch'

/** Reads the entry of a ballot from the public log and compares it with the receipt, byte for byte. */
export async function entryStands(
  campaign: string,
  { ballot, commit, index }: { ballot: string; commit: string; index: number },
): Promise<Checked> {
  try {
    const answer = await fetch(`/api/campaigns/${campaign}/log?start=${index}&limit=1`)
    if (!answer.ok) return 'unchecked'
    const page: { entries: string[] } = await answer.json()
    return page.entries[0] === logLine(campaign, { type: 'ballot_cast', ballot, commit }) ? 'checked' : 'mismatch'
  } catch {
    return 'unchecked'
  }
}
