/** What a zone's clock shows, by minutes as they were asked for: formatters are dear, and ballots come many a minute. */
interface ZoneClock {
  format: Intl.DateTimeFormat
  dates: Map<string, string>
  nextDays: Map<string, string>
}

const clocks = new Map<string, ZoneClock>()
const mostMinutes = 20_000

function clockOf(zone: string): ZoneClock {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const made = { format, dates: new Map<string, string>(), nextDays: new Map<string, string>() }
  clocks.set(zone, made)
  return made
}

/** The minute of an instant as UTC text, `2026-06-03T10:32`. */
function minuteOf(at: string): string {
  return (at.length >= 20 && at.endsWith('Z') ? at : new Date(at).toISOString()).slice(0, 16)
}

/** What was found for a minute, found again where it was not asked before. */
function remembered(kept: Map<string, string>, minute: string, find: (ms: number) => string): string {
  const known = kept.get(minute)
  if (known !== undefined) return known
  if (kept.size >= mostMinutes) kept.clear()
  const found = find(Date.parse(`${minute}:00.000Z`))
  kept.set(minute, found)
  return found
}

/**
 * The calendar date (`2026-06-03`) that a clock in this IANA zone shows at an instant (RFC 3339, since 1972: from then on every
 * zone is whole minutes from UTC). Throws on an unknown zone.
 */
export function dateIn(zone: string, at: string): string {
  const clock = clockOf(zone)
  return remembered(clock.dates, minuteOf(at), (ms) => dateAt(clock, ms))
}

function dateAt({ format }: ZoneClock, ms: number): string {
  const parts = new Map(format.formatToParts(ms).map((part) => [part.type, part.value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

/**
 * The first instant (RFC 3339 UTC) after `at` whose date in this zone is another one. Found by halving, so that days of 23 and
 * 25 hours and zones whose clocks jump at midnight come out right.
 */
export function nextDay(zone: string, at: string): string {
  const clock = clockOf(zone)
  return remembered(clock.nextDays, minuteOf(at), (from) => {
    const today = dateAt(clock, from)
    let same = 0
    let other = 26 * 60
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2)
      if (dateAt(clock, from + middle * 60_000) === today) same = middle
      else other = middle
    }
    return new Date(from + other * 60_000).toISOString()
  })
}
