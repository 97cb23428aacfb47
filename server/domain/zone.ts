/** Local wall-clock time in the campaign's zone, as date-and-time fields of a form hold it: `2026-06-08T09:00`. */
export function localTime(zone: string, at: string): string {
  const parts = new Map<string, string>(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(Date.parse(at))
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: string) => parts.get(type) ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/**
 * The instant (RFC 3339 UTC) at which a clock in this zone shows `local`; null when `local` is no date and time. A time that a
 * clock change skips becomes the instant after it; one that happens twice, the earlier.
 */
export function instantOf(zone: string, local: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null
  const wanted = Date.parse(`${local}:00.000Z`)
  if (Number.isNaN(wanted)) return null
  const shift = (ms: number) => Date.parse(`${localTime(zone, new Date(ms).toISOString())}:00.000Z`) - ms
  const offsets = [shift(wanted - 86_400_000), shift(wanted + 86_400_000)]
  const found = offsets.map((offset) => wanted - offset).filter((ms) => shift(ms) === wanted - ms)
  return new Date(Math.min(...(found.length > 0 ? found : offsets.map((offset) => wanted - offset)))).toISOString()
}
