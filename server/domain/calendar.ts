/** Formatters are dear to make and carry no state, so one a zone is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

/** The calendar date (`2026-06-03`) that a clock in this IANA zone shows at an instant (RFC 3339). Throws on an unknown zone. */
export function dateIn(zone: string, at: string): string {
  return dateAt(zone, Date.parse(at))
}

function dateAt(zone: string, ms: number): string {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(ms)
      .map((part) => [part.type, part.value]),
  )
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

/**
 * The first instant (RFC 3339 UTC) after `at` whose date in this zone is another one. Found by halving, so that days of 23 and
 * 25 hours and zones whose clocks jump at midnight come out right.
 */
export function nextDay(zone: string, at: string): string {
  const today = dateIn(zone, at)
  let same = Date.parse(at)
  let other = same + 26 * 3_600_000
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (dateAt(zone, middle) === today) same = middle
    else other = middle
  }
  return new Date(other).toISOString()
}
