import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blankSheet,
  faultOf,
  forecast,
  mergeSheets,
  missing,
  refusalToWrite,
  reviewOrder,
  runningTotal,
  type SheetContent,
  scoringStage,
  sheetOpening,
  sheetsDue,
} from '../../server/domain/review.ts'
import type { Criterion } from '../../server/domain/rubric.ts'
import { makeStage, someCriteria } from '../make.ts'

const leaf = (key: string, parent: string | null, weight: number): Criterion => ({
  key,
  parent,
  label: key,
  labelEn: null,
  hint: '',
  hintEn: null,
  weight,
  bands: [],
})
const qingdao = [
  leaf('name', null, 3000),
  leaf('connotation', null, 3000),
  leaf('carrier', null, 0),
  leaf('mechanism', 'carrier', 1500),
  leaf('cases', 'carrier', 1500),
  leaf('publicity', 'carrier', 1000),
]
const keys = ['name', 'connotation', 'mechanism', 'cases', 'publicity']

function sheet(points: Record<string, number | null>, comment = ''): SheetContent {
  const scores = Object.fromEntries(Object.entries(points).map(([key, value]) => [key, { points: value, comment: '' }]))
  return blankSheet(qingdao, { scores, comment })
}

const anySheet = fc
  .record({
    scores: fc.record(
      Object.fromEntries(
        keys.map((key) => [
          key,
          fc.record({
            points: fc.option(fc.integer({ min: 0, max: 10_000 })),
            comment: fc.constantFrom('', 'a', 'b', 'c'),
          }),
        ]),
      ),
    ),
    comment: fc.constantFrom('', 'x', 'y', 'z'),
  })
  .map((content): SheetContent => content)

describe('the running total', () => {
  it('divides missing parts out and prints its arithmetic', () => {
    const four = sheet({ name: 8800, connotation: 8500, mechanism: 9000, cases: 8200 })
    expect(runningTotal(four, qingdao)).toMatchObject({ scored: 4, gathered: '77.70', weight: '90', total: '86.33' })
    expect(missing(four, qingdao).map(({ key }) => key)).toEqual(['publicity'])
  })

  it('takes a scored zero as zero and a missing one as nothing', () => {
    expect(runningTotal(sheet({ name: 8800, connotation: 0 }), qingdao)?.total).toBe('44.00')
    expect(runningTotal(sheet({ name: 8800 }), qingdao)?.total).toBe('88.00')
    expect(runningTotal(sheet({}), qingdao)).toBeNull()
  })

  it('rounds once, half up, as the rules say', () => {
    const thirds = [leaf('a', null, 3333), leaf('b', null, 6667)]
    const half = { scores: { a: { points: 1, comment: '' }, b: { points: 0, comment: '' } }, comment: '' }
    expect(runningTotal(half, thirds)?.total).toBe('0.00')
    const even = { scores: { a: { points: 50, comment: '' } }, comment: '' }
    expect(runningTotal(even, [leaf('a', null, 10_000)], { digits: 0, rule: 'half-even' })?.total).toBe('0')
    expect(runningTotal(even, [leaf('a', null, 10_000)], { digits: 0, rule: 'half-up' })?.total).toBe('1')
  })

  it('lies between the lowest and the highest points given, and is the weighted mean when nothing is missing', () => {
    fc.assert(
      fc.property(anySheet, (content) => {
        const given = keys.flatMap((key) => content.scores[key]?.points ?? [])
        const total = runningTotal(content, qingdao)
        if (given.length === 0) {
          expect(total).toBeNull()
          return
        }
        const value = Number(total?.total) * 100
        expect(value).toBeGreaterThanOrEqual(Math.min(...given) - 0.51)
        expect(value).toBeLessThanOrEqual(Math.max(...given) + 0.51)
        if (given.length < keys.length) return
        const weights = [30n, 30n, 15n, 15n, 10n]
        const sum = given.reduce((all, points, index) => all + BigInt(points) * (weights[index] ?? 0n), 0n)
        expect((total?.exact.n ?? 0n) * 10_000n).toBe(sum * (total?.exact.d ?? 0n))
      }),
    )
  })
})

describe('merging two edits of one sheet', () => {
  it('takes both edits of different fields and asks about the same field', () => {
    const base = sheet({ name: 8000, connotation: 8000 })
    const mine = sheet({ name: 8100, connotation: 8000, cases: 7000 }, 'mine')
    const theirs = sheet({ name: 8200, connotation: 8500 }, 'theirs')
    const { merged, conflicts } = mergeSheets(base, mine, theirs)
    expect(conflicts).toEqual([
      { field: 'points', criterion: 'name', mine: 8100, theirs: 8200 },
      { field: 'comment', mine: 'mine', theirs: 'theirs' },
    ])
    expect(merged).toEqual(sheet({ name: 8100, connotation: 8500, cases: 7000 }, 'mine'))
  })

  it('is quiet where nothing is disputed, and loses no edit of either side', () => {
    fc.assert(
      fc.property(anySheet, anySheet, anySheet, (base, mine, theirs) => {
        expect(mergeSheets(base, mine, base)).toEqual({ merged: mine, conflicts: [] })
        expect(mergeSheets(base, base, theirs)).toEqual({ merged: theirs, conflicts: [] })
        expect(mergeSheets(base, mine, mine)).toEqual({ merged: mine, conflicts: [] })
        const { merged, conflicts } = mergeSheets(base, mine, theirs)
        const disputed = new Set(
          conflicts.map((conflict) => `${conflict.field}:${'criterion' in conflict ? conflict.criterion : ''}`),
        )
        for (const key of keys) {
          const [was, own, other, now] = [base, mine, theirs, merged].map((content) => content.scores[key]?.points)
          const both = was !== own && was !== other && own !== other
          expect(disputed.has(`points:${key}`)).toBe(both)
          expect(now).toBe(own === was ? other : own)
        }
      }),
    )
  })

  it('tells the same conflicts whoever asks, with the sides exchanged', () => {
    fc.assert(
      fc.property(anySheet, anySheet, anySheet, (base, mine, theirs) => {
        const turned = mergeSheets(base, theirs, mine).conflicts.map((conflict) => ({
          ...conflict,
          mine: conflict.theirs,
          theirs: conflict.mine,
        }))
        expect(turned).toEqual(mergeSheets(base, mine, theirs).conflicts)
      }),
    )
  })
})

describe('what may be written', () => {
  const scoring = makeStage('scoring', 0)
  const open = { nomination: 'admitted', sheet: { state: 'draft', version: 3 }, scoring, version: 3 } as const

  it('refuses in order: left the selection, locked, closed, changed', () => {
    expect(refusalToWrite(open)).toBeNull()
    expect(refusalToWrite({ ...open, version: 2 })).toBe('sheet-changed')
    expect(refusalToWrite({ ...open, version: 2, scoring: null })).toBe('scoring-closed')
    const locked = { state: 'submitted', version: 3 } as const
    expect(refusalToWrite({ ...open, sheet: locked, scoring: null })).toBe('sheet-locked')
    expect(refusalToWrite({ ...open, sheet: locked, nomination: 'withdrawn' })).toBe('nomination-withdrawn')
    expect(refusalToWrite({ ...open, nomination: 'disqualified' })).toBe('nomination-withdrawn')
  })

  it('finds the first fault and never takes a group for a criterion', () => {
    expect(faultOf(sheet({ name: 0, cases: 10_000 }), qingdao)).toBeNull()
    expect(faultOf(sheet({ name: 10_001 }), qingdao)).toMatchObject({
      code: 'score-out-of-range',
      field: 'scores.name.points',
    })
    expect(faultOf({ scores: { carrier: { points: 1, comment: '' } }, comment: '' }, qingdao)).toMatchObject({
      code: 'unknown-criterion',
    })
  })

  it('speaks of the open scoring stage, else the next, else the last', () => {
    const late = makeStage('scoring', 1, { opensAt: '2026-07-01T00:00:00.000Z', closesAt: '2026-07-10T00:00:00.000Z' })
    const campaign = { frozenAt: '2026-05-01T00:00:00.000Z', stages: [scoring, late] }
    expect(scoringStage(campaign, '2026-06-02T00:00:00.000Z')).toBe(scoring)
    expect(scoringStage(campaign, '2026-06-30T00:00:00.000Z')).toBe(late)
    expect(scoringStage(campaign, '2026-08-01T00:00:00.000Z')).toBe(late)
    expect(scoringStage({ ...campaign, stages: [] }, '2026-06-02T00:00:00.000Z')).toBeNull()
  })

  it('opens a commitment as canonical JSON in hundredths', () => {
    const scores = sheet({ name: 8800, connotation: 0, mechanism: 1, cases: 2, publicity: 3 }).scores
    expect(sheetOpening({ campaign: 'c1', expert: 'e2', nomination: 31, sheet: 's1', scores })).toBe(
      '{"campaign":"c1","expert":"e2","nomination":31,"scores":{"cases":2,"connotation":0,"mechanism":1,"name":8800,"publicity":3},"sheet":"s1","v":1}',
    )
  })

  it('counts criteria of the given rubric only', () => {
    expect(blankSheet(someCriteria).scores).toEqual({
      name: { points: null, comment: '' },
      connotation: { points: null, comment: '' },
      carrier: { points: null, comment: '' },
    })
  })
})

describe('order and pace', () => {
  it('gives each expert every nomination once, spread over different starts', () => {
    const numbers = Array.from({ length: 30 }, (_, index) => 31 + index)
    const orders = Array.from({ length: 10 }, (_, index) => reviewOrder(numbers, `e${index + 1}`))
    for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual(numbers)
    expect(new Set(orders.map(([first]) => first)).size).toBe(10)
    expect(orders[0]).toEqual(numbers)
    expect(reviewOrder(numbers, 'e2')).toEqual(reviewOrder([...numbers].reverse(), 'e2'))
  })

  it('predicts nothing from two sheets, and the plain proportion from three', () => {
    const at = (day: number, minute = 0) => `2026-06-0${day}T08:${String(minute).padStart(2, '0')}:00.000Z`
    expect(forecast([at(1), at(2)], 5, at(3))).toBeNull()
    expect(forecast([at(1), at(1, 10), at(1, 22)], 0, at(3))).toBeNull()
    expect(forecast([at(1), at(1, 10), at(1, 22)], 6, at(3))).toEqual({
      minutesEach: 12,
      tenthsPerDay: 15,
      finishesAt: Date.parse(at(7)),
    })
    expect(forecast([at(1), at(2), at(3)], 1, at(4))?.minutesEach).toBeNull()
  })

  it('spreads the due sheets evenly over the window', () => {
    const window = { opensAt: '2026-06-01T00:00:00.000Z', closesAt: '2026-06-11T00:00:00.000Z' }
    expect(sheetsDue(20, window, '2026-05-01T00:00:00.000Z')).toBe(0)
    expect(sheetsDue(20, window, '2026-06-06T11:00:00.000Z')).toBe(10)
    expect(sheetsDue(20, window, '2026-07-01T00:00:00.000Z')).toBe(20)
  })
})
