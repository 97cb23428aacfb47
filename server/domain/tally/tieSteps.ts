import { compare, maximum, type Rational, round, whole } from '../points.ts'
import type { ChainStep } from '../ranking/tieChain.ts'
import { mean, median } from '../scoring/panel.ts'
import type { TallyRules, TieStep } from './rules.type.ts'
import { criterionMean } from './sheets.ts'
import type { Standing } from './standing.ts'

const CRITERION = 'criterion:'

/** For each number, how many experts gave it their highest complete sheet among `ranked`; equal highest count for each. */
function firstRanks(ranked: readonly Standing[]): ReadonlyMap<number, number> {
  const byExpert = new Map<string, { number: number; points: Rational }[]>()
  for (const { nomination, panel } of ranked) {
    for (const { expert, points } of panel.complete) {
      const own = byExpert.get(expert)
      if (own) own.push({ number: nomination.number, points })
      else byExpert.set(expert, [{ number: nomination.number, points }])
    }
  }
  const counts = new Map<number, number>()
  for (const sheets of byExpert.values()) {
    const highest = maximum(sheets.map(({ points }) => points))
    for (const { number, points } of sheets) {
      if (highest && compare(points, highest) === 0) counts.set(number, (counts.get(number) ?? 0) + 1)
    }
  }
  return counts
}

/**
 * The steps of the tie chain. Values are rounded like printed scores, so that what parts two rows can be read in print.
 * First ranks are counted among `ranked` only.
 */
export function tieSteps(rules: TallyRules, ranked: readonly Standing[]): readonly ChainStep<Standing, TieStep>[] {
  let counted: ReadonlyMap<number, number> | null = null
  const firsts = () => {
    counted ??= firstRanks(ranked)
    return counted
  }
  const allPoints = ({ panel }: Standing) => panel.complete.map(({ points }) => points)

  const value = (step: TieStep, standing: Standing): Rational | null => {
    switch (step) {
      case 'expert':
      case 'public':
      case 'inspection':
      case 'self':
        return standing.scores[step]?.printed ?? null
      case 'untrimmed':
        return mean(allPoints(standing))
      case 'median':
        return median(allPoints(standing))
      case 'first-ranks':
        return whole(firsts().get(standing.nomination.number) ?? 0)
      case 'votes':
        return whole(standing.votes)
      default:
        return criterionMean(standing.panel, rules, step.slice(CRITERION.length))
    }
  }
  return rules.ties.map((step) => ({
    name: step,
    worth(standing) {
      const exact = value(step, standing)
      return exact && round(exact, rules.rounding)
    },
  }))
}
