/** What a zone's clock shows, minute by minute as it was asked: formatters are dear, and ballots come many a minute. */
interface ZoneClock {
  format: Intl.DateTimeFormat
  dates: Map<number, string>
  nextDays: Map<number, string>
}

const clocks = new Map<string, ZoneClock>()
const mostMinutes = 20_000
const minute = 60_000

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
  const made = { format, dates: new Map<number, string>(), nextDays: new Map<number, string>() }
  clocks.set(zone, made)
  return made
}

/** What was found for a minute, found again where it was not asked before. */
function remembered(kept: Map<number, string>, at: number, find: (at: number) => string): string {
  const known = kept.get(at)
  if (known !== undefined) return known
  if (kept.size >= mostMinutes) kept.clear()
  const found = find(at)
  kept.set(at, found)
  return found
}

/**
 * The calendar date (`2026-06-03`) that a clock in this IANA zone shows at an instant (RFC 3339, since 1972: from then on every
 * zone is whole minutes from UTC). Throws on an unknown zone.
 */
export function dateIn(zone: string, at: string): string {
  return dateAt(clockOf(zone), Math.floor(Date.parse(at) / minute))
}

function dateAt({ format, dates }: ZoneClock, at: number): string {
  return remembered(dates, at, () => {
    const parts = new Map(format.formatToParts(at * minute).map((part) => [part.type, part.value]))
    return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
  })
}

/**
 * The first instant (RFC 3339 UTC) after `at` whose date in this zone is another one. Found by halving, so that days of 23 and
 * 25 hours and zones whose clocks jump at midnight come out right.
 */
export function nextDay(zone: string, at: string): string {
  const clock = clockOf(zone)
  const from = Math.floor(Date.parse(at) / minute)
  return remembered(clock.nextDays, from, () => {
    const today = dateAt(clock, from)
    let same = from
    let other = from + 26 * 60
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2)
      if (dateAt(clock, middle) === today) same = middle
      else other = middle
    }
    return new Date(other * minute).toISOString()
  })
}
