import { describe, expect, it } from 'vitest'
import { layTimeline, type TimelineStage } from '../../web/parts/timeline.layout.ts'

const stage = (key: string, from: string | null, to: string | null): TimelineStage => ({
  key,
  label: '公众投票',
  fact: '还有 10 天',
  from: from === null ? null : `2026-${from}T00:00:00Z`,
  to: to === null ? null : `2026-${to}T00:00:00Z`,
})

const stages = [
  stage('call', '04-01', '05-01'),
  stage('voting', '06-01', '06-21'),
  stage('scoring', '06-01', '06-11'),
  stage('final', '08-01', '08-31'),
]

describe('the timeline', () => {
  const layout = layTimeline(stages, '2026-06-11T00:00:00Z', 1176)

  it('says of each stage whether it is done, running or to come, and how far', () => {
    expect(layout?.stages.map(({ key, time, gone }) => [key, time, Math.round(gone * 100)])).toEqual([
      ['call', 'done', 100],
      ['voting', 'running', 50],
      ['scoring', 'done', 100],
      ['final', 'coming', 0],
    ])
  })

  it('is drawn to scale, months at their own days', () => {
    expect(layout?.stages.map(({ left }) => Math.round(left * 152))).toEqual([0, 61, 61, 122])
    expect(layout?.months.map(({ at }) => at.slice(5, 7))).toEqual(['04', '05', '06', '07', '08'])
    expect(Math.round((layout?.today ?? 0) * 152)).toBe(71)
  })

  it('puts stages that meet in separate rows, and the words of a running one right of today', () => {
    expect(layout?.stages.map(({ lane }) => lane)).toEqual([0, 0, 1, 0])
    expect(layout?.stages[1]?.words).toBeGreaterThan(layout?.today ?? 1)
  })

  it('keeps the words of the last stage inside the width', () => {
    const late = layTimeline(
      [stage('call', '04-01', '08-30'), stage('final', '08-30', '08-31')],
      '2026-05-01T00:00:00Z',
      600,
    )
    expect(late?.stages[1]?.words).toBeLessThan(0.9)
    expect(late?.stages[1]?.left).toBeGreaterThan(0.99)
  })

  it('has no layout while a date is missing', () => {
    expect(layTimeline([...stages, stage('visit', null, null)], '2026-06-11T00:00:00Z', 1176)).toBeNull()
    expect(layTimeline([], '2026-06-11T00:00:00Z', 1176)).toBeNull()
  })
})
