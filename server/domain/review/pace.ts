/** When an expert's work will be done if it goes on as it went. */
export interface Forecast {
  /** Median minutes between two submissions in one sitting; null when no two were within an hour. */
  minutesEach: number | null
  /** Sheets a day since the first submission, in tenths: 30 is three a day. */
  tenthsPerDay: number
  /** RFC 3339 instant as milliseconds since 1970. */
  finishesAt: number
}

const day = 86_400_000
const sitting = 3_600_000
/** Fewer submissions say nothing about a pace. */
const fewest = 3

/** Predicts the finish from the times of submission; null with fewer than three of them, or when nothing is left. */
export function forecast(submittedAt: readonly string[], left: number, now: string): Forecast | null {
  if (submittedAt.length < fewest || left === 0) return null
  const times = submittedAt.map((time) => Date.parse(time)).sort((a, b) => a - b)
  const at = Date.parse(now)
  const elapsed = Math.max(day, at - Math.min(at, ...times))
  return {
    minutesEach: medianMinutes(times),
    tenthsPerDay: Math.max(1, Math.round((times.length * 10 * day) / elapsed)),
    finishesAt: at + Math.ceil((elapsed * left) / times.length),
  }
}

/** How many of `total` sheets are due by `now` when the work is spread evenly over the window. */
export function sheetsDue(total: number, window: { opensAt: string; closesAt: string }, now: string): number {
  const [from, to] = [Date.parse(window.opensAt), Date.parse(window.closesAt)]
  if (to <= from) return total
  const share = Math.min(1, Math.max(0, (Date.parse(now) - from) / (to - from)))
  return Math.floor(total * share)
}

function medianMinutes(ascending: readonly number[]): number | null {
  const gaps = ascending
    .flatMap((time, index) => {
      const gap = time - (ascending[index - 1] ?? Number.NEGATIVE_INFINITY)
      return gap <= sitting ? [gap] : []
    })
    .sort((a, b) => a - b)
  const median = gaps[Math.floor(gaps.length / 2)]
  return median === undefined ? null : Math.max(1, Math.round(median / 60_000))
}
