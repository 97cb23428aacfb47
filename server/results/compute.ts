import { readResultFacts } from '../../db/results.ts'
import { countBoth } from '../../db/standings.ts'
import { closeDue } from '../clock.ts'
import type { Deps } from '../deps.ts'
import type { PublicationKind } from '../domain/publication.ts'
import { type Result, type ResultFacts, resultOf, stagesAwaited } from '../domain/results.ts'
import { countFaults } from '../domain/standings.ts'
import { faultSentence } from '../domain/words/tally.ts'
import type { Lang } from '../domain/words.ts'
import { sha256Hex } from '../hash.ts'
import type { Refusal } from '../refusal.ts'
import { rfc3339 } from '../time.ts'

/** A result with the rows it was made of. */
export interface Computed {
  facts: ResultFacts
  result: Result
}

/**
 * The result of a campaign: the `tally()` of the command on the campaign's own rows. Refused for everyone with `results-hidden`
 * until every voting and scoring stage is over; `current` then names the stages that are not.
 */
export async function computeResult(
  deps: Pick<Deps, 'db' | 'now'>,
  campaign: string,
  lang: Lang,
): Promise<Computed | { refusal: Refusal }> {
  await closeDue(deps)
  const facts = await readResultFacts(deps.db, campaign)
  if (facts === undefined) return { refusal: { code: 'not-found' } }
  const { stages, settings } = facts.campaign
  const awaited = stagesAwaited(stages, rfc3339(deps.now()), settings.vote.grace_seconds)
  if (facts.campaign.frozenAt === null || awaited.length > 0)
    return { refusal: { code: 'results-hidden', current: { awaited } } }
  const result = resultOf(facts, { sha256Hex })
  if ('refusal' in result)
    return { refusal: { code: 'result-refused', values: { problem: faultSentence(lang, result.refusal) } } }
  return { facts, result }
}

/** The bytes of a published list and their fingerprint: equal rows and rules, equal bytes. */
export function publishedBytes(result: Result, revision: number, kind: PublicationKind) {
  const bytes = JSON.stringify({ revision, kind, ...result })
  return { bytes, sha256: sha256Hex(bytes) }
}

/** Counts every ballot again; where a kept counter, or the votes that a result was made of, differ first, or null. */
export async function firstMiscount(deps: Pick<Deps, 'db'>, { campaign, votes }: ResultFacts): Promise<string | null> {
  const { kept, counted } = await countBoth(deps.db, campaign.id)
  const used = new Map(Object.entries(votes).map(([number, count]) => [Number(number), count]))
  return countFaults({ ...kept, votes: used }, counted)[0]?.key ?? null
}
