import { findVoterCode, useVoterCode } from '../../db/voterCodes.ts'
import { rollVoterByCode, useRollRow } from '../../db/voterRoll.ts'
import type { Deps } from '../deps.ts'
import { readInviteCode } from '../domain/identity/inviteCode.ts'
import type { Tier, Voter } from '../domain/identity.ts'
import { hmacBase64url } from '../hash.ts'
import type { Refusal } from '../refusal.ts'
import type { Asking } from './asking.ts'
import { tagOf } from './voter.ts'

/** The keyed hash under which a printed code (invite card, row of the roll) is kept: the code itself is kept nowhere. */
export function printedHash(key: Deps['key'], campaign: string, code: string): string {
  return hmacBase64url(key('printed-code'), `printed/v1\n${campaign}\n${code}`)
}

/** Whose printed code it is: that of an invite card (`code`), or of a row of the roll. */
export async function provenByPrinted(
  { db, key }: Pick<Deps, 'db' | 'key'>,
  { campaign, at }: Asking,
  tier: Tier,
  typed: string,
): Promise<{ voters: Voter[] } | { refusal: Refusal }> {
  const read = readInviteCode(typed)
  if ('fault' in read) return { refusal: { code: read.fault, field: 'code' } }
  const hash = printedHash(key, campaign.id, read.code)
  if (tier === 'roll') {
    const voter = await rollVoterByCode(db, campaign.id, hash)
    if (voter === undefined || !(await useRollRow(db, campaign.id, voter, at)))
      return { refusal: { code: 'code-unknown', field: 'code' } }
    return { voters: [{ tier: 'roll', tag: voter }] }
  }
  const card = await findVoterCode(db, campaign.id, hash)
  if (card === undefined) return { refusal: { code: 'code-unknown', field: 'code' } }
  if (!(await useVoterCode(db, campaign.id, card.serial, at)))
    return { refusal: { code: 'code-revoked', field: 'code' } }
  return { voters: [{ tier: 'code', tag: tagOf(campaign, 'code', String(card.serial)) }] }
}
