import { add, decimal, type Rational, rational, round, ZERO } from '../points.ts'
import { weightedSum } from '../scoring/panel.ts'
import { type Party, parties, type TallyRules } from './rules.type.ts'
import { judgePanels, type Panel, panelScore } from './sheets.ts'
import type { Nomination, TallyInput, UnrankedReason } from './tally.type.ts'
import { voteScores } from './voteScores.ts'

/** One party's score: before its own rounding (`used`), as printed, and free of any rounding (`exact`). */
export type PartyScore = { readonly used: Rational; readonly printed: Rational; readonly exact: Rational }

/** A nomination with everything that decides its place. */
export type Standing = {
  readonly nomination: Nomination
  readonly panel: Panel
  readonly votes: number
  readonly scores: { readonly [P in Party]: PartyScore | null }
  /** As printed. */
  readonly total: Rational
  /** Free of any rounding. */
  readonly exact: Rational
}
export type Unranked = { readonly number: number; readonly reason: UnrankedReason }

const NO_PANEL: Panel = { complete: [], counted: [] }
const missingReason = { expert: 'no-sheets', inspection: 'no-inspection', self: 'no-self' } as const

/** The share of one that a party has in the total; 0 where the rules do not name it. */
export function shareOf(rules: TallyRules, party: Party): Rational {
  const weight = decimal(rules.weights[party] ?? '0')
  return rational(weight.n, weight.d * 100n)
}

function partyScore(rules: TallyRules, used: Rational | null, exact: Rational | null): PartyScore | null {
  return used && exact ? { used, exact, printed: round(used, rules.rounding) } : null
}

/** The score of a party as it enters the total: the printed one where the rules round parties. */
export function enters(rules: TallyRules, score: PartyScore): Rational {
  return rules.rounding.at.includes('party') ? score.printed : score.used
}

/** Weighted sum of the parties' scores, plus the capped bonus, which is added after weighting. */
function totalOf(rules: TallyRules, scores: Standing['scores'], choose: (score: PartyScore) => Rational): Rational {
  const parts = parties.flatMap((party) => {
    const score = scores[party]
    return score ? [{ share: shareOf(rules, party), score: choose(score) }] : []
  })
  const bonus = rules.votes.conversion === 'capped' && scores.public ? choose(scores.public) : ZERO
  return add(weightedSum(parts), bonus)
}

/** Votes are shown where the rules name the public or somebody voted: a list without a vote shows no column of zeros. */
function showsVotes({ rules, votes }: TallyInput): boolean {
  const named = rules.weights.public !== undefined || rules.votes.conversion === 'capped'
  return named || Object.keys(votes).length > 0
}

/** Every nomination, with its scores or the reason why it has no rank. The order is the order of the input. */
export function standings(input: TallyInput): {
  readonly ranked: readonly Standing[]
  readonly unranked: readonly Unranked[]
} {
  const { rules } = input
  const panels = judgePanels(input.sheets, rules)
  const disqualified = new Set(input.disqualified)
  const withdrawn = new Set(input.withdrawn)
  const points = voteScores(
    input.nominations.map((nomination) => ({
      number: nomination.number,
      votes: input.votes[nomination.number] ?? 0,
      district: rules.votes.within ? (nomination[rules.votes.within] ?? '') : '',
      struck: disqualified.has(nomination.number) || withdrawn.has(nomination.number),
    })),
    rules.votes,
  )
  const votesShown = showsVotes(input)

  const stand = (nomination: Nomination): Standing | Unranked => {
    const { number } = nomination
    if (disqualified.has(number)) return { number, reason: 'disqualified' }
    if (withdrawn.has(number)) return { number, reason: 'withdrawn' }
    const panel = panels.get(number) ?? NO_PANEL
    const given = (score: string | undefined) => (score === undefined ? null : decimal(score))
    const [vote, inspection, self] = [
      points.get(number) ?? ZERO,
      given(input.inspections[number]),
      given(input.self[number]),
    ]
    const scores = {
      expert: partyScore(rules, panelScore(panel, rules, 'points'), panelScore(panel, rules, 'exact')),
      public: votesShown ? partyScore(rules, vote, vote) : null,
      inspection: partyScore(rules, inspection, inspection),
      self: partyScore(rules, self, self),
    }
    const lacking = (['expert', 'inspection', 'self'] as const).find(
      (party) => shareOf(rules, party).n > 0n && scores[party] === null,
    )
    if (lacking) return { number, reason: missingReason[lacking] }
    return {
      nomination,
      panel,
      votes: input.votes[number] ?? 0,
      scores,
      total: round(
        totalOf(rules, scores, (score) => enters(rules, score)),
        rules.rounding,
      ),
      exact: totalOf(rules, scores, ({ exact }) => exact),
    }
  }

  const all = input.nominations.map(stand)
  return {
    ranked: all.flatMap((entry) => ('reason' in entry ? [] : [entry])),
    unranked: all.flatMap((entry) => ('reason' in entry ? [entry] : [])).sort((a, b) => a.number - b.number),
  }
}
