import { votingWords } from '../../../server/domain/words/voting.ts'
import { lang } from '../../words.ts'

/** Why a ballot was turned away, in a few words. */
export function reasonText(code: string): string {
  const { reasons, refusals } = votingWords[lang()]
  const known: Record<string, string> = reasons
  return known[code] ?? refusals.other(code)
}
