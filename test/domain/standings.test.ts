import { describe, expect, it } from 'vitest'
import { standardVote } from '../../server/domain/ballot.ts'
import {
  countFaults,
  percent,
  possibleBallots,
  recounted,
  refreshedAt,
  standingsOf,
  votesByUnit,
} from '../../server/domain/standings.ts'
import { makeStage } from '../make.ts'

const zone = 'Asia/Shanghai'

describe('standings', () => {
  it('are refreshed at whole multiples of the minutes, the boundary itself included', () => {
    expect(refreshedAt(5, '2026-06-01T00:04:59.999Z')).toBe('2026-06-01T00:00:00.000Z')
    expect(refreshedAt(5, '2026-06-01T00:05:00.000Z')).toBe('2026-06-01T00:05:00.000Z')
    expect(refreshedAt(60, '2026-06-01T23:59:59.999Z')).toBe('2026-06-01T23:00:00.000Z')
  })

  it('share a place where votes are equal, and name a candidate without a vote', () => {
    const candidates = [3, 1, 2, 4].map((number) => ({ number, name: `品牌${number}`, path: [] }))
    const votes = new Map([
      [1, 7],
      [2, 9],
      [3, 7],
      [9, 99], // withdrawn: has no place
    ])
    expect(standingsOf(candidates, votes).map(({ number, place }) => [number, place])).toEqual([
      [2, 1],
      [1, 2],
      [3, 2],
      [4, 4],
    ])
  })

  it('round percent half up, exactly', () => {
    expect([percent(1, 8), percent(1, 2000), percent(0, 0), percent(2, 3), percent(9, 8)]).toEqual([
      '12.5',
      '0.1',
      '0.0',
      '66.7',
      '112.5',
    ])
  })
})

describe('the most ballots that people can have cast', () => {
  const first = makeStage('voting', 0, {
    batch: { first: 1, last: 30 },
    opensAt: '2026-06-01T01:00:00.000Z',
    closesAt: '2026-06-03T10:00:00.000Z',
  })
  const second = makeStage('voting', 1, {
    batch: { first: 31, last: 60 },
    opensAt: '2026-06-03T01:00:00.000Z',
    closesAt: '2026-06-05T10:00:00.000Z',
  })
  const stages = [first, second, makeStage('scoring', 2)]
  const at = (now: string) => ({ stages, zone, now })

  it('is one each, one a batch opened so far, or so many on every day of an open vote in the zone', () => {
    expect(possibleBallots(standardVote, 100, at('2026-06-01T00:59:59.999Z'))).toBe(0)
    expect(possibleBallots(standardVote, 100, at('2026-06-04T00:00:00.000Z'))).toBe(100)
    const batch = { ...standardVote, allowance: { per: 'batch' } as const }
    expect(possibleBallots(batch, 100, at('2026-06-02T00:00:00.000Z'))).toBe(100)
    expect(possibleBallots(batch, 100, at('2026-06-03T01:00:00.000Z'))).toBe(200)
    const daily = { ...standardVote, allowance: { per: 'day', ballots: 3 } as const }
    expect(possibleBallots(daily, 100, at('2026-06-01T15:59:59.999Z'))).toBe(300)
    expect(possibleBallots(daily, 100, at('2026-06-01T16:00:00.000Z'))).toBe(600)
    // The two batches share 3 June; after the last closing no day is added.
    expect(possibleBallots(daily, 100, at('2026-06-20T00:00:00.000Z'))).toBe(1500)
  })

  it('goes by the most generous way to vote', () => {
    const tiers = [
      { tier: 'device' as const, allowance: null, must_follow: false },
      { tier: 'sms' as const, allowance: { per: 'day' as const, ballots: 2 }, must_follow: false },
    ]
    expect(possibleBallots({ ...standardVote, tiers }, 100, at('2026-06-01T02:00:00.000Z'))).toBe(200)
  })
})

describe('votes by unit', () => {
  const candidates = [
    { number: 1, name: '', path: ['甲市', '东区', '一'] },
    { number: 2, name: '', path: ['甲市', '东区', '二'] },
    { number: 3, name: '', path: ['甲市', '西区', '三'] },
  ]
  const units = (counts: [number, number][], ballots: number, max = 10) =>
    votesByUnit(candidates, new Map(counts), { ballots, max }).map(({ unit, votes, share, impossible }) => [
      unit,
      votes,
      share,
      impossible,
    ])

  it('go by the first level on which candidates differ', () => {
    const counts: [number, number][] = [
      [1, 10],
      [2, 4],
      [3, 6],
    ]
    expect(units(counts, 10)).toEqual([
      ['东区', 14, '70.0', false],
      ['西区', 6, '30.0', false],
    ])
    expect(units(counts, 9)[0]).toEqual(['东区', 14, '70.0', true])
    expect(units(counts, 10, 1)[0]).toEqual(['东区', 14, '70.0', true])
    expect(votesByUnit([], new Map(), { ballots: 0, max: 1 })).toEqual([])
  })
})

describe('a recount', () => {
  it('reads choices one after another, and finds a counter too many, too few and missing', () => {
    const slice = '2026-06-01T00:00:00.000Z'
    const counted = recounted([
      { tier: 'device', slice, ballots: 3, choices: '[3,7][7,12][]' },
      { tier: 'sms', slice, ballots: 1, choices: '[12,123]' },
    ])
    expect(counted.ballots).toBe(4)
    expect([...counted.votes]).toEqual([
      [3, 1],
      [7, 2],
      [12, 2],
      [123, 1],
    ])
    expect(countFaults(counted, counted)).toEqual([])
    const kept = { ...counted, votes: new Map([...counted.votes, [7, 3], [9, 1]]), slices: new Map() }
    expect(countFaults(kept, counted).map(({ counter, key, kept: wrong }) => [counter, key, wrong])).toEqual([
      ['votes', '7', 3],
      ['votes', '9', 1],
      ['ballots', `device ${slice}`, 0],
      ['ballots', `sms ${slice}`, 0],
    ])
  })
})
