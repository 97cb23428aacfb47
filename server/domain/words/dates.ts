import type { Lang } from '../words.ts'
import { partsWords } from './parts.ts'

interface Clock {
  year: number
  month: number
  day: number
  /** 0 is Sunday. */
  weekday: number
  hour: string
  minute: string
  second: string
}

const chineseDays = '日一二三四五六'
const englishDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `6月12日 周五`; `Fri 12 Jun`. All times are RFC 3339 text and shown on the clock of an IANA zone. */
export function dayText(lang: Lang, zone: string, at: string): string {
  const clock = clockIn(zone, at)
  return lang === 'en'
    ? `${englishDays[clock.weekday]} ${clock.day} ${englishMonths[clock.month - 1]}`
    : `${clock.month}月${clock.day}日 周${chineseDays[clock.weekday]}`
}

/** `6月12日 周五 10:32`; `Fri 12 Jun, 10:32`. */
export function momentText(lang: Lang, zone: string, at: string): string {
  return `${dayText(lang, zone, at)}${lang === 'en' ? ',' : ''} ${timeText(zone, at)}`
}

/** With the zone named: `6月12日 周五 10:32（北京时间）`; `Fri 12 Jun, 10:32 (Beijing time)`. */
export function momentZoneText(lang: Lang, zone: string, at: string): string {
  const name = zoneText(lang, zone)
  return lang === 'en' ? `${momentText(lang, zone, at)} (${name})` : `${momentText(lang, zone, at)}（${name}）`
}

/** For citizens, where the day stands alone: `11月29日（周日）18:00`; `Sun 29 Nov, 18:00`. */
export function deadlineText(lang: Lang, zone: string, at: string): string {
  if (lang === 'en') return momentText(lang, zone, at)
  const clock = clockIn(zone, at)
  return `${clock.month}月${clock.day}日（周${chineseDays[clock.weekday]}）${clock.hour}:${clock.minute}`
}

/** In full, for receipts and notices: `2026年11月22日（周日）`; `Sunday 22 November 2026` shortened to `Sun 22 Nov 2026`. */
export function fullDayText(lang: Lang, zone: string, at: string): string {
  const clock = clockIn(zone, at)
  return lang === 'en'
    ? `${dayText(lang, zone, at)} ${clock.year}`
    : `${clock.year}年${clock.month}月${clock.day}日（周${chineseDays[clock.weekday]}）`
}

/** On an axis: `周三 10日`; `Wed 10`. */
export function axisDayText(lang: Lang, zone: string, at: string): string {
  const clock = clockIn(zone, at)
  return lang === 'en' ? `${englishDays[clock.weekday]} ${clock.day}` : `周${chineseDays[clock.weekday]} ${clock.day}日`
}

/** `6月`; `Jun`. */
export function monthText(lang: Lang, zone: string, at: string): string {
  const clock = clockIn(zone, at)
  return lang === 'en' ? (englishMonths[clock.month - 1] ?? '') : `${clock.month}月`
}

/** `10:32`. */
export function timeText(zone: string, at: string): string {
  const clock = clockIn(zone, at)
  return `${clock.hour}:${clock.minute}`
}

/** `10:32:07`. */
export function secondText(zone: string, at: string): string {
  return `${timeText(zone, at)}:${clockIn(zone, at).second}`
}

/** The name of a zone, `北京时间`; zones without a name of ours are named by their IANA identifier. */
export function zoneText(lang: Lang, zone: string): string {
  const names: Record<string, string> = partsWords[lang].zone
  return names[zone] ?? zone
}

/** Formatters are dear to make and carry no state, so one a zone is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function clockIn(zone: string, at: string): Clock {
  let formatter = formatters.get(zone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      weekday: 'short',
      hour12: false,
    })
    formatters.set(zone, formatter)
  }
  const parts = new Map(formatter.formatToParts(Date.parse(at)).map((part) => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    weekday: englishDays.map(String).indexOf(part('weekday')),
    // Chrome 67 knows no hour cycle by name; with `hour12` midnight may be written as 24.
    hour: part('hour') === '24' ? '00' : part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}
