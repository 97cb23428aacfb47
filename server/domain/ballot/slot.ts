import { dateIn, nextDay } from '../calendar.ts'
import { printedNumber } from '../candidate.ts'
import type { Tier } from '../identity.ts'
import type { Stage } from '../stage.ts'
import { allowanceOf, allowances, type VoteRules } from './rules.ts'

/** An accepted ballot of the same voter. A page that knows only how many were chosen passes so many zeros. */
export interface EarlierBallot {
  slot: string
  at: string
  choices: readonly number[]
}

/** Where and when a voter stands, as far as the allowance goes by it. */
export interface VoterFacts {
  /** When the ballot takes its place in the log, RFC 3339 UTC. */
  at: string
  /** The campaign's IANA zone, in which days are counted. */
  zone: string
  tier: Tier
  /** The voter's accepted ballots, of whatever tier. */
  earlier: readonly EarlierBallot[]
}

/** The key of a batch: `031-060`; null for a voting stage that covers all numbers. */
export function batchKey(stage: Stage): string | null {
  return stage.batch && `${printedNumber(stage.batch.first)}-${printedNumber(stage.batch.last)}`
}

/** Whether a voting stage lets this candidate number be chosen. */
export function covers(stage: Stage, candidate: number): boolean {
  return stage.batch === null || (stage.batch.first <= candidate && candidate <= stage.batch.last)
}

/** The day on which a ballot would be cast, and the voter's ballots of that day. */
export interface Today {
  date: string
  ballots: readonly EarlierBallot[]
}

/** Looks at the calendar when a rule first asks for the day, and once: every ballot comes by here. */
export function todayOf({ zone, at, earlier }: VoterFacts): () => Today {
  let found: Today | null = null
  return () => {
    if (found !== null) return found
    const date = dateIn(zone, at)
    found = { date, ballots: earlier.filter((ballot) => dateIn(zone, ballot.at) === date) }
    return found
  }
}

/**
 * The place a ballot cast at this instant takes: `once`, the batch's key, or `2026-06-03/1` (date in the zone, smallest free
 * ordinal). Null when the voter's allowance is used up. A batch without numbers counts as `once`.
 */
export function slotOf(
  rules: VoteRules,
  facts: VoterFacts,
  stage: Stage | null = null,
  today: () => Today = todayOf(facts),
): string | null {
  const { earlier } = facts
  const allowance = allowanceOf(rules, facts.tier)
  if (allowance.per === 'campaign') return earlier.length === 0 ? 'once' : null
  if (allowance.per === 'batch') {
    const slot = (stage && batchKey(stage)) ?? 'once'
    const used = earlier.some(
      (ballot) => ballot.slot === slot || (stage !== null && ballot.choices.some((choice) => covers(stage, choice))),
    )
    return used ? null : slot
  }
  const { date, ballots } = today()
  if (ballots.length >= allowance.ballots) return null
  let ordinal = 1
  while (ballots.some(({ slot }) => slot === `${date}/${ordinal}`)) ordinal++
  return `${date}/${ordinal}`
}

/** How many the voter has chosen on the day of these facts. */
export function pickedToday(facts: VoterFacts): number {
  return todayOf(facts)().ballots.reduce((sum, { choices }) => sum + choices.length, 0)
}

/** Whether the voter's allowance leaves a ballot, and the day enough selections for the smallest one. */
export function mayCast(rules: VoteRules, facts: VoterFacts, stage: Stage | null = null): boolean {
  if (slotOf(rules, facts, stage) === null) return false
  return rules.picks_per_day === null || pickedToday(facts) + rules.min <= rules.picks_per_day
}

/**
 * When a voter may cast the ballot after one that took this slot at this instant: at once while the day has ballots and picks
 * left (`picked`: selections of that day so far), else at the next midnight of the zone; null when it was the only one. The
 * window may end before.
 */
export function nextBallotAt(
  rules: VoteRules,
  zone: string,
  slot: string,
  at: string,
  tier: string = 'device',
  picked = 0,
): string | null {
  const allowance = allowanceOf(rules, tier)
  if (allowance.per !== 'day') return null
  const ballotsLeft = Number(slot.split('/')[1] ?? 1) < allowance.ballots
  const picksLeft = rules.picks_per_day === null || picked + rules.min <= rules.picks_per_day
  return ballotsLeft && picksLeft ? at : nextDay(zone, at)
}

/** When an allowance that is used up has a ballot again: the next midnight where days count, else never. */
export function nextAllowance(rules: VoteRules, { zone, at, tier }: VoterFacts): string | null {
  return allowanceOf(rules, tier).per === 'day' ? nextDay(zone, at) : null
}

/** A choice under the slot that may hold it once. */
export interface Pick {
  candidate: number
  slot: string
}

/**
 * The choices that a unique index guards besides the ballot's own slot: those of rules that bound a candidate over several
 * ballots of one voter. Empty where the slot alone implies the rule.
 */
export function picksOf(rules: VoteRules, today: () => Today, choices: readonly number[]): Pick[] {
  const { same_candidate: same } = rules
  if (same.per === 'ballot') return []
  const met = allowances(rules)
  const several = met.some((one) => one.per === 'day' && (same.per === 'campaign' || one.ballots > 1))
  const mixed = met.some((one) => one.per !== met[0]?.per)
  if (!several && !mixed) return []
  if (same.per === 'campaign') return choices.map((candidate) => ({ candidate, slot: 'once' }))
  const { date, ballots } = today()
  return choices.map((candidate) => ({ candidate, slot: `${date}/${timesIn(ballots, candidate) + 1}` }))
}

/** How many of these ballots chose a candidate. */
export function timesIn(ballots: readonly EarlierBallot[], candidate: number): number {
  return ballots.filter(({ choices }) => choices.includes(candidate)).length
}
