import { add, decimal, type Rational, rational, round, ZERO } from '../points.ts'
import { weightedSum } from '../scoring/panel.ts'
import { type Party, parties, type TallyRules } from './rules.type.ts'
import type { Panel, Panels } from './sheets.ts'
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

const NO_PANEL: Panel = { complete: [], counted: [], points: null, exact: null }
const missingReason = { expert: 'no-sheets', inspection: 'no-inspection', self: 'no-self' } as const

/** The share of one that each party has in the total; 0 where the rules do not name it. */
export type Shares = { readonly [P in Party]: Rational }

/** weight / 100 of each party. */
export function sharesOf({ weights }: TallyRules): Shares {
  const share = (party: Party) => {
    const { n, d } = decimal(weights[party] ?? '0')
    return rational(n, d * 100n)
  }
  return { expert: share('expert'), public: share('public'), inspection: share('inspection'), self: share('self') }
}

function partyScore(rules: TallyRules, used: Rational | null, exact: Rational | null): PartyScore | null {
  return used && exact ? { used, exact, printed: round(used, rules.rounding) } : null
}

/** The score of a party as it enters the total: the printed one where the rules round parties. */
export function enters(rules: TallyRules, score: PartyScore): Rational {
  return rules.rounding.at.includes('party') ? score.printed : score.used
}

/** Weighted sum of the parties' scores, plus the capped bonus, which is added after weighting. */
function totalOf(
  scores: Standing['scores'],
  shares: Shares,
  hasBonus: boolean,
  choose: (score: PartyScore) => Rational,
): Rational {
  const parts = parties.flatMap((party) => {
    const [score, share] = [scores[party], shares[party]]
    return score && share.n > 0n ? [{ share, score: choose(score) }] : []
  })
  const bonus = hasBonus && scores.public ? choose(scores.public) : ZERO
  return add(weightedSum(parts), bonus)
}

/** Votes are shown where the rules name the public or somebody voted: a list without a vote shows no column of zeros. */
function showsVotes({ rules, votes }: TallyInput): boolean {
  const named = rules.weights.public !== undefined || rules.votes.conversion === 'capped'
  return named || Object.keys(votes).length > 0
}

/** Every nomination, with its scores or the reason why it has no rank, from the panels of `judgePanels`. */
export function standings(
  input: TallyInput,
  panels: Panels,
): {
  readonly ranked: readonly Standing[]
  readonly unranked: readonly Unranked[]
} {
  const { rules } = input
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
  const shares = sharesOf(rules)
  const hasBonus = rules.votes.conversion === 'capped'

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
      expert: partyScore(rules, panel.points, panel.exact),
      public: votesShown ? partyScore(rules, vote, vote) : null,
      inspection: partyScore(rules, inspection, inspection),
      self: partyScore(rules, self, self),
    }
    const lacking = (['expert', 'inspection', 'self'] as const).find(
      (party) => shares[party].n > 0n && scores[party] === null,
    )
    if (lacking) return { number, reason: missingReason[lacking] }
    return {
      nomination,
      panel,
      votes: input.votes[number] ?? 0,
      scores,
      total: round(
        totalOf(scores, shares, hasBonus, (score) => enters(rules, score)),
        rules.rounding,
      ),
      exact: totalOf(scores, shares, hasBonus, ({ exact }) => exact),
    }
  }

  const all = input.nominations.map(stand)
  return {
    ranked: all.flatMap((entry) => ('reason' in entry ? [] : [entry])),
    unranked: all.flatMap((entry) => ('reason' in entry ? [entry] : [])).sort((a, b) => a.number - b.number),
  }
}
