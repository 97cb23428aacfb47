import type { VoteRules } from '../ballot/rules.ts'
import { allowances } from '../ballot/rules.ts'
import { dateIn } from '../calendar.ts'
import type { Stage } from '../stage.ts'
import { stageState } from '../stage.ts'
import { percent } from './percent.ts'

/** Ballots against the registered population. */
export interface Turnout {
  population: number
  /** The most ballots that so many people can have cast by now. */
  possible: number
  /** Percent of `possible`, one decimal: `12.5`. */
  share: string
  /** More ballots than people could have cast: a township of 30,000 "cast" 70,000 (vote.md, its first lines). */
  exceeded: boolean
}

/** Turnout so far; null where the rules name no population. */
export function turnoutOf(
  rules: VoteRules,
  facts: { stages: readonly Stage[]; zone: string; now: string; ballots: number },
): Turnout | null {
  const { population } = rules
  if (population === null) return null
  const possible = possibleBallots(rules, population, facts)
  const exceeded = facts.ballots > possible
  return { population, possible, share: percent(facts.ballots, possible), exceeded }
}

/**
 * The most ballots that `population` people can have cast by now under the most generous allowance of any tier: one each, one in
 * every batch opened so far, or so many on every day on which a vote has been open.
 */
export function possibleBallots(
  rules: VoteRules,
  population: number,
  { stages, zone, now }: { stages: readonly Stage[]; zone: string; now: string },
): number {
  const opened = stages.filter((stage) => stage.kind === 'voting' && stageState(stage, now) !== 'planned')
  if (opened.length === 0) return 0
  const each = allowances(rules).map((allowance) => {
    if (allowance.per === 'campaign') return 1
    return allowance.per === 'batch' ? opened.length : allowance.ballots * daysOpen(opened, zone, now)
  })
  return population * Math.max(1, ...each)
}

/** Calendar days of the zone on which at least one of these stages was open, today included. */
function daysOpen(opened: readonly Stage[], zone: string, now: string): number {
  const days = new Set<string>()
  for (const { openedAt, opensAt, closedAt, closesAt } of opened) {
    const from = openedAt ?? opensAt ?? now
    const ends = [closedAt, closesAt, now].filter((end) => end !== null).sort()
    const last = dateIn(zone, ends[0] ?? now)
    for (let at = dateIn(zone, from); at <= last; at = dayAfter(at)) days.add(at)
  }
  return days.size
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
}
