import { parties } from '../tally/rules.type.ts'
import {
  type Explanation,
  explain,
  type Party,
  type TallyDeps,
  type TallyInput,
  type TallyRefusal,
  type TallyResult,
  type TallyRules,
  tally,
  type UnrankedReason,
} from '../tally.ts'
import type { ResultFacts } from './facts.ts'
import { tallyInputOf } from './input.ts'
import { type Line, lineOf } from './line.ts'

/** Whose a row is, as every list prints it. */
export interface Entrant {
  number: number
  name: string
  place: readonly string[]
}

/** What stands behind one row of the ranking, in the same order: how its total came about, its votes, its part of the panel. */
export interface Detail extends Entrant {
  explanation: Omit<Explanation, 'number'>
  votes: number
  /** Votes that earn the full score in this row's field; null where the conversion does not go by the leader. */
  mostVotes: number | null
}

/** A party's column: its weight in percent, or `bonus` where its points are added after weighting. */
export interface Column {
  party: Party
  weight: string
}

/** The vote account: what was accepted and what counts, together and by identity tier, each with the votes it gave. */
export interface VoteAccount {
  accepted: number
  counted: number
  tiers: readonly { tier: string; accepted: number; counted: number; votes: number }[]
}

/** The result of a campaign as it is shown, published and hashed. `input` and `tally` are those of `gongping tally`. */
export interface Result {
  v: 1
  campaign: { id: string; name: string; nameEn: string | null; host: string; hostEn: string | null; zone: string }
  rules: { sha256: string | null; frozenAt: string | null }
  columns: readonly Column[]
  /** Names of the criteria, which the tie chain may cite. */
  criteria: readonly { key: string; label: string; labelEn: string | null }[]
  line: Line | null
  votes: VoteAccount
  tally: TallyResult
  details: readonly Detail[]
  unranked: readonly (Entrant & { reason: UnrankedReason })[]
  input: TallyInput
}

/** The result of a campaign by its frozen rules, or why rules and rows do not fit. */
export function resultOf(facts: ResultFacts, deps: TallyDeps): Result | TallyRefusal {
  const input = tallyInputOf(facts)
  if ('refusal' in input) return input
  const ranked = tally(input, deps)
  const explained = explain(input)
  const entrants = new Map(
    facts.nominations.map(({ number, name, path }): [number, Entrant] => [number, { number, name, place: path }]),
  )
  const entrant = (number: number) => entrants.get(number) ?? { number, name: '', place: [] }
  const most = mostVotes(input)
  return {
    v: 1,
    campaign: campaignFacts(facts),
    rules: { sha256: facts.campaign.rulesSha256, frozenAt: facts.campaign.frozenAt },
    columns: columnsOf(input.rules),
    criteria: facts.campaign.criteria.map(({ key, label, labelEn }) => ({ key, label, labelEn })),
    line: lineOf(input.rules, ranked.ranking),
    votes: accountOf(facts),
    tally: ranked,
    details: ranked.ranking.map(({ number }) => {
      const { terms, sum, total, sheets } = explained.get(number) ?? noExplanation(number)
      const votes = input.votes[number] ?? 0
      return { ...entrant(number), explanation: { terms, sum, total, sheets }, votes, mostVotes: most(number) }
    }),
    unranked: ranked.unranked.map(({ number, reason }) => ({ ...entrant(number), reason })),
    input,
  }
}

/** The rules that an explanation cites. */
export interface CitedRules {
  rounding: TallyRules['rounding']
  panel: TallyRules['panel']
  conversion: TallyRules['votes']['conversion']
  /** By what places are shared out, where there is not one quota for all. */
  placesBy: 'level' | 'unit' | 'theme' | null
}

/** A result as pages show it: without the sheets and votes that the file of the input carries. */
export type ShownResult = Omit<Result, 'input'> & { cited: CitedRules }

export function shownResult({ input: { rules }, ...result }: Result): ShownResult {
  const { rounding, panel, votes, places } = rules
  return { ...result, cited: { rounding, panel, conversion: votes.conversion, placesBy: places.by ?? null } }
}

function noExplanation(number: number): never {
  throw new Error(`the ranked nomination ${number} has no explanation`)
}

function campaignFacts({ campaign }: ResultFacts): Result['campaign'] {
  const { id, name, nameEn, host, hostEn, zone } = campaign
  return { id, name, nameEn, host, hostEn, zone }
}

function columnsOf(rules: TallyRules): Column[] {
  return parties.flatMap((party) => {
    const bonus = party === 'public' && rules.votes.conversion === 'capped'
    const weight = bonus ? 'bonus' : rules.weights[party]
    return weight === undefined ? [] : [{ party, weight }]
  })
}

/** Until ballots can be held or voided every accepted ballot counts. */
function accountOf({ tiers }: ResultFacts): VoteAccount {
  const accepted = tiers.reduce((all, tier) => all + tier.accepted, 0)
  return {
    accepted,
    counted: accepted,
    tiers: tiers.map(({ tier, accepted: all, votes }) => ({ tier, accepted: all, counted: all, votes })),
  }
}

/** The most votes in the field a nomination is compared in, struck ones included where the maximum is frozen. */
function mostVotes({
  rules,
  nominations,
  votes,
  disqualified,
  withdrawn,
}: TallyInput): (number: number) => number | null {
  const { conversion, maximum, within } = rules.votes
  if (conversion !== 'proportional-to-max' && conversion !== 'square-root') return () => null
  const struck = new Set(maximum === 'frozen' ? [] : [...disqualified, ...withdrawn])
  const fields = new Map(nominations.map((one) => [one.number, within === undefined ? '' : (one[within] ?? '')]))
  const most = new Map<string, number>()
  for (const [number, field] of fields) {
    if (!struck.has(number)) most.set(field, Math.max(most.get(field) ?? 0, votes[number] ?? 0))
  }
  return (number) => most.get(fields.get(number) ?? '') ?? 0
}
