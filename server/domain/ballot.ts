import { dateIn, nextDay } from './calendar.ts'
import { printedNumber } from './candidate.ts'
import { type Stage, stageState } from './stage.ts'

/** How often one voter may cast a ballot: once in the campaign, once a batch, or so many times a calendar day. */
export type Allowance = { per: 'campaign' } | { per: 'batch' } | { per: 'day'; ballots: number }

/** The voting rules of a campaign, frozen before it opens. Keys are those of the hashed object (log.md). */
export interface VoteRules {
  /** Fewest and most selections on one ballot. */
  min: number
  max: number
  allowance: Allowance
  /** How often one voter may choose the same candidate: once in the campaign, or once a day (a slot). */
  same_candidate: 'once' | 'per-slot'
  /** A ballot that reached the queue before close counts if it is sequenced within so many seconds after. */
  grace_seconds: number
}

/** What a voter sends. Without a batch it covers every batch that is open, unless each batch has its own allowance. */
export interface Ballot {
  batch?: string | undefined
  choices: readonly number[]
}

/** What decides over a ballot. Times are RFC 3339 UTC. */
export interface BallotFacts {
  /** When it arrived, and when it takes its place in the log (never earlier). */
  arrived: string
  at: string
  /** The campaign's IANA zone, in which days are counted. */
  zone: string
  /** The voting stages in order. */
  stages: readonly Stage[]
  /** At least the candidates that the ballot names, with whether they stand. */
  candidates: ReadonlyMap<number, 'admitted' | 'withdrawn' | 'disqualified'>
  /** The slots of the voter's accepted ballots, and whom they chose. */
  slots: readonly string[]
  chosen: ReadonlySet<number>
}

/** What is wrong with a ballot; `candidate` names the choice at fault, `next` when the voter may vote again. */
export type BallotFault =
  | { code: 'voting-not-open' | 'voting-closed' | 'unknown-batch' | 'batch-needed' }
  | { code: 'too-few-choices'; min: number; chosen: number }
  | { code: 'too-many-choices'; max: number; chosen: number }
  | { code: 'repeated-choice' | 'unknown-candidate' | 'withdrawn-candidate' | 'outside-batch'; candidate: number }
  | { code: 'chosen-before'; candidate: number }
  | { code: 'already-voted'; next: string | null }

/** The key of a batch: `031-060`; null for a voting stage that covers all numbers. */
export function batchKey(stage: Stage): string | null {
  return stage.batch && `${printedNumber(stage.batch.first)}-${printedNumber(stage.batch.last)}`
}

/** Whether a voting stage lets this candidate number be chosen. */
export function covers(stage: Stage, candidate: number): boolean {
  return stage.batch === null || (stage.batch.first <= candidate && candidate <= stage.batch.last)
}

/**
 * The place a ballot cast at this instant takes: `once`, the batch's key, or `2026-06-03/1` (date in the zone, smallest free
 * ordinal). Null when the voter's allowance is used up. A batch without numbers counts as `once`.
 */
export function slotOf(
  rules: VoteRules,
  zone: string,
  at: string,
  used: readonly string[],
  batch: string | null = null,
): string | null {
  const { allowance } = rules
  if (allowance.per === 'campaign') return used.length === 0 ? 'once' : null
  if (allowance.per === 'batch') {
    const slot = batch ?? 'once'
    return used.includes(slot) ? null : slot
  }
  const date = dateIn(zone, at)
  for (let ordinal = 1; ordinal <= allowance.ballots; ordinal++)
    if (!used.includes(`${date}/${ordinal}`)) return `${date}/${ordinal}`
  return null
}

/**
 * When the allowance lets a voter cast the ballot after one that took this slot at this instant: at once while the day has
 * ballots left, else at the next midnight of the zone; null when it was the only one. The window may end before.
 */
export function nextBallotAt(rules: VoteRules, zone: string, slot: string, at: string): string | null {
  const { allowance } = rules
  if (allowance.per !== 'day') return null
  return Number(slot.split('/')[1]) < allowance.ballots ? at : nextDay(zone, at)
}

/** Where a voting stage stands for a ballot: grace lets one that arrived in time take its place a little later. */
function stateFor(rules: VoteRules, stage: Stage, { arrived, at }: BallotFacts): 'planned' | 'open' | 'closed' {
  const state = stageState(stage, arrived)
  if (state !== 'open' || stageState(stage, at) === 'open') return state
  if (stage.closedAt !== null || stage.closesAt === null) return 'closed'
  return Date.parse(at) < Date.parse(stage.closesAt) + rules.grace_seconds * 1000 ? 'open' : 'closed'
}

/**
 * Decides over a ballot, alike in the browser and on the server: the slot it takes, or every fault it has, the window's first.
 * Repeats count once towards the fewest and the most.
 */
export function checkBallot(
  rules: VoteRules,
  facts: BallotFacts,
  ballot: Ballot,
): { slot: string } | { faults: BallotFault[] } {
  const { stages, window } = stagesFor(rules, facts, ballot)
  const distinct = [...new Set(ballot.choices)]
  const faults: BallotFault[] = [...window]
  const perBatch = rules.allowance.per === 'batch'
  const [stage] = stages
  const decidable = !perBatch || (stages.length === 1 && stage !== undefined)
  const batch = perBatch && stage !== undefined ? batchKey(stage) : null
  const slot = decidable ? slotOf(rules, facts.zone, facts.at, facts.slots, batch) : ''
  if (slot === null) faults.push({ code: 'already-voted', next: afterLast(rules, facts) })
  if (distinct.length < rules.min) faults.push({ code: 'too-few-choices', min: rules.min, chosen: distinct.length })
  if (distinct.length > rules.max) faults.push({ code: 'too-many-choices', max: rules.max, chosen: distinct.length })
  for (const candidate of distinct) {
    if (ballot.choices.indexOf(candidate) !== ballot.choices.lastIndexOf(candidate))
      faults.push({ code: 'repeated-choice', candidate })
    const standing = facts.candidates.get(candidate)
    if (standing === undefined) faults.push({ code: 'unknown-candidate', candidate })
    else if (standing !== 'admitted') faults.push({ code: 'withdrawn-candidate', candidate })
    else if (stages.length > 0 && !stages.some((open) => covers(open, candidate)))
      faults.push({ code: 'outside-batch', candidate })
    if (rules.same_candidate === 'once' && facts.chosen.has(candidate))
      faults.push({ code: 'chosen-before', candidate })
  }
  return faults.length > 0 || slot === null ? { faults } : { slot }
}

/** The stages a ballot covers, and what keeps it out of them. */
function stagesFor(rules: VoteRules, facts: BallotFacts, ballot: Ballot): { stages: Stage[]; window: BallotFault[] } {
  const named =
    ballot.batch === undefined ? facts.stages : facts.stages.filter((stage) => batchKey(stage) === ballot.batch)
  if (named.length === 0 && ballot.batch !== undefined) return { stages: [], window: [{ code: 'unknown-batch' }] }
  const states = named.map((stage) => stateFor(rules, stage, facts))
  const open = named.filter((_, place) => states[place] === 'open')
  if (open.length === 0) {
    const over = named.length > 0 && states.every((state) => state === 'closed')
    return { stages: [...named], window: [{ code: over ? 'voting-closed' : 'voting-not-open' }] }
  }
  if (open.length > 1 && rules.allowance.per === 'batch') return { stages: open, window: [{ code: 'batch-needed' }] }
  return { stages: open, window: [] }
}

function afterLast(rules: VoteRules, facts: BallotFacts): string | null {
  return rules.allowance.per === 'day' ? nextDay(facts.zone, facts.at) : null
}
