import { nextDay } from '../calendar.ts'
import type { Stage } from '../stage.ts'
import type { BallotFacts, BallotFault } from './fault.ts'
import type { VoteRules } from './rules.ts'
import { batchKey, covers, type Today, timesIn } from './slot.ts'

/** Faults of the figures of a ballot: how many it marks, in each batch, in each category, and in the voter's day. */
export function limitFaults(
  rules: VoteRules,
  facts: BallotFacts,
  today: () => Today,
  stages: readonly Stage[],
  distinct: readonly number[],
): BallotFault[] {
  return [
    ...countFaults(rules, stages, distinct),
    ...categoryFaults(rules, facts, today, distinct),
    ...dayFaults(rules, facts, today, distinct),
  ]
}

/** A batch of its own limits: they stand in place of the campaign's on a ballot for that batch alone, and beside them on a wider one. */
function countFaults(rules: VoteRules, stages: readonly Stage[], distinct: readonly number[]): BallotFault[] {
  const faults: BallotFault[] = []
  const limited = stages.map((stage) => rules.batches.find(({ batch }) => batch === batchKey(stage)))
  const alone = stages.length === 1 ? limited[0] : undefined
  const [min, max, chosen] = [alone?.min ?? rules.min, alone?.max ?? rules.max, distinct.length]
  if (chosen < min) faults.push({ code: 'too-few-choices', min, chosen })
  if (chosen > max) faults.push({ code: 'too-many-choices', max, chosen })
  if (alone !== undefined) return faults
  stages.forEach((stage, place) => {
    const limit = limited[place]
    if (limit === undefined) return
    const { batch, min, max } = limit
    const chosen = distinct.filter((candidate) => covers(stage, candidate)).length
    if (min !== null && chosen < min) faults.push({ code: 'too-few-in-batch', batch, min, chosen })
    if (max !== null && chosen > max) faults.push({ code: 'too-many-in-batch', batch, max, chosen })
  })
  return faults
}

function categoryFaults(
  { per_category }: VoteRules,
  facts: BallotFacts,
  today: () => Today,
  distinct: readonly number[],
): BallotFault[] {
  if (per_category === null) return []
  const { max, per } = per_category
  const before = per === 'ballot' ? [] : per === 'day' ? today().ballots : facts.earlier
  const counts = new Map<string, number>()
  const count = (candidate: number) => {
    const category = facts.candidates.get(candidate)?.category ?? null
    if (category !== null) counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  for (const { choices } of before) choices.forEach(count)
  distinct.forEach(count)
  const touched = new Set(distinct.map((candidate) => facts.candidates.get(candidate)?.category ?? null))
  const next = per === 'day' ? nextDay(facts.zone, facts.at) : null
  const faults: BallotFault[] = []
  for (const [category, chosen] of counts)
    if (chosen > max && touched.has(category)) faults.push({ code: 'category-full', category, max, chosen, next })
  return faults
}

function dayFaults(
  { picks_per_day: max }: VoteRules,
  facts: BallotFacts,
  today: () => Today,
  distinct: readonly number[],
): BallotFault[] {
  if (max === null) return []
  const used = today().ballots.reduce((sum, { choices }) => sum + choices.length, 0)
  if (used + distinct.length <= max) return []
  return [{ code: 'picks-used-up', max, used, chosen: distinct.length, next: nextDay(facts.zone, facts.at) }]
}

/** Faults of choosing again whom the voter has chosen before. */
export function sameFaults(
  { same_candidate: same }: VoteRules,
  facts: BallotFacts,
  today: () => Today,
  distinct: readonly number[],
): BallotFault[] {
  if (same.per === 'ballot' || facts.earlier.length === 0) return []
  if (same.per === 'campaign')
    return distinct
      .filter((candidate) => timesIn(facts.earlier, candidate) > 0)
      .map((candidate) => ({ code: 'chosen-before', candidate }))
  const { ballots } = today()
  const again = distinct.filter((candidate) => timesIn(ballots, candidate) >= same.times)
  if (again.length === 0) return []
  const next = nextDay(facts.zone, facts.at)
  return again.map((candidate) => ({ code: 'chosen-today', candidate, times: same.times, next }))
}
