import { maxima, type VoteRule } from './rules.type.ts'
import { tally } from './tally.ts'
import type { RankingRow, TallyDeps, TallyInput } from './tally.type.ts'

/** What striking one nomination would do to the others, under either reading of the maximum. */
export type Strike = {
  readonly struck: number
  readonly maximum: VoteRule['maximum']
  /** Pairs whose order turns round: the first was at or behind the second, and comes out ahead. */
  readonly flipped: readonly (readonly [number, number])[]
  /** Those who gain or lose a place that the rules give. */
  readonly gain: readonly number[]
  readonly lose: readonly number[]
}

function flippedPairs(before: readonly RankingRow[], after: readonly RankingRow[]): Strike['flipped'] {
  const rank = new Map(before.map((row) => [row.number, row.rank]))
  return after.flatMap((ahead) =>
    after
      .filter((behind) => ahead.rank < behind.rank && (rank.get(ahead.number) ?? 0) > (rank.get(behind.number) ?? 0))
      .map((behind) => [ahead.number, behind.number] as const),
  )
}

function placedOf(rows: readonly RankingRow[]): ReadonlySet<number> {
  return new Set(rows.flatMap(({ number, placed }) => (placed ? [number] : [])))
}

/**
 * The disqualification table: for every ranked nomination, and for the frozen and the recomputed maximum, whose order
 * and whose place would change if it were struck. Proportional votes are not independent of the field: striking the
 * leader can turn round two others.
 */
export function disqualificationTable(input: TallyInput, deps: TallyDeps): readonly Strike[] {
  return maxima.flatMap((maximum) => {
    const rules = { ...input.rules, votes: { ...input.rules.votes, maximum } }
    const before = tally({ ...input, rules }, deps).ranking
    return before.map(({ number: struck }): Strike => {
      const after = tally({ ...input, rules, disqualified: [...input.disqualified, struck] }, deps).ranking
      const [had, has] = [placedOf(before), placedOf(after)]
      return {
        struck,
        maximum,
        flipped: flippedPairs(before, after),
        gain: [...has].filter((number) => !had.has(number)),
        lose: [...had].filter((number) => number !== struck && !has.has(number)),
      }
    })
  })
}
