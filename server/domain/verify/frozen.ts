import { parseVoteRules } from '../ballot/parse.ts'
import type { VoteRules } from '../ballot.ts'
import { fromBase64url, sameBytes, toHex } from '../bytes.ts'
import { canonicalJson } from '../canonical.ts'
import { isTime } from '../log.ts'
import { type Stage, stageKinds } from '../stage.ts'
import { parseTallyRules, type TallyRules } from '../tally.ts'
import type { Replayed } from './replay.ts'
import type { Bundle, Faults, Tools } from './report.ts'
import { isObject } from './roster.ts'

/** The frozen rules as the verifier goes by them; windows are those announced before the first change. */
export interface Frozen {
  openings: 'public' | 'auditor'
  stages: Stage[]
  tally: TallyRules
  vote: VoteRules
}

/** The file of the rules whose hash (base64url) begins the log. */
export function rulesName(hash: string): string {
  return `rules/${toHex(fromBase64url(hash) ?? new Uint8Array())}.json`
}

/** Reads the frozen rules, held against the hash that `campaign_opened` carries; null where the bundle has none to go by. */
export function checkFrozen(bundle: Bundle, replayed: Replayed, tools: Tools, faults: Faults): Frozen | null {
  if (replayed.rules === null) return null
  const file = rulesName(replayed.rules)
  if (!bundle.names.includes(file)) {
    const other = bundle.names.find((name) => name.startsWith('rules/'))
    if (other !== undefined) faults.add({ code: 'rules-differ', file: other })
    return null
  }
  const bytes = bundle.read(file)
  if (!sameBytes(tools.hash(bytes), fromBase64url(replayed.rules) ?? new Uint8Array())) {
    faults.add({ code: 'rules-differ', file })
    return null
  }
  const frozen = parseFrozen(new TextDecoder().decode(bytes), replayed.openedAt ?? '')
  if (frozen === null) faults.add({ code: 'rules-malformed', file })
  return frozen
}

function parseFrozen(text: string, openedAt: string): Frozen | null {
  try {
    const value = JSON.parse(text)
    if (!isObject(value) || value.v !== 1 || canonicalJson(JSON.parse(text)) !== text) return null
    const { openings, stages } = value
    const tally = parseTallyRules(value.tally)
    const vote = parseVoteRules(value.vote)
    if ((openings !== 'public' && openings !== 'auditor') || 'refusal' in tally || 'refusal' in vote) return null
    if (!Array.isArray(stages)) return null
    const read = stages.flatMap((stage, ordinal) => readStage(stage, ordinal, openedAt) ?? [])
    return read.length === stages.length ? { openings, stages: read, tally, vote } : null
  } catch {
    return null
  }
}

/** A stage that the organizer opens leaves no public time of it: it is taken as open from the campaign's opening on. */
function readStage(value: unknown, ordinal: number, openedAt: string): Stage | null {
  if (!isObject(value)) return null
  const { gate, opens_at, closes_at, batch } = value
  const kind = stageKinds.find((one) => one === value.kind)
  if (kind === undefined || (gate !== 'clock' && gate !== 'organizer')) return null
  if (![opens_at, closes_at].every(isMoment) || !(batch === null || isRange(batch))) return null
  const [opensAt, closesAt] = [momentOf(opens_at), momentOf(closes_at)]
  return {
    id: String(ordinal),
    ordinal,
    kind,
    batch: isRange(batch) ? batch : null,
    gate: 'clock',
    opensAt: gate === 'clock' ? opensAt : openedAt,
    closesAt,
    openedAt: null,
    closedAt: null,
  }
}

/** A time, or none: a window may have no end. */
function isMoment(value: unknown): boolean {
  return value === null || (typeof value === 'string' && isTime(value))
}

function isRange(value: unknown): value is { first: number; last: number } {
  return isObject(value) && Number.isSafeInteger(value.first) && Number.isSafeInteger(value.last)
}

function momentOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The stages after a change of a window as the log writes it: `2:2026-06-08T00:00:00.000Z/2026-06-22T09:00:00.000Z`. */
export function stagesAfter(stages: readonly Stage[], change: { new: string; reason: string }): Stage[] {
  const [, ordinal, opens, closes] = /^(\d+):([^/]+)\/([^/]+)$/.exec(change.new) ?? []
  if (ordinal === undefined || ![opens, closes].every((end) => end === '..' || isTime(end ?? ''))) return [...stages]
  const closesAt = closes === undefined || closes === '..' ? null : closes
  return stages.map((stage) => {
    if (stage.ordinal !== Number(ordinal)) return stage
    const opensAt = opens === undefined || opens === '..' ? stage.opensAt : opens
    return { ...stage, opensAt, closesAt, closedAt: change.reason === 'closed-early' ? closesAt : null }
  })
}
