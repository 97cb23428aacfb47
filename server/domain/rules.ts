import type { Campaign } from './campaign.ts'
import { canonicalJson, type Json } from './canonical.ts'
import { decimal, printExact } from './points.ts'
import { type Criterion, groupKeys } from './rubric.ts'
import type { TallyFault } from './tally/tally.type.ts'
import { parseTallyRules, type TallyRules } from './tally.ts'

/** Hundredths as the shortest decimal text: 3000 -> "30", 1050 -> "10.5". */
export function weightText(hundredths: number): string {
  const cents = String(hundredths).padStart(3, '0')
  return printExact(decimal(`${cents.slice(0, -2)}.${cents.slice(-2)}`), 0) ?? '0'
}

/** The rubric as the tally's contract writes it: leaves with their weights, groups with their leaves (scoring.md). */
export function tallyCriteria(criteria: readonly Criterion[]): TallyRules['criteria'] {
  const groups = groupKeys(criteria)
  const leaf = ({ key, weight }: Criterion) => ({ key, weight: weightText(weight) })
  return criteria
    .filter(({ parent }) => parent === null)
    .map((criterion) =>
      groups.has(criterion.key)
        ? { key: criterion.key, of: criteria.filter(({ parent }) => parent === criterion.key).map(leaf) }
        : leaf(criterion),
    )
}

/** The tally rules of a campaign with every default filled in, or the first fault by the name of its field. */
export function tallyRulesOf(campaign: Pick<Campaign, 'settings' | 'criteria'>): TallyRules | { refusal: TallyFault } {
  return parseTallyRules({ ...campaign.settings.tally, criteria: tallyCriteria(campaign.criteria) })
}

/** What opening freezes and hashes: log.md "Entries", `campaign_opened`. */
export interface FrozenRules {
  v: 1
  openings: Campaign['settings']['openings']
  stages: {
    kind: Campaign['stages'][number]['kind']
    gate: 'clock' | 'organizer'
    batch: { first: number; last: number } | null
    opens_at: string | null
    closes_at: string | null
  }[]
  tally: TallyRules
  vote: Campaign['settings']['vote']
}

/** The frozen rules of a campaign that is ready; the tally's fault when it is not. */
export function frozenRules(campaign: Campaign): FrozenRules | { refusal: TallyFault } {
  const tally = tallyRulesOf(campaign)
  if ('refusal' in tally) return tally
  return {
    v: 1,
    openings: campaign.settings.openings,
    stages: campaign.stages.map(({ kind, gate, batch, opensAt, closesAt }) => ({
      kind,
      gate,
      batch,
      opens_at: opensAt,
      closes_at: closesAt,
    })),
    tally,
    vote: campaign.settings.vote,
  }
}

/** The bytes that are hashed and published: canonical JSON, decimals as texts. */
export function rulesText({ v, openings, stages, tally, vote }: FrozenRules): string {
  const frozen: Json = {
    v,
    openings,
    stages: stages.map((stage) => ({ ...stage, batch: stage.batch && { ...stage.batch } })),
    tally: { ...tally },
    vote,
  }
  return canonicalJson(frozen)
}
