import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../server/domain/canonical.ts'
import { disqualificationTable, explain, parseTallyInput, type TallyInput } from '../../server/domain/tally.ts'
import { sha256Hex } from '../../server/hash.ts'
import { describeWithShared, sharedJson } from '../shared.ts'
import { column, file, run } from './tally.make.ts'

function parsed(value: unknown): TallyInput {
  const input = parseTallyInput(value)
  if ('refusal' in input) throw new Error(`refused: ${JSON.stringify(input.refusal)}`)
  return input
}

const EXPERT_ONLY = { weights: { expert: '100' } }
const DEFAULTS = {
  panel: { method: 'trimmed-mean', drop_high: 1, drop_low: 1, from_sheets: 5 },
  votes: { conversion: 'proportional-to-max', maximum: 'recomputed', ties: 'mean' },
  weights: { expert: '70', public: '30' },
  rounding: { at: ['party', 'total'], digits: 2, rule: 'half-up' },
  ties: ['expert', 'criterion:carrier', 'untrimmed', 'median', 'first-ranks', 'votes'],
  places: { at_line: 'stop' },
}

describe('the whole contract', () => {
  it('on a small campaign', () => {
    const criteria = [
      { key: 'name', weight: '40' },
      { key: 'carrier', weight: '60' },
    ]
    const sheet = (nomination: number, expert: string, name: string, carrier: string | null) => ({
      nomination,
      expert,
      scores: { name, carrier },
    })
    const result = run({
      rules: { criteria, places: { total: 1 } },
      nominations: [1, 2, 3, 4].map((number) => ({ number, level: 'street' })),
      sheets: [
        sheet(1, 'e1', '80', '90'),
        sheet(1, 'e2', '85.55', '91.25'),
        sheet(1, 'e3', '70', null),
        sheet(2, 'e1', '90', '70'),
        sheet(3, 'e1', '99', '99'),
      ],
      votes: { 1: 300, 2: 400, 3: 999 },
      disqualified: [3],
    })
    const rules = { criteria, ...DEFAULTS, places: { total: 1, at_line: 'stop' } }
    expect(result).toEqual({
      ranking: [
        {
          number: 2,
          rank: 1,
          total: '84.60',
          exact: '423/5',
          expert: '78.00',
          public: '100.00',
          inspection: null,
          calibrated: null,
          sheets: 1,
          counted_sheets: 1,
          placed: true,
          tie: null,
        },
        {
          number: 1,
          rank: 2,
          total: '83.74',
          exact: '167479/2000',
          expert: '87.49',
          public: '75.00',
          inspection: null,
          calibrated: null,
          sheets: 2,
          counted_sheets: 2,
          placed: false,
          tie: null,
        },
      ],
      unranked: [
        { number: 3, reason: 'disqualified' },
        { number: 4, reason: 'no-sheets' },
      ],
      reliability: null,
      rules_sha256: sha256Hex(canonicalJson(rules)),
    })
  })

  it('an empty campaign is an empty list', () => {
    expect(run(file([]))).toMatchObject({ ranking: [], unranked: [] })
  })
})

describe('defaults', () => {
  const hash = (rules: object) => run(file([], rules)).rules_sha256
  const criteria = [{ key: 'q', weight: '100' }]

  it('are those of the contract, and the hash covers them', () => {
    expect(parsed(file([])).rules).toEqual({ criteria, ...DEFAULTS })
    expect(hash({})).toBe(sha256Hex(canonicalJson({ criteria, ...DEFAULTS })))
    expect(hash({})).toBe(hash({ places: {}, panel: {}, votes: {}, rounding: {} }))
  })

  it('given objects get their own absent keys; calibration, seed and parties are never added', () => {
    const given = {
      panel: { method: 'median' },
      votes: { conversion: 'share' },
      weights: { public: '100' },
      rounding: { digits: 1 },
      places: { by: 'level', each: { street: 2 } },
      ties: [],
    }
    expect(parsed(file([], given)).rules).toEqual({
      criteria,
      panel: { ...DEFAULTS.panel, method: 'median' },
      votes: { ...DEFAULTS.votes, conversion: 'share' },
      weights: { public: '100' },
      rounding: { ...DEFAULTS.rounding, digits: 1 },
      places: { by: 'level', each: { street: 2 }, at_line: 'stop' },
      ties: [],
    })
  })

  it('the hash does not see the order of keys, and sees every value', () => {
    expect(hash({ places: { total: 3, at_line: 'stop' } })).toBe(hash({ places: { at_line: 'stop', total: 3 } }))
    expect(hash({ places: { total: 3 } })).not.toBe(hash({ places: { total: 4 } }))
  })
})

describe('panel', () => {
  const scores = ['90', '90', '90', '80', '70']
  const expertOf = (rules: object, own = scores) => {
    const [row] = run(file([{ scores: own }], { ...EXPERT_ONLY, ...rules })).ranking
    return [row?.expert, row?.counted_sheets, row?.sheets, row?.exact]
  }

  it('drops one highest and one lowest from five sheets on', () => {
    expect(expertOf({})).toEqual(['86.67', 3, 5, '260/3'])
    expect(expertOf({}, scores.slice(1))).toEqual(['82.50', 4, 4, '165/2'])
    expect(expertOf({ panel: { method: 'mean' } })).toEqual(['84.00', 5, 5, '84'])
    expect(expertOf({ panel: { method: 'median' } })).toEqual(['90.00', 5, 5, '90'])
  })

  it('never leaves fewer than three', () => {
    expect(expertOf({ panel: { from_sheets: 3 } }, ['90', '80', '70'])).toEqual(['80.00', 3, 3, '80'])
  })

  it('excludes an incomplete sheet as a whole', () => {
    const entries = [{ scores: ['90', null, '80'] }, { scores: [null] }]
    const result = run(file(entries, EXPERT_ONLY))
    expect(column(result, 'expert')).toEqual({ 1: '85.00' })
    expect(column(result, 'sheets')).toEqual({ 1: 2 })
    expect(result.unranked).toEqual([{ number: 2, reason: 'no-sheets' }])
  })

  it('weighs groups by their leaves, and a group can break a tie', () => {
    const criteria = [
      { key: 'name', weight: '40' },
      {
        key: 'carrier',
        of: [
          { key: 'cases', weight: '20' },
          { key: 'publicity', weight: '40' },
        ],
      },
    ]
    const sheet = (nomination: number, name: string, cases: string, publicity: string) => ({
      nomination,
      expert: 'e1',
      scores: { name, cases, publicity },
    })
    const rules = { criteria, weights: { expert: '100' }, ties: ['criterion:carrier'] }
    const result = run({
      rules,
      nominations: [{ number: 1 }, { number: 2 }],
      sheets: [sheet(1, '90', '60', '75'), sheet(2, '75', '90', '75')],
      votes: {},
    })
    expect(column(result, 'total')).toEqual({ 1: '78.00', 2: '78.00' })
    expect(result.ranking.map(({ number, tie }) => [number, tie?.by])).toEqual([
      [2, 'criterion:carrier'],
      [1, 'criterion:carrier'],
    ])
  })
})

describe('rounding', () => {
  const total = (rules: object, scores: string[], votes = [0, 0]) => {
    const [first = 0, second = 0] = votes
    return column(
      run(
        file(
          [
            { scores, votes: first },
            { scores: ['0'], votes: second },
          ],
          rules,
        ),
      ),
      'total',
    )[1]
  }

  it('of each party and then of the total, or of the total alone: they can differ by a hundredth', () => {
    const even = { weights: { expert: '50', public: '50' } }
    const scores = ['33.33', '33.34']
    expect(total(even, scores, [2, 3])).toBe('50.01')
    expect(total({ ...even, rounding: { at: ['total'] } }, scores, [2, 3])).toBe('50.00')
  })

  it.each([
    ['half-up', '87.11'],
    ['half-even', '87.10'],
    ['truncate', '87.10'],
  ])('by %s', (rule, printed) => {
    expect(total({ ...EXPERT_ONLY, rounding: { rule } }, ['87.105'])).toBe(printed)
  })

  it('of sheets and of criteria', () => {
    const scores = ['80.004', '80.004', '80.008']
    expect(total({ ...EXPERT_ONLY, rounding: { at: ['sheet', 'party', 'total'] } }, scores)).toBe('80.00')
    expect(total(EXPERT_ONLY, scores)).toBe('80.01')
    const criteria = [
      { key: 'a', weight: '50' },
      { key: 'b', weight: '50' },
    ]
    const input = (at: string[]) => ({
      rules: { criteria, ...EXPERT_ONLY, rounding: { at } },
      nominations: [{ number: 1 }],
      sheets: [{ nomination: 1, expert: 'e1', scores: { a: '80.01', b: '80.01' } }],
    })
    expect(column(run(input(['criterion', 'total'])), 'total')).toEqual({ 1: '80.02' })
    expect(column(run(input(['criterion', 'total'])), 'exact')).toEqual({ 1: '8001/100' })
    expect(column(run(input(['total'])), 'total')).toEqual({ 1: '80.01' })
  })
})

describe('votes', () => {
  const publicOf = (votes: object, counts: number[], more: object = {}) =>
    column(
      run(
        file(
          counts.map((count) => ({ votes: count })),
          { weights: { public: '100' }, votes },
          more,
        ),
      ),
      'public',
    )

  it.each([
    [{}, { 1: '100.00', 2: '50.00', 3: '0.00' }],
    [{ conversion: 'share' }, { 1: '66.67', 2: '33.33', 3: '0.00' }],
    [{ conversion: 'square-root' }, { 1: '100.00', 2: '70.71', 3: '0.00' }],
    [
      { conversion: 'rank-linear', start: '100', step: '2.5' },
      { 1: '100.00', 2: '97.50', 3: '95.00' },
    ],
    [
      {
        conversion: 'brackets',
        table: [
          ['40', '90'],
          ['20', '80'],
          ['0', '60'],
        ],
      },
      { 1: '90.00', 2: '80.00', 3: '60.00' },
    ],
  ])('by %j', (votes, expected) => {
    expect(publicOf(votes, [40, 20, 0])).toEqual(expected)
  })

  it('nobody is unranked for want of sheets or votes where experts have no weight', () => {
    expect(publicOf({}, [0, 0])).toEqual({ 1: '0.00', 2: '0.00' })
  })

  it('equal votes share the mean or the minimum of their band', () => {
    const linear = { conversion: 'rank-linear', start: '50', step: '1' }
    expect(publicOf(linear, [90, 80, 80, 70])).toEqual({ 1: '50.00', 2: '48.50', 3: '48.50', 4: '47.00' })
    expect(publicOf({ ...linear, ties: 'minimum' }, [90, 80, 80, 70])).toMatchObject({ 2: '48.00', 3: '48.00' })
  })

  it('the maximum is frozen with those struck, or recomputed without', () => {
    expect(publicOf({}, [40, 20, 80], { disqualified: [3] })).toEqual({ 1: '100.00', 2: '50.00' })
    expect(publicOf({ maximum: 'frozen' }, [40, 20, 80], { withdrawn: [3] })).toEqual({ 1: '50.00', 2: '25.00' })
  })

  it('are compared within a batch or level', () => {
    const entries = [
      { votes: 10, batch: '001-030' },
      { votes: 5, batch: '001-030' },
      { votes: 1, batch: '031-060' },
    ]
    const rules = { weights: { public: '100' }, votes: { within: 'batch' } }
    expect(column(run(file(entries, rules)), 'public')).toEqual({ 1: '100.00', 2: '50.00', 3: '100.00' })
  })

  it('a capped bonus comes on top of the weighted total', () => {
    const votes = { conversion: 'capped', per_vote: '0.01', cap: '10' }
    const entries = [
      { scores: ['90'], votes: 999 },
      { scores: ['85'], votes: 56_789 },
    ]
    const result = run(file(entries, { weights: { expert: '100', public: '0' }, votes }))
    expect(column(result, 'total')).toEqual({ 1: '99.99', 2: '95.00' })
    expect(column(result, 'public')).toEqual({ 1: '9.99', 2: '10.00' })
  })
})

describe('parties', () => {
  it('a party with weight and no score leaves a nomination without a rank', () => {
    const rules = { weights: { expert: '40', public: '20', inspection: '20', self: '20' } }
    const entries = [{ scores: ['80'] }, { scores: ['80'] }, { scores: ['80'] }, {}, { scores: ['80'] }]
    const more = { inspections: { 1: '90', 3: '90' }, self: { 1: '95', 2: '95' }, withdrawn: [5] }
    const result = run(file(entries, rules, more))
    expect(result.ranking).toMatchObject([{ number: 1, total: '69.00', inspection: '90.00', self: '95.00' }])
    expect(result.unranked).toEqual([
      { number: 2, reason: 'no-inspection' },
      { number: 3, reason: 'no-self' },
      { number: 4, reason: 'no-sheets' },
      { number: 5, reason: 'withdrawn' },
    ])
  })

  it('self is a column only where the weights name it', () => {
    const [row] = run(file([{ scores: ['80'] }], {}, { self: { 1: '95' } })).ranking
    expect(row).not.toHaveProperty('self')
  })

  it('votes stay in sight where they weigh nothing', () => {
    const entries = [{ scores: ['80'], votes: 5 }]
    expect(column(run(file(entries, { weights: { expert: '100', public: '0' } })), 'public')).toEqual({ 1: '100.00' })
    expect(column(run(file(entries, EXPERT_ONLY)), 'public')).toEqual({ 1: '100.00' })
    expect(column(run(file(entries, EXPERT_ONLY, { votes: {} })), 'public')).toEqual({ 1: null })
  })
})

describe('ties', () => {
  const EVEN = { weights: { expert: '50', public: '50' } }
  const steps = (result: ReturnType<typeof run>) =>
    result.ranking.map(({ number, rank, tie }) => [number, rank, tie && [tie.with, tie.by]])

  it('go to the expert score first', () => {
    const entries = [
      { scores: ['50'], votes: 100 },
      { scores: ['100'], votes: 50 },
    ]
    expect(steps(run(file(entries, EVEN)))).toEqual([
      [2, 1, [[1], 'expert']],
      [1, 2, [[2], 'expert']],
    ])
  })

  it('then, step by step, to untrimmed mean, median, first ranks and votes', () => {
    const trimmed = { scores: ['95', '80', '80', '80', '70'], votes: 10 }
    const level = { scores: ['80', '80', '80', '80', '80'], votes: 10 }
    expect(steps(run(file([trimmed, level], {})))).toEqual([
      [1, 1, [[2], 'untrimmed']],
      [2, 2, [[1], 'untrimmed']],
    ])
    const mean = { panel: { method: 'mean' } }
    expect(steps(run(file([{ scores: ['90', '60', '60'] }, { scores: ['70', '80', '60'] }], mean)))).toEqual([
      [2, 1, [[1], 'median']],
      [1, 2, [[2], 'median']],
    ])
    const firsts = [{ scores: ['90', '80', '70'] }, { scores: ['70', '90', '80'] }, { scores: ['80', '80', '80'] }]
    expect(steps(run(file(firsts, mean)))).toEqual([
      [2, 1, [[1, 3], 'first-ranks']],
      [1, 2, [[2, 3], null]],
      [3, 2, [[1, 2], null]],
    ])
    const voted = [
      { scores: ['80'], votes: 3 },
      { scores: ['80'], votes: 4 },
    ]
    expect(steps(run(file(voted, EXPERT_ONLY)))).toEqual([
      [2, 1, [[1], 'votes']],
      [1, 2, [[2], 'votes']],
    ])
  })

  it('a tie in print is a tie, and what nothing parts shares 1, 2, 2, 4 in order of number', () => {
    const entries = [{ scores: ['90'] }, { scores: ['80.004'] }, { scores: ['80.001'] }, { scores: ['70'] }]
    expect(steps(run(file(entries, { ...EXPERT_ONLY, ties: ['expert', 'votes'] })))).toEqual([
      [1, 1, null],
      [2, 2, [[3], null]],
      [3, 2, [[2], null]],
      [4, 4, null],
    ])
  })

  it('a criterion is compared over the counted sheets; of equal extremes the same one goes in whatever order they come', () => {
    const sheet = (nomination: number, expert: string, name: string, carrier: string) => ({
      nomination,
      expert,
      scores: { name, carrier },
    })
    const first = [
      sheet(1, 'a', '100', '80'),
      sheet(1, 'b', '80', '100'),
      sheet(1, 'c', '80', '80'),
      sheet(1, 'd', '80', '80'),
      sheet(1, 'e', '70', '70'),
    ]
    const second = ['a', 'b', 'c'].map((expert) => sheet(2, expert, '85.66', '81'))
    const input = (sheets: readonly unknown[]) => ({
      rules: {
        criteria: [
          { key: 'name', weight: '50' },
          { key: 'carrier', weight: '50' },
        ],
        weights: { expert: '100' },
        ties: ['criterion:carrier'],
      },
      nominations: [{ number: 1 }, { number: 2 }],
      sheets,
    })
    const expected = [
      [2, 1, [[1], 'criterion:carrier']],
      [1, 2, [[2], 'criterion:carrier']],
    ]
    expect(steps(run(input([...first, ...second])))).toEqual(expected)
    expect(steps(run(input([...second, ...first].reverse())))).toEqual(expected)
    expect(
      explain(parsed(input([...first, ...second])))
        .get(1)
        ?.sheets.map(({ state }) => state),
    ).toEqual(['counted', 'dropped', 'counted', 'counted', 'dropped'])
  })

  it('first ranks are counted among the ranked only', () => {
    const entries = [{ scores: ['90', '70'] }, { scores: ['70', '90'] }, { scores: [null, '95'] }]
    const rules = { ...EXPERT_ONLY, panel: { method: 'mean' }, ties: ['first-ranks'] }
    expect(column(run(file(entries, rules, { disqualified: [3] })), 'rank')).toEqual({ 1: 1, 2: 1 })
    expect(column(run(file(entries, rules)), 'rank')).toEqual({ 3: 1, 1: 2, 2: 3 })
  })
})

describe('places', () => {
  const entries = ['90', '80', '80', '70'].map((score) => ({ scores: [score], level: 'street' }))
  const placed = (places: object, more: object = {}) =>
    column(run(file(entries, { ...EXPERT_ONLY, ties: [], places, ...more })), 'placed')

  it('a tie across the line stops, admits all, or is drawn', () => {
    expect(placed({ total: 2 })).toEqual({ 1: true, 2: null, 3: null, 4: false })
    expect(placed({ total: 2, at_line: 'admit' })).toEqual({ 1: true, 2: true, 3: true, 4: false })
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const first = sha256Hex(`${seed}2`) < sha256Hex(`${seed}3`) ? 2 : 3
      const drawn = { 1: true, 2: first === 2, 3: first === 3, 4: false }
      expect(placed({ total: 2, at_line: 'lot', seed })).toEqual(drawn)
      expect(placed({ total: 2, at_line: 'lot' }, { seed })).toEqual(drawn)
    }
  })

  it('without a quota there is no line', () => {
    expect(placed({})).toEqual({ 1: null, 2: null, 3: null, 4: null })
  })

  it('go by level, and a level without a quota has none', () => {
    const mixed = entries.map((entry, at) => ({ ...entry, level: at === 3 ? 'city' : at === 0 ? 'none' : 'street' }))
    const rules = { ...EXPERT_ONLY, ties: [], places: { by: 'level', each: { street: 1, city: 1 } } }
    expect(column(run(file(mixed, rules)), 'placed')).toEqual({ 1: false, 2: null, 3: null, 4: true })
  })
})

describe('calibration', () => {
  it('is an advisory column where the rules ask for it', () => {
    const entries = [
      { scores: ['86', null, '74'] },
      { scores: ['88', '82', null] },
      { scores: [null, '84', '78'] },
      { scores: ['76', '70', null] },
    ]
    const result = run(file(entries, { ...EXPERT_ONLY, calibration: true }))
    expect(column(result, 'calibrated')).toEqual({ 1: '80.00', 2: '82.00', 3: '84.00', 4: '70.00' })
    expect(column(result, 'expert')).toEqual({ 1: '80.00', 2: '85.00', 3: '81.00', 4: '73.00' })
    expect(column(run(file(entries, EXPERT_ONLY)), 'calibrated')).toEqual({ 1: null, 2: null, 3: null, 4: null })
  })
})

describe('explanation', () => {
  it('shows the printed scores, products to four decimals, one rounding, and every sheet', () => {
    const input = parsed(
      file(
        [
          { scores: ['90', '80.05', null, '99', '70', '85'], votes: 2 },
          { scores: ['60'], votes: 3 },
        ],
        {
          weights: { expert: '60', public: '40' },
        },
      ),
    )
    expect(explain(input).get(1)).toEqual({
      number: 1,
      terms: [
        { party: 'expert', score: '85.02', weight: '60', product: '51.0120' },
        { party: 'public', score: '66.67', weight: '40', product: '26.6680' },
      ],
      sum: '77.6800',
      total: '77.68',
      sheets: [
        { expert: 'e1', points: '90.00', state: 'counted' },
        { expert: 'e2', points: '80.05', state: 'counted' },
        { expert: 'e3', points: null, state: 'incomplete' },
        { expert: 'e4', points: '99.00', state: 'dropped' },
        { expert: 'e5', points: '70.00', state: 'dropped' },
        { expert: 'e6', points: '85.00', state: 'counted' },
      ],
    })
  })

  it('writes a fraction where nothing is rounded before the total, and a bonus as it is', () => {
    const votes = { conversion: 'capped', per_vote: '0.01', cap: '10' }
    const rules = { ...EXPERT_ONLY, votes, rounding: { at: ['total'] } }
    const explained = explain(parsed(file([{ scores: ['80', '80', '81'], votes: 7 }], rules))).get(1)
    expect(explained?.terms).toEqual([
      { party: 'expert', score: '241/3', weight: '100', product: '241/3' },
      { party: 'public', score: '0.07', weight: 'bonus', product: '0.0700' },
    ])
    expect(explained?.sum).toBe('24121/300')
    expect(explained?.total).toBe('80.40')
  })
})

describe('order of the file', () => {
  const score = fc.option(
    fc.integer({ min: 700, max: 760 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`),
  )
  const entry = fc.record({ scores: fc.array(score, { maxLength: 7 }), votes: fc.integer({ min: 0, max: 4 }) })
  const shuffled = <T>(members: readonly T[]) =>
    fc.array(fc.integer(), { minLength: members.length, maxLength: members.length }).map((keys) =>
      members
        .map((member, at) => ({ member, key: keys[at] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ member }) => member),
    )

  it('does not change a byte of the result', () => {
    const rules = { places: { total: 2, at_line: 'lot', seed: 's' }, calibration: true, rounding: { digits: 1 } }
    const arbitrary = fc
      .array(entry, { minLength: 1, maxLength: 6 })
      .map((entries) => file(entries, rules))
      .chain((input) =>
        fc.record({
          input: fc.constant(input),
          nominations: shuffled(input.nominations),
          sheets: shuffled(input.sheets),
          votes: shuffled(Object.entries(input.votes)).map((votes) => Object.fromEntries(votes)),
        }),
      )
    fc.assert(
      fc.property(arbitrary, ({ input, nominations, sheets, votes }) => {
        expect(JSON.stringify(run({ ...input, nominations, sheets, votes }))).toBe(JSON.stringify(run(input)))
      }),
    )
  })

  it('ranks follow the printed totals', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        const { ranking } = run(file(entries))
        for (const [at, row] of ranking.entries()) {
          const before = ranking[at - 1]
          if (!before) continue
          expect(Number(before.total)).toBeGreaterThanOrEqual(Number(row.total))
          if (before.total !== row.total) expect(row.rank).toBe(at + 1)
        }
      }),
    )
  })
})

type Worked = { input: object; expected: object }

describeWithShared('golden: the worked tally', 'golden/tally_worked.json', (path) => {
  it('is reproduced whole', () => {
    const { input, expected } = sharedJson<Worked>(path)
    expect(run(input)).toEqual(expected)
    expect(JSON.stringify(run(input))).toBe(JSON.stringify(expected))
  })
})

type Reversal = {
  expert: Record<'A' | 'B' | 'C', string>
  votes: Record<'A' | 'B' | 'C', number>
  expected_with_C: Record<string, string>
  expected_after_C_disqualified_recompute: Record<string, string>
}

describeWithShared('golden: disqualification reverses two others', 'golden/disqualification_reversal.json', (path) => {
  const golden = sharedJson<Reversal>(path)
  const names = ['A', 'B', 'C'] as const
  const input = file(names.map((name) => ({ scores: [golden.expert[name]], votes: golden.votes[name] })))
  const exactByName = (struck: number[]) =>
    Object.fromEntries(
      run({ ...input, disqualified: struck }).ranking.map(({ number, exact }) => [names[number - 1] ?? '', exact]),
    )

  it('in the exact totals', () => {
    expect(exactByName([])).toEqual(golden.expected_with_C)
    expect(exactByName([3])).toEqual(golden.expected_after_C_disqualified_recompute)
  })

  it('and in the disqualification table, only where the maximum is recomputed', () => {
    const table = disqualificationTable(parsed({ ...input, rules: { ...input.rules, places: { total: 1 } } }), {
      sha256Hex,
    })
    const striking = (maximum: string) => table.find((row) => row.struck === 3 && row.maximum === maximum)
    expect(striking('recomputed')).toEqual({ struck: 3, maximum: 'recomputed', flipped: [[2, 1]], gain: [2], lose: [] })
    expect(striking('frozen')).toEqual({ struck: 3, maximum: 'frozen', flipped: [], gain: [1], lose: [] })
    expect(table).toHaveLength(6)
  })
})

type Degenerate = { cases: ({ case: string } & Record<string, unknown>)[] }

describeWithShared('golden: degenerate cases', 'golden/degenerate_cases.json', (path) => {
  const { cases } = sharedJson<Degenerate>(path)
  const texts = (name: string, key: string): string[] => {
    const value = cases.find((row) => row.case === name)?.[key]
    return Array.isArray(value) ? value : [String(value)]
  }
  const expert = (name: string) => run(file([{ scores: texts(name, 'scores') }], EXPERT_ONLY)).ranking[0]

  it.each([
    ['nomination with one rater', 'mean'],
    ['two raters', 'mean'],
    ['trim with ties', 'trim_1_1'],
    ['recused rater', 'mean'],
  ])('%s', (name, key) => {
    expect([expert(name)?.exact]).toEqual(texts(name, key))
  })

  it('zero votes, and one nomination alone', () => {
    for (const name of ['zero votes overall', 'one nomination in category']) {
      const entries = texts(name, 'votes').map((votes) => ({ votes: Number(votes) }))
      const result = run(file(entries, { weights: { public: '100' } }))
      expect(result.ranking.map(({ exact }) => exact)).toEqual(texts(name, 'proportional_to_max'))
    }
  })

  it('all tied, and a tie at the quota line', () => {
    const ranked = (name: string, places: object) =>
      run(
        file(
          texts(name, 'totals').map((score) => ({ scores: [score] })),
          { ...EXPERT_ONLY, places },
        ),
      ).ranking
    expect(ranked('all tied', {}).map(({ rank }) => rank)).toEqual(texts('all tied', 'competition_rank'))
    const quota = Number(texts('tie at the quota line', 'quota')[0])
    expect(ranked('tie at the quota line', { total: quota }).map(({ placed }) => placed)).toEqual([
      true,
      null,
      null,
      false,
    ])
  })
})
