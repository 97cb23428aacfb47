import { rankingWords } from '../server/domain/words/ranking.ts'
import { lang } from './words.ts'

/** An identity tier in words. */
export function tierName(tier: string): string {
  const names: Record<string, string> = rankingWords[lang()].account.tiers
  return names[tier] ?? tier
}
