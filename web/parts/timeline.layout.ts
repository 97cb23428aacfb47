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
  const rows: Row[] = []
  const placed = dated.map(({ stage, from, to }): PlacedStage => {
    const left = scale(from)
    const right = scale(to)
    const time = at >= to ? 'done' : at >= from ? 'running' : 'coming'
    const room = textWidth(stage) / width
    const words = Math.max(0, Math.min(time === 'running' ? Math.max(left, today + 0.008) : left, 1 - room))
    const lane = takeRow(rows, { left, right, words, wordsEnd: words + room })
    const gone = Math.min(1, Math.max(0, (today - left) / Math.max(1e-9, right - left)))
    return { ...stage, left, width: right - left, lane, time, gone, words }
  })
  const months = monthsBetween(start, end).map((month) => ({ at: month, left: scale(Date.parse(month)) }))
  return { stages: placed, lanes: rows.length, today, months }
}

/** How far a row is taken, by bars and by words. */
interface Row {
  bar: number
  words: number
}

/** The first row in which neither bar nor words meet what stands there already; bars may touch, words may not. */
function takeRow(rows: Row[], stage: { left: number; right: number; words: number; wordsEnd: number }): number {
  const found = rows.findIndex((row) => row.bar <= stage.left + 1e-6 && row.words + gap <= stage.words)
  const lane = found === -1 ? rows.length : found
  rows[lane] = { bar: stage.right, words: stage.wordsEnd }
  return lane
}

/** About how wide the longer of label and fact is: 15 px a Chinese character, 8 a Latin one. */
function textWidth(stage: TimelineStage): number {
  const measure = (text: string, em: number) =>
    [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? em : em * 0.56), 0)
  return Math.max(measure(stage.label, 15), measure(stage.fact, 13))
}

/** First days of months (UTC) between two instants. */
function monthsBetween(start: number, end: number): string[] {
  const first = new Date(start)
  const months: string[] = []
  for (let month = 0; ; month++) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1)
    if (at > end) return months
    if (at >= start) months.push(new Date(at).toISOString())
  }
}
