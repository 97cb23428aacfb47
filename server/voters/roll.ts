import type { Database } from '../../db/database.ts'
import { clearRoll, insertRoll, rollTags } from '../../db/voterRoll.ts'
import type { Deps } from '../deps.ts'
import { inviteCode } from '../domain/identity/inviteCode.ts'
import type { RollRow } from '../domain/identity/roll.ts'
import { printedHash } from '../identity/printed.ts'
import { tagOf } from '../identity/voter.ts'
import type { Handout } from './printing.ts'

/** The longest roll that is read at once. */
export const mostVoters = 20_000

/**
 * Writes the rows that are not on the roll yet, each with a code of its own; `replace` empties the roll first. Answers the new
 * rows with their codes: this is the only time that names, numbers and codes stand together.
 */
export async function writeRoll(
  trx: Database,
  { key, chance }: Pick<Deps, 'key' | 'chance'>,
  campaign: { id: string; voterKey: Uint8Array },
  rows: readonly RollRow[],
  { replace, at }: { replace: boolean; at: string },
): Promise<Handout[]> {
  if (replace) await clearRoll(trx, campaign.id)
  const known = await rollTags(trx, campaign.id)
  const fresh = rows.flatMap((row) => {
    const voter = row.phone === null ? tagOf(campaign, 'roll', row.number) : tagOf(campaign, 'sms', row.phone)
    return known.has(voter) ? [] : [{ ...row, voter, code: inviteCode(chance(9)) }]
  })
  await insertRoll(
    trx,
    fresh.map(({ voter, code, phone }) => ({
      campaign: campaign.id,
      voter,
      code_hash: printedHash(key, campaign.id, code),
      has_phone: phone === null ? 0 : 1,
      created_at: at,
      used_at: null,
    })),
  )
  return fresh.map(({ row, name, number, code }) => ({ serial: String(row), name, number, code }))
}
