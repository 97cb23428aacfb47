import type { Settings } from './campaign.ts'
import { findChoice } from './nomination/choice.ts'

export { findChoice, nearestChoice } from './nomination/choice.ts'
export { matchesNomination } from './nomination/search.ts'

export const nominationStates = ['admitted', 'withdrawn', 'disqualified'] as const
export type NominationState = (typeof nominationStates)[number]

/** The texts of the recommendation form (Qingdao 2022-57, annexes 1-3 and §3) and the most characters each may have. */
export const longest = {
  name: 60,
  connotation: 500,
  introduction: 20_000,
  mechanism: 5000,
  cases: 5000,
  publicity: 5000,
  contact: 40,
  phone: 40,
} as const

export type TextField = keyof typeof longest
export const textFields: readonly TextField[] = [
  'name',
  'connotation',
  'introduction',
  'mechanism',
  'cases',
  'publicity',
  'contact',
  'phone',
]

/** What is written about a nomination. `level` and `theme` are keys of the campaign's settings; `path` runs from the city down. */
export type NominationText = Record<TextField, string> & {
  number: number
  level: string
  theme: string
  path: string[]
}

export interface Nomination extends NominationText {
  id: string
  state: NominationState
  stateReason: string | null
  /** Counts the changes; an edit that was made from an older version is refused. */
  version: number
  createdAt: string
  updatedAt: string
}

export const lastNumber = 999
const mostUnits = 8
const longestUnit = 40

export type NominationFaultCode =
  | 'number-missing'
  | 'number-range'
  | 'number-taken'
  | 'level-missing'
  | 'level-unknown'
  | 'theme-missing'
  | 'theme-unknown'
  | 'brand-missing'
  | 'too-long'
  | 'path-too-deep'
  | 'phone-length'
  | 'control-character'

export interface NominationFault {
  field: keyof NominationText
  code: NominationFaultCode
  values?: Record<string, string | number>
}

/** Characters as a reader counts them. */
export function countCharacters(text: string): number {
  return [...text].length
}

/** A text as it is kept: no blanks around it, one kind of line break, and one line where the form has one line. */
export function tidy(field: TextField, text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').trim()
  return ['connotation', 'introduction', 'mechanism', 'cases', 'publicity'].includes(field)
    ? lines
    : lines.replace(/\s*\n\s*/g, ' ')
}

/** The units a path names, from the city down. A unit's own name has no slash: a slash separates two of them. */
export function unitsOf(...parts: readonly string[]): string[] {
  return parts.flatMap((part) => part.split(/[/／>＞\n]/u)).flatMap((unit) => unit.trim() || [])
}

/** The nomination with every text tidied, level and theme by their keys where the settings know them. */
export function tidied(text: NominationText, settings: Settings): NominationText {
  const texts = Object.fromEntries(textFields.map((field) => [field, tidy(field, text[field])]))
  return {
    ...text,
    ...texts,
    path: unitsOf(...text.path),
    level: findChoice(settings.levels, text.level)?.key ?? text.level.trim(),
    theme: findChoice(settings.themes, text.theme)?.key ?? text.theme.trim(),
  }
}

/** Every fault of a tidied nomination, in the order of the form; a number that is taken is for the table to say. */
export function faultsOf(text: NominationText, settings: Settings): NominationFault[] {
  const faults: NominationFault[] = []
  if (!Number.isInteger(text.number) || text.number < 1 || text.number > lastNumber)
    faults.push({ field: 'number', code: 'number-range', values: { found: text.number } })
  for (const [field, choices, missing, unknown] of [
    ['level', settings.levels, 'level-missing', 'level-unknown'],
    ['theme', settings.themes, 'theme-missing', 'theme-unknown'],
  ] as const) {
    if (text[field] === '') faults.push({ field, code: missing })
    else if (!choices.some(({ key }) => key === text[field]))
      faults.push({ field, code: unknown, values: { found: text[field], count: choices.length } })
  }
  if (text.path.length > mostUnits) faults.push({ field: 'path', code: 'path-too-deep', values: { limit: mostUnits } })
  for (const unit of text.path) faults.push(...textFaults('path', unit, longestUnit))
  if (text.name === '') faults.push({ field: 'name', code: 'brand-missing' })
  for (const field of textFields) faults.push(...textFaults(field, text[field], longest[field]))
  if (isShortMobile(text.phone))
    faults.push({ field: 'phone', code: 'phone-length', values: { digits: digitsOf(text.phone) } })
  return faults
}

/** The only legal move: an admitted nomination may withdraw, with a reason; a withdrawn one stays in the record for good. */
export function withdrawalOf(
  nomination: { state: NominationState },
  reason: string,
): { reason: string } | { refusal: { code: 'nomination-withdrawn' | 'reason-missing'; field?: string } } {
  if (nomination.state !== 'admitted') return { refusal: { code: 'nomination-withdrawn' } }
  const said = reason.trim()
  return said === '' ? { refusal: { code: 'reason-missing', field: 'reason' } } : { reason: said }
}

/** The field that may not change once the campaign is open: these decide who competes with whom, under which number. */
export function frozenChange(before: NominationText, after: NominationText): 'number' | 'level' | 'theme' | null {
  for (const field of ['number', 'level', 'theme'] as const) if (before[field] !== after[field]) return field
  return null
}

/** The number after the last one ever given: numbers are never used twice. Null when there is none left. */
export function nextNumber(taken: readonly number[]): number | null {
  const next = Math.max(0, ...taken) + 1
  return next > lastNumber ? null : next
}

/** A candidate number as it is printed: three digits. */
export function printedNumber(number: number): string {
  return String(number).padStart(3, '0')
}

function textFaults(field: TextField | 'path', text: string, limit: number): NominationFault[] {
  const length = countCharacters(text)
  if (length > limit) return [{ field, code: 'too-long', values: { length, limit } }]
  return /[^\P{Cc}\n\t]|\p{Bidi_Control}/u.test(text) ? [{ field, code: 'control-character' }] : []
}

/** A mobile number of mainland China has eleven digits; only what is plainly meant as one is judged. */
function isShortMobile(phone: string): boolean {
  return /^1[3-9][\d\s-]+$/.test(phone) && digitsOf(phone) !== 11
}

function digitsOf(text: string): number {
  return text.replace(/\D/g, '').length
}
