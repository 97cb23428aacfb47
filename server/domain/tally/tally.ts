import { canonicalJson } from '../canonical.ts'
import { grouped } from '../grouped.ts'
import { compare, fraction, print, type Rational } from '../points.ts'
import { drawLot } from '../ranking/lot.ts'
import { type AtLine, givePlaces } from '../ranking/places.ts'
import { breakTies } from '../ranking/tieChain.ts'
import { calibratedScores } from './calibrated.ts'
import { parseTallyInput } from './parseInput.ts'
import type { TallyRules, TieStep } from './rules.type.ts'
import { judgePanels, type Panels } from './sheets.ts'
import { type Standing, standings } from './standing.ts'
import type { RankingRow, TallyDeps, TallyInput, TallyRefusal, TallyResult } from './tally.type.ts'
import { tieSteps } from './tieSteps.ts'

type Ordered = {
  readonly standing: Standing
  readonly number: number
  readonly rank: number
  readonly tie: RankingRow['tie']
}

function byNumber(a: { number: number }, b: { number: number }): number {
  return a.number - b.number
}

/** Best total first; equal printed totals go through the tie chain, and what it leaves together shares a rank, in order of number. */
function order(rules: TallyRules, ranked: readonly Standing[]): readonly Ordered[] {
  const steps = tieSteps(rules, ranked)
  const groups = [...grouped(ranked, ({ total }) => fraction(total)).values()]
  groups.sort(([a], [b]) => (a && b ? compare(b.total, a.total) : 0))
  let better = 0
  return groups.flatMap((group) => {
    const start = better + 1
    better += group.length
    const numbers = group.map(({ nomination }) => nomination.number).sort((a, b) => a - b)
    const tieOf = (number: number, by: TieStep | null) =>
      group.length < 2 ? null : { with: numbers.filter((other) => other !== number), by }
    return breakTies(group, steps)
      .map(({ member, place, by }) => ({
        standing: member,
        number: member.nomination.number,
        rank: start + place,
        tie: tieOf(member.nomination.number, by),
      }))
      .sort((a, b) => a.rank - b.rank || byNumber(a, b))
  })
}

/** Who gets a place. Without a total or a quota there is no line, and nobody is placed or not. */
function place(rules: TallyRules, rows: readonly Ordered[], deps: TallyDeps): ReadonlyMap<number, boolean | null> {
  const { total, by, each, at_line, seed = rules.seed ?? '' } = rules.places
  const atLine: AtLine = at_line === 'lot' ? (numbers) => drawLot(numbers, seed, deps.sha256Hex) : at_line
  if (total !== undefined) return givePlaces(rows, total, atLine)
  if (by === undefined) return new Map()
  const groups = grouped(rows, ({ standing }) => standing.nomination[by] ?? '')
  const given = [...groups].map(([key, members]) => givePlaces(members, each?.[key] ?? 0, atLine))
  return new Map(given.flatMap((places) => [...places]))
}

/** SHA-256 of the rules after defaults, as canonical JSON. */
export function rulesSha256(rules: TallyRules, { sha256Hex }: TallyDeps): string {
  return sha256Hex(canonicalJson(rules))
}

/**
 * The ranked list of a campaign: scores of the parties, weighted total, ranks 1, 2, 2, 4, tie chain and places, by the
 * frozen rules alone. Pure: the same input gives the same bytes, in whatever order its parts are listed.
 */
export function tally(input: TallyInput, deps: TallyDeps): TallyResult {
  return tallyPanels(input, judgePanels(input.sheets, input.rules), deps)
}

/** `tally` where the sheets are judged already: striking a nomination or changing the votes does not change a panel. */
export function tallyPanels(input: TallyInput, panels: Panels, deps: TallyDeps): TallyResult {
  const { rules } = input
  const { ranked, unranked } = standings(input, panels)
  const rows = order(rules, ranked)
  const placed = place(rules, rows, deps)
  const calibrated = rules.calibration ? calibratedScores(ranked) : new Map<number, Rational>()
  const printed = (value: Rational | null | undefined) => (value ? print(value, rules.rounding) : null)

  const ranking = rows.map(({ standing, number, rank, tie }): RankingRow => {
    const { scores, panel } = standing
    return {
      number,
      rank,
      total: print(standing.total, rules.rounding),
      exact: fraction(standing.exact),
      expert: printed(scores.expert?.printed),
      public: printed(scores.public?.printed),
      inspection: printed(scores.inspection?.printed),
      ...(rules.weights.self === undefined ? {} : { self: printed(scores.self?.printed) }),
      calibrated: printed(calibrated.get(number)),
      sheets: panel.complete.length,
      counted_sheets: panel.counted.length,
      placed: placed.get(number) ?? null,
      tie,
    }
  })
  return { ranking, unranked, reliability: null, rules_sha256: rulesSha256(rules, deps) }
}

/** `tally` on unknown JSON: the result, or the first fault of the input by the name of its field. */
export function tallyJson(value: unknown, deps: TallyDeps): TallyResult | TallyRefusal {
  const input = parseTallyInput(value)
  return 'refusal' in input ? input : tally(input, deps)
}
