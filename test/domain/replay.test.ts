import { describe, expect, it } from 'vitest'
import { type LogEntry, logLine, readEntry } from '../../server/domain/log.ts'
import { replay } from '../../server/domain/verify/replay.ts'
import { gatherFaults } from '../../server/domain/verify/report.ts'
import { verifySentence } from '../../server/domain/words/verify.ts'
import { sha256Base64url } from '../../server/hash.ts'

const hash = sha256Base64url
const ballot = (name: string) => `${hash(name).slice(0, 21)}A`
const day = (number: number) => `2026-06-${String(number).padStart(2, '0')}T00:00:00.000Z`
const [actor, second] = ['org:aaaa', 'org:bbbb']

const opened: LogEntry = { type: 'campaign_opened', at: day(1), rules: hash('rules') }
const cast = (name: string): LogEntry => ({ type: 'ballot_cast', ballot: ballot(name), commit: hash(name) })
const list = (at: string): LogEntry => ({ type: 'hold_list', at, root: hash(at) })
const closed: LogEntry = { type: 'voting_closed', at: day(10) }
const on = (name: string, since: number) => ({
  at: day(11),
  actor,
  ballot: ballot(name),
  reason: 'replay',
  since,
  detail: null,
})
const held = (name: string, since: number): LogEntry => ({ type: 'ballot_held', ...on(name, since) })
const restored = (name: string, since: number): LogEntry => ({ type: 'ballot_restored', ...on(name, since) })
const voided = (name: string, since: number): LogEntry => ({ type: 'ballot_voided', second, ...on(name, since) })
const review = (nomination: number, round: number, verdict: string): LogEntry => ({
  type: 'review_decided',
  at: day(2),
  actor,
  nomination,
  round,
  verdict,
})

function walk(entries: readonly LogEntry[], campaign = (_at: number) => 'c1') {
  const faults = gatherFaults()
  const { take, end } = replay(faults)
  for (const [index, entry] of entries.entries()) {
    const read = readEntry(logLine(campaign(index), entry))
    if ('faults' in read) throw new Error(`${index}: ${JSON.stringify(read.faults)}`)
    take({ index, file: 'log', entry: read.entry, type: read.entry.type })
  }
  const state = end()
  return { state, said: faults.list.map(({ code, index }) => [index, code]), faults: faults.list }
}

describe('the order of acts', () => {
  it('is lawful: lists while voting is open, acts on ballots after the close, two persons for what is grave', () => {
    const { state, said } = walk([
      opened,
      cast('a'),
      list(day(2)),
      cast('b'),
      cast('c'),
      list(day(10)),
      closed,
      held('a', 2),
      held('b', 5),
      held('c', 6),
      restored('b', 5),
      voided('a', 2),
    ])
    expect(said).toEqual([])
    expect([...state.uncounted]).toEqual([
      [ballot('a'), 11],
      [ballot('c'), 9],
    ])
    expect(state.acts.map(({ index, type, second: other }) => [index, type, other])).toEqual([
      [7, 'ballot_held', null],
      [8, 'ballot_held', null],
      [9, 'ballot_held', null],
      [10, 'ballot_restored', null],
      [11, 'ballot_voided', second],
    ])
  })

  it('refuses what names a ballot while citizens vote, and a ballot after the close', () => {
    expect(walk([opened, cast('a'), list(day(2)), held('a', 2)]).said).toEqual([[3, 'before-voting-closed']])
    expect(walk([opened, cast('a'), closed, cast('b')]).said).toEqual([[3, 'ballot-after-close']])
    const early: LogEntry = { type: 'result_published', at: day(3), actor, second, result: hash('r') }
    expect(walk([opened, cast('a'), early]).said).toEqual([[2, 'before-voting-closed']])
  })

  it('refuses a since that is no list, no close, or later than the act itself', () => {
    const until = [opened, cast('a'), list(day(10)), closed] as const
    for (const since of [0, 1, 4, 99])
      expect([since, walk([...until, held('a', since)]).said]).toEqual([since, [[4, 'since-wrong']]])
    for (const since of [2, 3]) expect(walk([...until, held('a', since)]).said).toEqual([])
  })

  it('refuses a list after the close, and a close without the list directly before it', () => {
    expect(walk([opened, cast('a'), list(day(2)), cast('b'), closed]).said).toEqual([[4, 'hold-list-missing']])
    expect(walk([opened, cast('a'), closed, list(day(11))]).said).toEqual([[3, 'hold-list-after-close']])
  })

  it('refuses acts on ballots that are not there, not held, or void already', () => {
    const until = [opened, cast('a'), closed] as const
    expect(walk([...until, voided('x', 2)]).said).toEqual([[3, 'ballot-unknown']])
    expect(walk([...until, restored('a', 2)]).said).toEqual([[3, 'ballot-not-held']])
    expect(walk([...until, voided('a', 2), voided('a', 2)]).said).toEqual([[4, 'ballot-already-voided']])
    expect(walk([...until, voided('a', 2), restored('a', 2)]).said).toEqual([
      [4, 'ballot-already-voided'],
      [4, 'ballot-not-held'],
    ])
  })

  it('refuses one person in the place of two', () => {
    const alone: LogEntry = {
      type: 'candidate_disqualified',
      at: day(3),
      actor,
      second: actor,
      candidate: 3,
      reason: 'x',
      notice: hash('n'),
    }
    const { said, faults } = walk([opened, alone])
    expect(said).toEqual([[1, 'second-person-same']])
    expect(faults.map((fault) => verifySentence('zh-CN', fault))).toEqual(['log，日志序号 1：第二人就是经办人自己。'])
  })

  it('refuses a third review, a second one after a pass, and one out of order', () => {
    expect(walk([opened, review(1, 1, 'needs-improvement'), review(1, 2, 'pass'), review(2, 1, 'pass')]).said).toEqual(
      [],
    )
    expect(walk([opened, review(1, 2, 'pass')]).said).toEqual([[1, 'round-wrong']])
    expect(walk([opened, review(1, 1, 'pass'), review(1, 2, 'pass')]).said).toEqual([[2, 'round-wrong']])
    const thrice = [1, 2, 3].map((round) => review(1, round, 'needs-improvement'))
    expect(walk([opened, ...thrice]).said).toEqual([[3, 'round-wrong']])
  })

  it('refuses time that goes back, another campaign, and a second opening or close', () => {
    expect(walk([opened, list(day(3)), list(day(2))]).said).toEqual([[2, 'entry-time-back']])
    expect(walk([opened, cast('a')], (index) => `c${index}`).said).toEqual([[1, 'entry-other-campaign']])
    expect(walk([opened, opened]).said).toEqual([[1, 'campaign-opened-twice']])
    expect(walk([closed, closed]).said).toEqual([
      [0, 'campaign-not-opened-first'],
      [1, 'voting-closed-twice'],
    ])
    expect(walk([opened, cast('a'), cast('a')]).said).toEqual([[2, 'ballot-twice']])
  })

  it('counts what it does not list', () => {
    const { take, end } = replay(gatherFaults())
    const faults = gatherFaults()
    for (let index = 0; index < 30; index++) faults.add({ code: 'ballot-twice', file: 'log', index })
    expect([faults.list.length, faults.unlisted()]).toEqual([20, 10])
    take({ index: 0, file: 'log', entry: null, type: null })
    expect(end().campaign).toBe(null)
  })
})
