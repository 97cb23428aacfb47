import type { Database } from '../../db/database.ts'
import { privacyFacts } from '../../db/voters.ts'
import { type PrivacyFacts, privacyText } from '../domain/words/privacy.ts'
import { sha256Hex } from '../hash.ts'

/** The privacy notice of a campaign as it stands, and the SHA-256 (hex) that names this version; undefined for an unknown campaign. */
export async function noticeOf(
  db: Database,
  campaign: string,
): Promise<{ facts: PrivacyFacts & { name: string; nameEn: string | null }; sha256: string } | undefined> {
  const facts = await privacyFacts(db, campaign)
  return facts === undefined ? undefined : { facts, sha256: sha256Hex(privacyText(facts)) }
}
