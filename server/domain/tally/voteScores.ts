import { grouped } from '../grouped.ts'
import { decimal, type Rational, ZERO } from '../points.ts'
import { bracketPoints, cappedBonus, proportion, rankLinear, squareRoot } from '../scoring/votes.ts'
import type { VoteRule } from './rules.type.ts'

function convert(votes: readonly number[], rule: VoteRule): readonly Rational[] {
  const most = votes.reduce((best, count) => Math.max(best, count), 0)
  switch (rule.conversion) {
    case 'proportional-to-max':
      return votes.map((count) => proportion(count, most))
    case 'share': {
      const total = votes.reduce((all, count) => all + count, 0)
      return votes.map((count) => proportion(count, total))
    }
    case 'square-root':
      return votes.map((count) => squareRoot(count, most))
    case 'rank-linear':
      return rankLinear(votes, decimal(rule.start), decimal(rule.step), rule.ties)
    case 'brackets':
      return votes.map((count) => bracketPoints(count, rule.table))
    case 'capped':
      return votes.map((count) => cappedBonus(count, decimal(rule.per_vote), decimal(rule.cap)))
  }
}

/** One nomination before its votes are converted; `struck`: disqualified or withdrawn. */
export type Polled = {
  readonly number: number
  readonly votes: number
  readonly district: string
  readonly struck: boolean
}

/**
 * Points of each nomination by number, compared within its district. Struck nominations take part only where the
 * maximum is frozen; otherwise they get no points and everyone else is compared without them.
 */
export function voteScores(polled: readonly Polled[], rule: VoteRule): ReadonlyMap<number, Rational> {
  const field = polled.filter(({ struck }) => rule.maximum === 'frozen' || !struck)
  const points = new Map<number, Rational>()
  for (const members of grouped(field, ({ district }) => district).values()) {
    const converted = convert(
      members.map(({ votes }) => votes),
      rule,
    )
    for (const [at, { number }] of members.entries()) points.set(number, converted[at] ?? ZERO)
  }
  return points
}
