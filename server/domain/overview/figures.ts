/** Public counts move every half hour, so that they are no meter for whoever buys votes (mock "Learnt": counts in batches). */
const batchMinutes = 30

/** The start of the half hour in which `now` lies: counts go up to it. RFC 3339 UTC. */
export function batchTime(now: string): string {
  const span = batchMinutes * 60_000
  return new Date(Math.floor(Date.parse(now) / span) * span).toISOString()
}

/**
 * When the last sheet is expected at the pace kept since `since`; null before the first sheet, where no pace is known, and
 * after the last. A straight line: it promises nothing, so pages call it a forecast.
 */
export function forecast(submitted: number, expected: number, since: string, now: string): string | null {
  const elapsed = Date.parse(now) - Date.parse(since)
  if (submitted === 0 || submitted >= expected || elapsed <= 0) return null
  const rest = (elapsed / submitted) * (expected - submitted)
  const most = 400 * 86_400_000
  return new Date(Date.parse(now) + Math.min(rest, most)).toISOString()
}
