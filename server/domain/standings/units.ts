import { percent } from './percent.ts'
import type { StandingCandidate } from './rows.ts'

/** Votes for the candidates of one unit. */
export interface UnitVotes {
  unit: string
  candidates: number
  votes: number
  /** Percent of all votes, one decimal. */
  share: string
  /** More votes than the ballots could give to this unit's candidates: somebody wrote them by hand. */
  impossible: boolean
}

/**
 * Votes by unit, most first: the first level on which the candidates differ (districts of a city, cities of a province). A ballot
 * gives each of a unit's candidates one vote at most, and `max` in all.
 */
export function votesByUnit(
  candidates: readonly StandingCandidate[],
  votes: ReadonlyMap<number, number>,
  { ballots, max }: { ballots: number; max: number },
): UnitVotes[] {
  const level = firstDifference(candidates.map(({ path }) => path))
  const units = new Map<string, StandingCandidate[]>()
  for (const candidate of candidates) {
    const unit = candidate.path[level] ?? candidate.path.at(-1) ?? ''
    units.set(unit, [...(units.get(unit) ?? []), candidate])
  }
  const votesOf = (numbered: readonly StandingCandidate[]) =>
    numbered.reduce((sum, { number }) => sum + (votes.get(number) ?? 0), 0)
  const all = votesOf(candidates)
  return [...units]
    .map(([unit, of]) => {
      const sum = votesOf(of)
      return {
        unit,
        candidates: of.length,
        votes: sum,
        share: percent(sum, all),
        impossible:
          sum > ballots * Math.min(of.length, max) || of.some(({ number }) => (votes.get(number) ?? 0) > ballots),
      }
    })
    .sort((a, b) => b.votes - a.votes || (a.unit < b.unit ? -1 : 1))
}

function firstDifference(paths: readonly (readonly string[])[]): number {
  const [first] = paths
  if (first === undefined) return 0
  const at = first.findIndex((name, level) => paths.some((path) => path[level] !== name))
  return at === -1 ? Math.max(0, first.length - 1) : at
}
