import { utf8 } from '../bytes.ts'
import { canonicalJson } from '../canonical.ts'
import { type EntryType, entryShapes, type LogEntry, type Shape } from './entry.ts'

/** What is wrong with the bytes of an entry; `field` names the key at fault. */
export type EntryFault =
  | { code: 'entry-too-long' | 'entry-not-json' | 'entry-not-canonical' }
  | { code: 'entry-unknown-type'; type: string }
  | { code: 'entry-missing-field' | 'entry-unknown-field' | 'entry-bad-field'; field: string }

/** An entry as it was read, with the campaign it names. */
export type ReadEntry = LogEntry & { campaign: string; v: 1 }

const mostBytes = 65_535

const patterns: Record<Exclude<Shape, 'count' | 'time'>, RegExp> = {
  hash: /^[\w-]{42}[AEIMQUYcgkosw048]$/,
  detail: /^[\w-]{42}[AEIMQUYcgkosw048]$/,
  ballot: /^[\w-]{21}[AQgw]$/,
  code: /^[a-z][a-z0-9_-]{0,63}$/,
  actor: /^[a-z][a-z0-9:_-]{0,63}$/,
  text: /^[\s\S]{0,4096}$/,
}

/** The keys that each type of entry may have besides its type. */
const fieldsOf = new Map<string, ReadonlySet<string>>(
  Object.entries(entryShapes).map(([type, shapes]) => [type, new Set(Object.keys(shapes))]),
)

/** The one spelling of an entry that is a ballot: nearly all of a log, so it is not taken apart and put together again. */
const castLine =
  /^\{"ballot":"([\w-]{21}[AQgw])","campaign":"([\w-]+)","commit":"([\w-]{42}[AEIMQUYcgkosw048])","type":"ballot_cast","v":1\}$/

function readCast(line: string): ReadEntry | null {
  const [, ballot, campaign, commit] = castLine.exec(line) ?? []
  if (ballot === undefined || campaign === undefined || commit === undefined) return null
  return { type: 'ballot_cast', ballot, campaign, commit, v: 1 }
}

/**
 * Reads the line of a public entry strictly (log.md "Entries"): at most 65,535 bytes; an object whose keys fit the pattern
 * and are exactly those of its type; whole numbers; NFC; written again it gives the same bytes. Where it fails the type is
 * still told if it is known, so that what the entry was meant to do can be judged too.
 */
export function readEntry(line: string): { entry: ReadEntry } | { faults: EntryFault[]; type: EntryType | null } {
  if (line.length > mostBytes || (line.length * 3 > mostBytes && utf8(line).length > mostBytes))
    return { faults: [{ code: 'entry-too-long' }], type: null }
  const cast = readCast(line)
  if (cast !== null) return { entry: cast }
  const record = parseRecord(line)
  if (record === null) return { faults: [{ code: 'entry-not-json' }], type: null }
  const type = record.type
  if (!isEntryType(type)) return { faults: [{ code: 'entry-unknown-type', type: String(type) }], type: null }
  const faults = fieldFaults(record, type)
  if (faults.length === 0 && (line !== line.normalize('NFC') || canonicalJson(record) !== line))
    faults.push({ code: 'entry-not-canonical' })
  if (faults.length > 0) return { faults, type }
  const entry: ReadEntry = JSON.parse(line)
  return { entry }
}

type Fields = Record<string, string | number | null>

/** The line as a flat object; null where it is none, so that a nested value never reaches the checks. */
function parseRecord(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line)
    return isFlat(value) ? value : null
  } catch {
    return null
  }
}

function isFlat(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every(
    (field) =>
      field === null || typeof field === 'string' || (typeof field === 'number' && Number.isSafeInteger(field)),
  )
}

function isEntryType(type: unknown): type is EntryType {
  return typeof type === 'string' && fieldsOf.has(type)
}

function fieldFaults(record: Fields, type: EntryType): EntryFault[] {
  const shapes: Record<string, Shape> = entryShapes[type]
  const faults: EntryFault[] = []
  for (const field of Object.keys(record)) {
    if (field === 'type' || fieldsOf.get(type)?.has(field)) continue
    if (field !== 'campaign' && field !== 'v') faults.push({ code: 'entry-unknown-field', field })
  }
  const own: [string, boolean | undefined][] = [
    ['campaign', fits('text', record.campaign)],
    ['v', record.v === undefined ? undefined : record.v === 1],
  ]
  for (const field in shapes) own.push([field, fits(shapes[field], record[field])])
  for (const [field, fine] of own) {
    if (fine === undefined) faults.push({ code: 'entry-missing-field', field })
    else if (!fine) faults.push({ code: 'entry-bad-field', field })
  }
  return faults
}

/** Whether a value is written in this shape; undefined where there is none. */
function fits(shape: Shape | undefined, value: string | number | null | undefined): boolean | undefined {
  if (value === undefined || shape === undefined) return undefined
  if (shape === 'count') return typeof value === 'number' && value >= 0
  if (shape === 'detail' && value === null) return true
  if (typeof value !== 'string') return false
  return shape === 'time' ? isTime(value) : patterns[shape].test(value)
}

const timePattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** RFC 3339 UTC with three digits and `Z`, a moment that exists: only the last days of a month ask for the calendar. */
export function isTime(text: string): boolean {
  if (!timePattern.test(text)) return false
  return Number(text.slice(8, 10)) <= 28 || new Date(Date.parse(text)).toISOString() === text
}
