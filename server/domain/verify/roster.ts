import type { Campaign } from '../campaign.ts'
import { canonicalJson } from '../canonical.ts'
import type { NominationFacts } from '../results.ts'
import { tallyCriteria } from '../rules.ts'
import type { Frozen } from './frozen.ts'
import { textOf } from './log.ts'
import type { Replayed } from './replay.ts'
import type { Bundle, Faults } from './report.ts'

export const rosterName = 'candidates.json'

type Criterion = Pick<Campaign['criteria'][number], 'key' | 'parent' | 'label' | 'labelEn' | 'weight'>

/** Who stood and how the campaign is named: what a result prints beside its figures. */
export interface Roster {
  v: 1
  campaign: Pick<Campaign, 'id' | 'name' | 'nameEn' | 'host' | 'hostEn' | 'zone' | 'frozenAt'>
  criteria: readonly Criterion[]
  candidates: readonly NominationFacts[]
}

/** The bytes of `candidates.json`. */
export function rosterText({ campaign, criteria, candidates }: Omit<Roster, 'v'>): string {
  const { id, name, nameEn, host, hostEn, zone, frozenAt } = campaign
  return `${canonicalJson({
    v: 1,
    campaign: { id, name, nameEn, host, hostEn, zone, frozenAt },
    criteria: criteria.map(({ key, parent, label, labelEn, weight }) => ({ key, parent, label, labelEn, weight })),
    candidates: candidates.map(({ number, name, path, level, unit, theme, state }) => ({
      number,
      name,
      path: [...path],
      level,
      unit,
      theme,
      state,
    })),
  })}\n`
}

/**
 * Reads the roster and holds it against the log: the campaign's id, the rubric of the frozen rules, and for each candidate
 * the withdrawal or disqualification that the log shows. Null where the bundle has none, or none that can be read.
 */
export function checkRoster(bundle: Bundle, frozen: Frozen | null, replayed: Replayed, faults: Faults): Roster | null {
  const text = textOf(bundle, rosterName)
  if (text === null) return null
  const roster = parseRoster(text)
  if (roster === null) {
    faults.add({ code: 'roster-malformed', file: rosterName })
    return null
  }
  if (replayed.campaign !== null && roster.campaign.id !== replayed.campaign)
    faults.add({ code: 'roster-differs', file: rosterName, values: { field: 'campaign' } })
  const criteria = tallyCriteria(roster.criteria.map((one, ordinal) => ({ ...one, ordinal, ...unheard })))
  if (frozen !== null && JSON.stringify(criteria) !== JSON.stringify(frozen.tally.criteria))
    faults.add({ code: 'roster-differs', file: rosterName, values: { field: 'criteria' } })
  const left = leftAt(replayed, Number.POSITIVE_INFINITY)
  for (const { number, state } of roster.candidates) {
    const logged = left.get(number)
    if (logged === undefined ? state === 'disqualified' : state !== logged)
      faults.add({ code: 'candidate-unlogged', file: rosterName, values: { candidate: number, state } })
  }
  return roster
}

/** What the tally does not ask of a criterion. */
export const unheard = { hint: '', hintEn: null, bands: [] }

/** Who had left the selection before this index of the log, by the log alone. */
export function leftAt({ others }: Replayed, index: number): Map<number, 'withdrawn' | 'disqualified'> {
  const left = new Map<number, 'withdrawn' | 'disqualified'>()
  for (const { index: at, entry } of others) {
    if (at >= index) break
    if (entry.type === 'nomination_withdrawn') left.set(entry.nomination, 'withdrawn')
    if (entry.type === 'candidate_disqualified') left.set(entry.candidate, 'disqualified')
    if (entry.type === 'candidate_reinstated') left.delete(entry.candidate)
  }
  return left
}

/**
 * The candidates as they stood before this index: one who left later still took part, and one who left without an entry did
 * so before the campaign was opened.
 */
export function candidatesAt({ candidates }: Roster, replayed: Replayed, index: number): NominationFacts[] {
  const before = leftAt(replayed, index)
  const ever = leftAt(replayed, Number.POSITIVE_INFINITY)
  return candidates.map((one) => ({
    ...one,
    state: before.get(one.number) ?? (ever.has(one.number) ? 'admitted' : one.state),
  }))
}

function parseRoster(text: string): Roster | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRoster(value) && rosterText(value) === text ? value : null
  } catch {
    return null
  }
}

function isRoster(value: unknown): value is Roster {
  if (!isObject(value) || value.v !== 1 || !isObject(value.campaign)) return false
  const { criteria, candidates } = value
  const texts = ['id', 'name', 'host', 'zone', 'frozenAt'] as const
  const { campaign } = value
  return (
    texts.every((key) => typeof campaign[key] === 'string') &&
    isZone(campaign.zone) &&
    Array.isArray(criteria) &&
    criteria.every((one) => isObject(one) && typeof one.key === 'string' && Number.isSafeInteger(one.weight)) &&
    Array.isArray(candidates) &&
    candidates.every(isCandidate)
  )
}

function isCandidate(value: unknown): boolean {
  if (!isObject(value)) return false
  const { number, name, path, level, unit, theme, state } = value
  return (
    Number.isSafeInteger(number) &&
    [name, level, theme].every((text) => typeof text === 'string') &&
    (unit === null || typeof unit === 'string') &&
    Array.isArray(path) &&
    path.every((part) => typeof part === 'string') &&
    (state === 'admitted' || state === 'withdrawn' || state === 'disqualified')
  )
}

function isZone(zone: unknown): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: String(zone) })
    return true
  } catch {
    return false
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
