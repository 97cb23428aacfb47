import type { EntryType, ReadEntry } from '../log.ts'
import type { Logged } from './log.ts'
import type { Act, FaultCode, Faults } from './report.ts'

/** A ballot as the log shows it. */
export interface CastEntry {
  index: number
  file: string
  ballot: string
  commit: string
}

/** Entries that are no ballots, with their places. */
export interface OtherEntry {
  index: number
  file: string
  entry: ReadEntry
}

/** What the order of acts came to. */
export interface Replayed {
  /** The campaign that the first entry names. */
  campaign: string | null
  /** The hash of the frozen rules, base64url. */
  rules: string | null
  openedAt: string | null
  /** Index of `voting_closed`; null while the vote is open. */
  closed: number | null
  casts: CastEntry[]
  others: OtherEntry[]
  acts: Act[]
  /** At which index a ballot stopped to count: voided, or held and not restored. */
  uncounted: Map<string, number>
  /** A void of many ballots that names none of them: without its list the votes cannot be counted again. */
  batchVoided: boolean
}

/** These take effect on ballots and wait for the close (log.md "Entries"). */
const afterClose = new Set<EntryType>(['ballot_held', 'ballot_restored', 'ballot_voided', 'batch_voided'])
/** Acts of a person that leave nothing to discretion. */
const bound = new Set<EntryType>(['score_submitted', 'result_published', 'bundle_exported'])

type Blame = (code: FaultCode, values?: Record<string, string | number>) => void

/** Walks through a log entry by entry and says where the order of acts, or what an act needs, is broken. */
export function replay(faults: Faults): { take: (logged: Logged) => void; end: () => Replayed } {
  const state: Replayed = {
    campaign: null,
    rules: null,
    openedAt: null,
    closed: null,
    casts: [],
    others: [],
    acts: [],
    uncounted: new Map(),
    batchVoided: false,
  }
  const cast = new Set<string>()
  const voided = new Set<string>()
  const held = new Map<string, number>()
  const rounds = new Map<number, { round: number; verdict: string }>()
  const lists = new Set<number>()
  let last: { type: EntryType | null; at: string } = { type: null, at: '' }

  function take({ index, file, entry, type }: Logged): void {
    const blame: Blame = (code, values) =>
      faults.add({ code, file, index, ...(values === undefined ? {} : { values }) })
    if (index === 0 && type !== 'campaign_opened') blame('campaign-not-opened-first')
    if (index > 0 && type === 'campaign_opened') blame('campaign-opened-twice')
    const early =
      state.closed === null && (type === 'result_published' ? cast.size > 0 : type !== null && afterClose.has(type))
    if (early) blame('before-voting-closed')
    if (type === 'ballot_cast' && state.closed !== null) blame('ballot-after-close', { closed: state.closed })
    if (type === 'voting_closed') close(index, blame)
    if (type === 'hold_list') {
      lists.add(index)
      if (state.closed !== null) blame('hold-list-after-close')
    }
    if (entry === null) {
      last = { ...last, type }
      return
    }
    state.campaign ??= entry.campaign
    if (entry.campaign !== state.campaign) blame('entry-other-campaign', { campaign: entry.campaign })
    if ('at' in entry && entry.at < last.at) blame('entry-time-back', { before: last.at })
    if ('second' in entry && entry.second === entry.actor) blame('second-person-same')
    last = { type, at: 'at' in entry ? entry.at : last.at }
    if (entry.type === 'ballot_cast') {
      if (cast.has(entry.ballot)) blame('ballot-twice', { ballot: entry.ballot })
      cast.add(entry.ballot)
      state.casts.push({ index, file, ballot: entry.ballot, commit: entry.commit })
      return
    }
    if (entry.type === 'campaign_opened' && index === 0) {
      state.rules = entry.rules
      state.openedAt = entry.at
    }
    state.others.push({ index, file, entry })
    judge(entry, index, blame)
    if (cast.size > 0 && 'actor' in entry && !bound.has(entry.type)) state.acts.push(actOf(entry, index))
  }

  function close(index: number, blame: Blame): void {
    if (state.closed !== null) blame('voting-closed-twice')
    else if (lists.size > 0 && last.type !== 'hold_list') blame('hold-list-missing')
    state.closed ??= index
  }

  function judge(entry: ReadEntry, index: number, blame: Blame): void {
    if (entry.type === 'ballot_held' || entry.type === 'ballot_restored' || entry.type === 'ballot_voided') {
      const { ballot, since } = entry
      if (!cast.has(ballot)) blame('ballot-unknown', { ballot })
      if (!(since < index && (lists.has(since) || since === state.closed))) blame('since-wrong', { since })
      if (voided.has(ballot)) blame('ballot-already-voided', { ballot })
      if (entry.type === 'ballot_restored' && !held.delete(ballot)) blame('ballot-not-held', { ballot })
      if (entry.type === 'ballot_held') held.set(ballot, index)
      if (entry.type === 'ballot_voided') {
        voided.add(ballot)
        held.delete(ballot)
        state.uncounted.set(ballot, index)
      }
    }
    if (entry.type === 'batch_voided') state.batchVoided = true
    if (entry.type === 'review_decided') {
      const before = rounds.get(entry.nomination)
      const due = before === undefined ? 1 : before.verdict === 'pass' ? null : before.round + 1
      if (entry.round !== due || entry.round > 2) blame('round-wrong', { round: entry.round })
      rounds.set(entry.nomination, entry)
    }
  }

  return {
    take,
    end() {
      for (const [ballot, index] of held) if (!state.uncounted.has(ballot)) state.uncounted.set(ballot, index)
      return state
    },
  }
}

function actOf(entry: ReadEntry & { actor: string }, index: number): Act {
  return {
    index,
    at: 'at' in entry ? entry.at : '',
    type: entry.type,
    actor: entry.actor,
    second: 'second' in entry ? entry.second : null,
    subject: subjectOf(entry),
    reason: 'reason' in entry ? entry.reason : null,
  }
}

function subjectOf(entry: ReadEntry): string {
  if ('ballot' in entry) return entry.ballot
  if ('candidate' in entry) return String(entry.candidate)
  if ('nomination' in entry) return String(entry.nomination)
  if ('old' in entry) return `${entry.old} > ${entry.new}`
  if ('sheet' in entry) return entry.sheet
  return 'count' in entry ? String(entry.count) : ''
}
