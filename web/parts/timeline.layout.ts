/** A stage as the timeline draws it. Times are RFC 3339 text; null where no date is fixed. */
export interface TimelineStage {
  key: string
  label: string
  /** One short fact under the bar: a count, days left, a date. */
  fact: string
  from: string | null
  to: string | null
  href?: string
}

export type StageTime = 'done' | 'running' | 'coming' | 'undated'

/** Where a stage stands: shares of the width in 0 to 1, and its row. */
export interface PlacedStage extends TimelineStage {
  left: number
  width: number
  lane: number
  time: StageTime
  /** How much of a running stage has gone. */
  gone: number
  /** Where its words begin: right of today's line while it runs. */
  words: number
}

export interface TimelineLayout {
  stages: PlacedStage[]
  lanes: number
  today: number
  months: { at: string; left: number }[]
}

const gap = 0.012

/**
 * Lays stages out on a true date axis of `width` pixels, in as few rows as keep bars and words apart. Returns null while any
 * stage has no date: those are drawn as equal parts.
 */
export function layTimeline(stages: readonly TimelineStage[], now: string, width: number): TimelineLayout | null {
  const dated = stages.flatMap((stage) =>
    stage.from === null || stage.to === null ? [] : [{ stage, from: Date.parse(stage.from), to: Date.parse(stage.to) }],
  )
  if (dated.length === 0 || dated.length < stages.length) return null
  const start = Math.min(...dated.map(({ from }) => from))
  const end = Math.max(...dated.map(({ to }) => to))
  const scale = (ms: number) => (ms - start) / Math.max(1, end - start)
  const at = Date.parse(now)
  const today = scale(at)
  const ends: number[] = []
  const placed = dated.map(({ stage, from, to }) => {
    const left = scale(from)
    const time = at >= to ? 'done' : at >= from ? 'running' : 'coming'
    const room = textWidth(stage) / width
    const words = Math.max(0, Math.min(time === 'running' ? Math.max(left, today + 0.008) : left, 1 - room))
    const first = Math.min(left, words)
    const last = Math.max(scale(to), words + room)
    const crossed = time !== 'running' && first < today && last > today && words < today && words + room > today
    const lane = freeLane(ends, first, crossed)
    ends[lane] = last + gap
    return {
      ...stage,
      left,
      width: scale(to) - left,
      lane,
      time,
      gone: Math.min(1, Math.max(0, (today - left) / Math.max(1e-9, scale(to) - left))),
      words,
    } as const
  })
  return {
    stages: placed,
    lanes: ends.length,
    today,
    months: monthsBetween(start, end).map((month) => ({ at: month, left: Math.max(0, scale(Date.parse(month))) })),
  }
}

function freeLane(ends: readonly number[], first: number, lower: boolean): number {
  const lane = ends.findIndex((end, at) => end <= first && (!lower || at > 0))
  return lane === -1 ? ends.length : lane
}

/** About how wide the longer of label and fact is: 15 px a Chinese character, 8 a Latin one. */
function textWidth(stage: TimelineStage): number {
  const measure = (text: string, em: number) =>
    [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? em : em * 0.56), 0)
  return Math.max(measure(stage.label, 15), measure(stage.fact, 13))
}

/** First days of months (UTC) between two instants, and the beginning itself. */
function monthsBetween(start: number, end: number): string[] {
  const first = new Date(start)
  const months: string[] = []
  for (let month = 1; ; month++) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1)
    if (at > end) return months
    months.push(new Date(at).toISOString())
  }
}
