import { describe, expect, it } from 'vitest'
import { actGroups, changesOf, logRuns } from '../../server/domain/trail.ts'
import { readSources } from '../law.ts'

const json = (value: unknown) => JSON.stringify(value)

describe('what an audit entry changed', () => {
  it('tells only what differs, by the path that leads there', () => {
    const before = {
      name: '评选',
      settings: { tally: { weights: { expert: '70', public: '30' }, ties: ['expert', 'votes'] } },
    }
    const after = {
      name: '评选',
      settings: { tally: { weights: { expert: '60', public: '30', inspection: '10' }, ties: ['votes'] } },
    }
    expect(changesOf(json(before), json(after))).toEqual([
      { path: ['settings', 'tally', 'weights', 'expert'], before: '70', after: '60' },
      { path: ['settings', 'tally', 'weights', 'inspection'], before: null, after: '10' },
      { path: ['settings', 'tally', 'ties'], before: 'expert, votes', after: 'votes' },
    ])
  })

  it('knows a row of a list by its id though it moved, and tells one that came or went by its name', () => {
    const before = [
      { id: 'a', ordinal: 0, kind: 'voting', closesAt: '2026-06-22T10:00:00.000Z' },
      { id: 'b', ordinal: 1, kind: 'scoring', closesAt: null },
    ]
    const after = [
      { id: 'c', ordinal: 0, kind: 'call', closesAt: null },
      { id: 'a', ordinal: 1, kind: 'voting', closesAt: '2026-06-23T10:00:00.000Z' },
    ]
    expect(changesOf(json(before), json(after))).toEqual([
      { path: ['2'], before: 'scoring', after: null },
      { path: ['1'], before: null, after: 'call' },
      { path: ['2', 'closesAt'], before: '2026-06-22T10:00:00.000Z', after: '2026-06-23T10:00:00.000Z' },
    ])
  })

  it('takes an absent side for nothing, and empty text too', () => {
    expect(changesOf(null, json({ role: 'expert', contact: '', numbers: [1, 2] }))).toEqual([
      { path: ['role'], before: null, after: 'expert' },
      { path: ['numbers'], before: null, after: '1, 2' },
    ])
    expect(changesOf(json({ state: 'admitted' }), null)).toEqual([{ path: ['state'], before: 'admitted', after: null }])
    expect(changesOf(null, null)).toEqual([])
  })
})

describe('a change of the voting rules', () => {
  it('tells a way to vote that came, one whose allowance changed, and a step of the ladder', () => {
    const tier = (name: string, allowance: unknown) => ({ tier: name, allowance, must_follow: false })
    const before = { tiers: [tier('device', null)], misconduct: { ladder: [{ act: 'zero' }] } }
    const after = {
      tiers: [tier('sms', null), tier('device', { per: 'day', ballots: 2 })],
      misconduct: { ladder: [{ act: 'suspend', days: 5 }] },
    }
    expect(changesOf(json(before), json(after))).toEqual([
      { path: ['tiers', '1'], before: null, after: 'sms' },
      { path: ['tiers', '2', 'allowance', 'per'], before: null, after: 'day' },
      { path: ['tiers', '2', 'allowance', 'ballots'], before: null, after: '2' },
      { path: ['misconduct', 'ladder', '1', 'act'], before: 'zero', after: 'suspend' },
      { path: ['misconduct', 'ladder', '1', 'days'], before: null, after: '5' },
    ])
  })
})

describe('the groups of acts', () => {
  it('name every act that the code writes into the trail of a campaign', async () => {
    const sources = (await readSources()).filter(({ path }) => /^(server|db)\//.test(path) && !path.includes('/words/'))
    const written = sources.flatMap(({ text }) =>
      [...text.matchAll(/(?:\bact: |\.record\(|keepDraft\(\s*desk,\s*)'([a-z]+-[a-z-]+)'/g)].map(([, act]) => act),
    )
    // Acts of a person outside any campaign never reach a campaign's trail.
    const outside = new Set(['passkey-added', 'founder-link-made'])
    const known = new Set<string | undefined>(Object.values(actGroups).flat())
    expect(written.length).toBeGreaterThan(20)
    expect(written.filter((act) => act !== undefined && !outside.has(act) && !known.has(act))).toEqual([])
  })
})

describe('the public log in runs', () => {
  it('folds ballots that follow each other and nothing else', () => {
    const ballot = json({ type: 'ballot_cast', ballot: 'x' })
    const other = (type: string) => json({ type, at: '2026-06-08T01:00:00.000Z' })
    const entries = [
      other('score_submitted'),
      other('score_submitted'),
      ballot,
      ballot,
      ballot,
      other('voting_closed'),
      ballot,
    ]
    expect(logRuns(10, entries)).toEqual([
      { first: 10, last: 10, type: 'score_submitted', at: '2026-06-08T01:00:00.000Z' },
      { first: 11, last: 11, type: 'score_submitted', at: '2026-06-08T01:00:00.000Z' },
      { first: 12, last: 14, type: 'ballot_cast', at: null },
      { first: 15, last: 15, type: 'voting_closed', at: '2026-06-08T01:00:00.000Z' },
      { first: 16, last: 16, type: 'ballot_cast', at: null },
    ])
    expect(logRuns(0, [])).toEqual([])
  })
})
