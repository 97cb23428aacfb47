import { rankingWords } from '../../../server/domain/words/ranking.ts'
import { votingWords } from '../../../server/domain/words/voting.ts'
import { lang } from '../../words.ts'

/** An identity tier in words. */
export function tierName(tier: string): string {
  const names: Record<string, string> = rankingWords[lang()].account.tiers
  return names[tier] ?? tier
}

/** Why a ballot was turned away, in a few words. */
export function reasonText(code: string): string {
  const { reasons, refusals } = votingWords[lang()]
  const known: Record<string, string> = reasons
  return known[code] ?? refusals.other(code)
}
