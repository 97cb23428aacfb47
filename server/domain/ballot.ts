import type { Ballot, BallotFacts, BallotFault } from './ballot/fault.ts'
import { limitFaults, sameFaults } from './ballot/limits.ts'
import { allowanceOf, type VoteRules } from './ballot/rules.ts'
import { batchKey, covers, nextAllowance, type Pick, picksOf, slotOf, todayOf } from './ballot/slot.ts'
import { type Stage, stageState } from './stage.ts'

export type { Ballot, BallotFacts, BallotFault, Standing } from './ballot/fault.ts'
export {
  type Allowance,
  allowanceOf,
  type ResultsWhileVoting,
  standardVote,
  type TierRule,
  type VoteRules,
} from './ballot/rules.ts'
export {
  batchKey,
  covers,
  type EarlierBallot,
  mayCast,
  nextBallotAt,
  type Pick,
  pickedToday,
  slotOf,
  type VoterFacts,
} from './ballot/slot.ts'

/** Where a voting stage stands for a ballot: grace lets one that arrived in time take its place a little later. */
function stateFor(rules: VoteRules, stage: Stage, { arrived, at }: BallotFacts): 'planned' | 'open' | 'closed' {
  const state = stageState(stage, arrived)
  if (state !== 'open' || stageState(stage, at) === 'open') return state
  if (stage.closedAt !== null || stage.closesAt === null) return 'closed'
  return Date.parse(at) < Date.parse(stage.closesAt) + rules.grace_seconds * 1000 ? 'open' : 'closed'
}

/**
 * Decides over a ballot, alike in the browser and on the server: the slot it takes with the picks that are guarded beside it, or
 * every fault it has, the window's first. Repeats count once towards the fewest and the most.
 */
export function checkBallot(
  rules: VoteRules,
  facts: BallotFacts,
  ballot: Ballot,
): { slot: string; picks: Pick[] } | { faults: BallotFault[] } {
  const { stages, window } = stagesFor(rules, facts, ballot)
  const distinct = [...new Set(ballot.choices)]
  const faults: BallotFault[] = [...window, ...voterFaults(rules, facts, ballot)]
  const perBatch = allowanceOf(rules, facts.tier).per === 'batch'
  const [stage = null] = stages
  const today = todayOf(facts)
  const slot = perBatch && stages.length !== 1 ? '' : slotOf(rules, facts, perBatch ? stage : null, today)
  if (slot === null) faults.push({ code: 'already-voted', next: nextAllowance(rules, facts) })
  faults.push(...limitFaults(rules, facts, today, stages, distinct))
  for (const candidate of distinct) {
    if (ballot.choices.indexOf(candidate) !== ballot.choices.lastIndexOf(candidate))
      faults.push({ code: 'repeated-choice', candidate })
    const fault = standingFault(facts, stages, candidate)
    if (fault !== null) faults.push(fault)
  }
  faults.push(...sameFaults(rules, facts, today, distinct))
  if (faults.length > 0 || slot === null) return { faults }
  return { slot, picks: picksOf(rules, today, distinct) }
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
  const perBatch = allowanceOf(rules, facts.tier).per === 'batch'
  return { stages: open, window: open.length > 1 && perBatch ? [{ code: 'batch-needed' }] : [] }
}

/** What keeps this voter from voting at all. */
function voterFaults({ tiers, eligibility }: VoteRules, { tier }: BallotFacts, { confirmed }: Ballot): BallotFault[] {
  const faults: BallotFault[] = []
  if (!tiers.some((one) => one.tier === tier)) faults.push({ code: 'tier-not-offered' })
  else if (eligibility.roll && tier !== 'roll') faults.push({ code: 'not-on-roll' })
  if (eligibility.confirm.length > 0 && confirmed !== true) faults.push({ code: 'eligibility-unconfirmed' })
  return faults
}

function standingFault({ candidates }: BallotFacts, stages: readonly Stage[], candidate: number): BallotFault | null {
  const standing = candidates.get(candidate)
  if (standing === undefined) return { code: 'unknown-candidate', candidate }
  if (standing.state === 'suspended') return { code: 'suspended-candidate', candidate, next: standing.until ?? null }
  if (standing.state !== 'admitted') return { code: 'withdrawn-candidate', candidate }
  if (stages.length > 0 && !stages.some((open) => covers(open, candidate))) return { code: 'outside-batch', candidate }
  return null
}
