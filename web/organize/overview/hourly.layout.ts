import { nextDay } from '../../../server/domain/calendar.ts'
import { anchorAt, niceStep } from '../../parts/chart.layout.ts'

/** Ballots accepted in the hour that begins at `hour` (RFC 3339 UTC). */
export interface Hour {
  hour: string
  ballots: number
}

const hourMs = 3_600_000
/** Room for the figures of the axis at the left, the label of the peak on top, and the days below. */
const [left, top, bottom] = [44, 28, 24]
const mostHours = 24 * 60
/** Room that the label of a day takes, in pixels. */
const dayWidth = 68

/** Steps, grid and labels of the hourly chart, in pixels of its view box. Hours without a ballot are drawn as 0. */
export function layHours(known: readonly Hour[], zone: string, size: { width: number; height: number }) {
  const counts = new Map(known.map(({ hour, ballots }) => [Date.parse(hour), ballots]))
  const last = Math.max(...counts.keys())
  const first = Math.max(Math.min(...counts.keys()), last - (mostHours - 1) * hourMs)
  const hours = (last - first) / hourMs + 1
  const most = Math.max(...counts.values())
  const step = niceStep(most)
  const highest = Math.ceil(most / step) * step
  const floor = size.height - bottom
  const x = (ms: number) => left + ((ms - first) / hourMs / hours) * (size.width - left)
  const y = (count: number) => floor - (count / highest) * (floor - top)
  const steps = Array.from({ length: hours }, (_, at) => {
    const start = first + at * hourMs
    return `L${x(start).toFixed(1)} ${y(counts.get(start) ?? 0).toFixed(1)}H${x(start + hourMs).toFixed(1)}`
  })
  const days = midnights(zone, first, last + hourMs)
  const every = Math.max(1, Math.ceil(days.length / Math.max(1, Math.floor((size.width - left) / dayWidth))))
  const path = `M${left} ${floor}${steps.join('')}`
  const [peakMs = first, peakCount = 0] = [...counts].reduce<[number, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [first, -1],
  )
  const peakX = x(peakMs + hourMs / 2)
  return {
    hours,
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    outline: path,
    area: `${path}V${floor}Z`,
    ticks: Array.from({ length: highest / step + 1 }, (_, at) => ({ count: at * step, y: y(at * step) })),
    days: days
      .map((at, index) => ({ at, x: x(Date.parse(at)), named: index % every === 0 }))
      .map((day) => ({ ...day, named: day.named && day.x + dayWidth <= size.width + 8 })),
    peak: {
      x: peakX,
      y: y(peakCount),
      ballots: peakCount,
      hour: new Date(peakMs).toISOString(),
      anchor: anchorAt(peakX, size.width),
    },
  }
}

/** Beginnings of days in the zone. */
function midnights(zone: string, from: number, to: number): string[] {
  const found: string[] = []
  for (let at = nextDay(zone, new Date(from).toISOString()); Date.parse(at) < to; at = nextDay(zone, at)) found.push(at)
  return found
}
