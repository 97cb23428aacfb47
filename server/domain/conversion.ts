import { decimal, divide, HUNDRED, multiply, print, type Rational, rational, whole, ZERO } from './points.ts'
import type { TallyRounding, VoteRule } from './tally/rules.type.ts'
import { type Polled, voteScores } from './tally/voteScores.ts'

/** One line of a conversion table; points as they would be printed. */
export interface ConversionRow {
  rank: number
  votes: number
  points: string
  /** The points times the public's weight; the bonus itself where votes are a bonus. */
  weighted: string
  /** The points after the first of the table is disqualified; null for the first itself. */
  struck: string | null
}

export interface ConversionSample {
  /** How many nominations the example has: as many ranks are listed. */
  candidates: number
  /** The public's weight, a decimal text. */
  weight: string
  rounding: Pick<TallyRounding, 'digits' | 'rule'>
}

/** Shares of the most votes that stand for a curve: 100 %, 90 % … 0 %. */
const tenths = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
const mostVotes = 1000
const longestTable = 100

/**
 * The whole conversion table of a vote rule, before a single vote is cast: every rank of a rule by ranks, every bracket from its
 * first vote, every step of a bonus up to its cap, and tenths of the most votes for a curve (scoring.md "Options"). Computed by
 * the tally's own conversion; the figures of the rule must be decimals.
 */
export function conversionTable(rule: VoteRule, { candidates, weight, rounding }: ConversionSample): ConversionRow[] {
  const votes = sampleVotes(rule, candidates)
  const polled = votes.map((count, at): Polled => ({ number: at + 1, votes: count, district: '', struck: false }))
  const points = voteScores(polled, rule)
  const struck = voteScores(
    polled.map((one, at) => ({ ...one, struck: at === 0 })),
    rule,
  )
  const share = rule.conversion === 'capped' ? whole(1) : divide(decimal(weight), HUNDRED)
  return polled.map(({ number, votes: count }) => {
    const own = print(points.get(number) ?? ZERO, rounding)
    return {
      rank: number,
      votes: count,
      points: own,
      weighted: print(multiply(decimal(own), share), rounding),
      struck: number === 1 ? null : print(struck.get(number) ?? ZERO, rounding),
    }
  })
}

function sampleVotes(rule: VoteRule, candidates: number): number[] {
  switch (rule.conversion) {
    case 'rank-linear': {
      const ranks = Math.max(1, Math.min(longestTable, candidates))
      return Array.from({ length: ranks }, (_, at) => (ranks - at) * 10)
    }
    case 'brackets':
      return rule.table.slice(0, longestTable).map(([from]) => ceiling(decimal(from)))
    case 'capped': {
      const perVote = decimal(rule.per_vote)
      const full = perVote.n <= 0n ? mostVotes : ceiling(divide(decimal(rule.cap), perVote))
      return tenths.map((part) => ceiling(rational(BigInt(full) * BigInt(part), 10n)))
    }
    default:
      return tenths.map((part) => (mostVotes * part) / 10)
  }
}

/** The least whole number of votes that reaches a value. */
function ceiling({ n, d }: Rational): number {
  return Number((n + d - 1n) / d)
}
