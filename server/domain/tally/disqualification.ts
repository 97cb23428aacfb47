import { maxima, type VoteRule } from './rules.type.ts'
import { judgePanels } from './sheets.ts'
import { tallyPanels } from './tally.ts'
import type { RankingRow, TallyDeps, TallyInput } from './tally.type.ts'

/** What striking one nomination would do to the others, under either reading of the maximum. */
export type Strike = {
  readonly struck: number
  readonly maximum: VoteRule['maximum']
  /** Pairs whose order turns round: the first was behind the second and comes out ahead. */
  readonly flipped: readonly (readonly [number, number])[]
  /** Those who gain or lose a place that the rules give. */
  readonly gain: readonly number[]
  readonly lose: readonly number[]
}

function flippedPairs(before: readonly RankingRow[], after: readonly RankingRow[]): Strike['flipped'] {
  const ranks = new Map(before.map(({ number, rank }) => [number, rank]))
  const moved = after.map(({ number, rank }) => ({ number, rank, was: ranks.get(number) ?? 0 }))
  return moved.flatMap((ahead) =>
    moved
      .filter((behind) => ahead.rank < behind.rank && ahead.was > behind.was)
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
  const panels = judgePanels(input.sheets, input.rules)
  return maxima.flatMap((maximum) => {
    // No calibrated column: it is not compared, and solving it anew for each nomination would take minutes.
    const rules = { ...input.rules, votes: { ...input.rules.votes, maximum }, calibration: false }
    const before = tallyPanels({ ...input, rules }, panels, deps).ranking
    return before.map(({ number: struck }): Strike => {
      const after = tallyPanels(
        { ...input, rules, disqualified: [...input.disqualified, struck] },
        panels,
        deps,
      ).ranking
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
