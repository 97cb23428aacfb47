import { expect, it } from 'vitest'
import { grouped } from '../../server/domain/grouped.ts'
import { compare, decimal, divide, fraction, printFixed, rational, sum, whole } from '../../server/domain/points.ts'
import { breakTies, type ChainStep, competitionRanks } from '../../server/domain/ranking.ts'
import { mean } from '../../server/domain/scoring.ts'
import { describeEachShared, describeWithShared, sharedJson } from '../shared.ts'
import { aerobic, countBack, dive, isuComponents, isuPanel, isuSegment, points, type Received } from './sports.ts'

type Performance = [string, string, string, number, string, string, string, string]
type IsuComponents = {
  performances: Performance[]
  components: [performance: number, factor: string, quarters: number[], panel: string][]
}

describeEachShared('golden', /^isu_.*_components\.json$/, (file) => {
  const { performances, components } = sharedJson<IsuComponents>(file)
  const present = (quarters: readonly number[]) => quarters.filter((q) => q > 0).map((q) => rational(BigInt(q), 4n))

  it('every panel score', () => {
    const missed = components.filter(
      ([, , quarters, panel]) => compare(isuPanel(present(quarters)), decimal(panel)) !== 0,
    )
    expect(components.length).toBeGreaterThan(0)
    expect(missed).toEqual([])
  })

  it('every component total, from the judges alone', () => {
    const own = performances.map((): { panel: ReturnType<typeof decimal>; factor: ReturnType<typeof decimal> }[] => [])
    for (const [performance, factor, quarters] of components) {
      own[performance]?.push({ panel: isuPanel(present(quarters)), factor: decimal(factor) })
    }
    const missed = performances.filter(
      (performance, at) => printFixed(isuComponents(own[at] ?? []), 2) !== performance[5],
    )
    expect(missed).toEqual([])
  })

  it('every segment order, from elements, components and deductions', () => {
    const segments = grouped(performances, ([competition, program]) => `${competition} ${program}`)
    for (const [, rows] of segments) {
      const entries = rows.map(([, program, entrant, rank, elements, component, deductions]) => {
        const [tes, pcs] = [decimal(elements), decimal(component)]
        return {
          entrant,
          rank,
          total: isuSegment(tes, pcs, decimal(deductions)),
          decider: /SHORT/.test(program) ? tes : pcs,
        }
      })
      const ranked = competitionRanks(entries, (a, b) => compare(b.total, a.total) || compare(b.decider, a.decider))
      expect(ranked.map(({ member, rank }) => [member.entrant, rank])).toEqual(
        ranked.map(({ member }) => [member.entrant, member.rank]),
      )
    }
    expect(segments.size).toBeGreaterThan(0)
  })
})

type IsuExamples = {
  cases: { judges: (string | null)[]; trimmed_mean_exact: string; expected_panel_score: string }[]
  whole_performances: {
    components: { factor: string; judges: (string | null)[]; panel: string }[]
    total_component_score: string
    total_element_score: string
    deductions: string
    total_segment_score: string
  }[]
}

describeWithShared('golden: isu examples with absent judges', 'golden/isu_examples.json', (file) => {
  const examples = sharedJson<IsuExamples>(file)
  const present = (judges: readonly (string | null)[]) =>
    judges.flatMap((score) => (score === null ? [] : decimal(score)))

  it.each(examples.cases)('$expected_panel_score', ({ judges, expected_panel_score }) => {
    expect(compare(isuPanel(present(judges)), decimal(expected_panel_score))).toBe(0)
  })

  it.each(examples.whole_performances)('$total_segment_score', (performance) => {
    const components = performance.components.map(({ factor, judges }) => ({
      panel: isuPanel(present(judges)),
      factor: decimal(factor),
    }))
    const total = isuComponents(components)
    const segment = isuSegment(decimal(performance.total_element_score), total, decimal(performance.deductions))
    expect(printFixed(total, 2)).toBe(performance.total_component_score)
    expect(printFixed(segment, 2)).toBe(performance.total_segment_score)
  })
})

type Diving = { cases: { name: string; scores: (string | null)[]; dd?: string; expected: string }[] }

describeWithShared('golden: diving', 'golden/diving.json', (file) => {
  it.each(sharedJson<Diving>(file).cases)('$name', ({ scores, dd, expected }) => {
    const given = scores.map((score) => (score === null ? null : decimal(score)))
    const awards = given.flatMap((score) => score ?? [])
    expect(fraction(dd === undefined ? aerobic(given) : dive(awards, decimal(dd), 2))).toBe(expected)
  })
})

type Board = Record<string, Received>
type Final = {
  year: number
  running_order: string[]
  published_order: string[]
  published_points: Record<string, number>
  points?: Board
  jury?: Board
  tele?: Board
}
type Entry = { song: string; total: number; decider: readonly number[]; running: number }

describeEachShared('golden', /^eurovision_finals.*\.json$/, (file) => {
  const { years: finals } = sharedJson<{ years: Final[] }>(file)

  /** Total first; then (2016 on) the televote, then the count-back on what decides, then the running order. */
  const steps: readonly ChainStep<Entry, number>[] = Array.from({ length: 14 }, (_, at) => ({
    name: at,
    worth: ({ total, decider, running }) => whole([total, ...decider, -running][at] ?? -running),
  }))

  it.each(finals)('$year', ({ running_order, published_order, published_points, points: combined, jury, tele }) => {
    const entries = running_order.map((song, running): Entry => {
      const deciding = (combined ?? tele)?.[song] ?? {}
      const total = points(deciding) + points(jury?.[song] ?? {})
      return { song, total, decider: [tele ? points(deciding) : 0, ...countBack(deciding)], running }
    })
    expect(Object.fromEntries(entries.map(({ song, total }) => [song, total]))).toEqual(published_points)
    const order = breakTies(entries, steps).map(({ member }) => member.song)
    expect(order).toEqual(published_order)
  })
})

type RankAverage = {
  cases: {
    name: string
    juror_ranks?: number[]
    expected_mean?: string
    expected_sum?: number
    expected_rank_sum?: number
  }[]
}

describeWithShared('golden: eurovision rank average', 'golden/eurovision_rank_average.json', (file) => {
  const { cases } = sharedJson<RankAverage>(file)

  it('means and sums of the jurors ranks', () => {
    const juries = cases.filter(({ juror_ranks }) => juror_ranks !== undefined)
    expect(juries.length).toBeGreaterThan(0)
    for (const { juror_ranks = [], expected_mean, expected_sum } of juries) {
      const ranks = juror_ranks.map(whole)
      expect(fraction(mean(ranks) ?? whole(0))).toBe(expected_mean)
      expect(fraction(sum(ranks))).toBe(`${expected_sum}`)
      expect(fraction(divide(sum(ranks), whole(ranks.length)))).toBe(expected_mean)
    }
  })

  it('first with the public and last with the jury of 25 adds up', () => {
    expect(sum([whole(1), whole(25)]).n).toBe(BigInt(cases.at(-1)?.expected_rank_sum ?? 0))
  })
})
