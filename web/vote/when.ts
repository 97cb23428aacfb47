import { dateIn, nextDay } from '../../server/domain/calendar.ts'

/** Whether `at` lies on the day after `now` in this zone. */
export function isTomorrow(zone: string, now: string, at: string): boolean {
  return dateIn(zone, at) === dateIn(zone, nextDay(zone, now))
}

/** Whether both lie on one day in this zone. */
export function isSameDay(zone: string, a: string, b: string): boolean {
  return dateIn(zone, a) === dateIn(zone, b)
}
