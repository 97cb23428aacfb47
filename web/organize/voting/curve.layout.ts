import { nextDay } from '../../../server/domain/calendar.ts'
import { anchorAt, niceStep } from '../../parts/chart.layout.ts'

/** Ballots of a stretch of time that begins at `at` (RFC 3339 UTC). */
export interface Stretch {
  at: string
  accepted: number
  refused: number
}

/** Room for the figures of the axis at the left, the label of the peak on top, and the times below. */
const [left, top, bottom] = [52, 28, 24]
/** Room that the label of a time takes, in pixels. */
const labelWidth = 72
const hour = 3_600_000
/** Distances between two labelled times, in hours. */
const steps = [1, 3, 6, 12, 24, 48, 96, 168, 336, 720]

export interface CurveFrame {
  from: string
  to: string
  stepMs: number
  /** IANA zone of the clock that the times are told by. */
  zone: string
  width: number
  height: number
}

/**
 * The curve in pixels of its view box: accepted ballots up, refused ones down in the same unit, stretches without any as 0. The
 * first and the last stretch are those in which `from` and `to` lie.
 */
export function layCurve(known: readonly Stretch[], { from, to, stepMs, zone, width, height }: CurveFrame) {
  const first = Math.floor(Date.parse(from) / stepMs) * stepMs
  const count = Math.max(1, Math.ceil((Date.parse(to) - first) / stepMs))
  const end = first + count * stepMs
  const at = new Map(known.map((stretch) => [Date.parse(stretch.at), stretch]))
  const stretches = Array.from({ length: count }, (_, place) => {
    const start = first + place * stepMs
    return { start, accepted: at.get(start)?.accepted ?? 0, refused: at.get(start)?.refused ?? 0 }
  })
  const [up, down] = [most(stretches, 'accepted'), most(stretches, 'refused')]
  const step = niceStep(Math.max(up, down))
  const [highest, lowest] = [Math.max(step, Math.ceil(up / step) * step), Math.ceil(down / step) * step]
  const unit = (height - top - bottom) / (highest + lowest)
  const zero = top + highest * unit
  const x = (ms: number) => left + ((ms - first) / (end - first)) * (width - left)
  const outline = (value: (one: (typeof stretches)[number]) => number) =>
    `M${left} ${zero.toFixed(1)}${stretches
      .map(
        (one) =>
          `L${x(one.start).toFixed(1)} ${(zero - value(one) * unit).toFixed(1)}H${x(one.start + stepMs).toFixed(1)}`,
      )
      .join('')}`
  const peak = stretches.reduce((best, one) => (one.accepted > best.accepted ? one : best))
  const peakX = x(peak.start + stepMs / 2)
  return {
    zero,
    accepted: outline((one) => one.accepted),
    refused: lowest === 0 ? null : outline((one) => -one.refused),
    ticks: [
      ...Array.from({ length: highest / step + 1 }, (_, line) => ({
        count: line * step,
        y: zero - line * step * unit,
      })),
      ...Array.from({ length: lowest / step }, (_, line) => ({
        count: (line + 1) * step,
        y: zero + (line + 1) * step * unit,
      })),
    ],
    times: timesBetween(zone, first, end, Math.floor((width - left) / labelWidth)).map((ms) => ({
      at: new Date(ms).toISOString(),
      x: x(ms),
    })),
    peak: {
      x: peakX,
      y: zero - peak.accepted * unit,
      ballots: peak.accepted,
      at: new Date(peak.start).toISOString(),
      anchor: anchorAt(peakX, width),
    },
    total: {
      accepted: stretches.reduce((sum, one) => sum + one.accepted, 0),
      refused: stretches.reduce((sum, one) => sum + one.refused, 0),
    },
  }
}

function most(stretches: readonly { accepted: number; refused: number }[], of: 'accepted' | 'refused'): number {
  return stretches.reduce((high, one) => Math.max(high, one[of]), 0)
}

/** Round times on the zone's clock, at most so many, evenly apart: hours counted from midnight, or midnights. */
function timesBetween(zone: string, first: number, end: number, room: number): number[] {
  const apart = steps.find((hours) => Math.floor((end - first) / (hours * hour)) <= room) ?? 720
  const midnights: number[] = []
  for (let at = first - 26 * hour; at < end; ) {
    at = Date.parse(nextDay(zone, new Date(at).toISOString()))
    midnights.push(at)
  }
  const every = Math.max(1, apart / 24)
  const inDay = apart >= 24 ? [0] : Array.from({ length: 24 / apart }, (_, place) => place * apart * hour)
  return midnights
    .filter((_, day) => day % every === 0)
    .flatMap((midnight) => inDay.map((offset) => midnight + offset))
    .filter((at) => at >= first && at < end - (apart * hour) / 4)
}
