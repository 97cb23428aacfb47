import { dateIn } from '../calendar.ts'

/**
 * A notice period as papers print it: the instant of its last day, and how many calendar days it touches in this zone, both
 * ends counted. A period that closes at midnight ends with the day before.
 */
export function noticePeriod(zone: string, opensAt: string, closesAt: string): { last: string; days: number } {
  const last = new Date(Date.parse(closesAt) - 1).toISOString()
  const [from, to] = [opensAt, last].map((at) => Date.parse(`${dateIn(zone, at)}T00:00:00Z`))
  return { last, days: ((to ?? 0) - (from ?? 0)) / 86_400_000 + 1 }
}
