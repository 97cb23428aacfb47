/** Acts of the private trail by what they are about; a page and its questions go by these groups. */
export const actGroups = {
  settings: ['campaign-created', 'settings-changed', 'rubric-changed', 'stages-changed', 'campaign-opened'],
  stages: ['stage-opened', 'stage-closed', 'window-changed', 'voting-closed'],
  nominations: [
    'nominations-imported',
    'nomination-added',
    'nomination-changed',
    'nomination-withdrawn',
    'file-added',
    'files-arranged',
    'file-removed',
  ],
  people: [
    'members-invited',
    'link-replaced',
    'member-removed',
    'member-restored',
    'invitation-accepted',
    'organizer-link-made',
    'voter-codes-printed',
    'voter-codes-revoked',
    'voter-roll-read',
    'voter-contact-changed',
  ],
  scores: ['score-submitted'],
  publications: ['publication-proposed', 'publication-confirmed', 'publication-withdrawn'],
} as const

export type ActGroup = keyof typeof actGroups
export type Act = (typeof actGroups)[ActGroup][number]

export const actGroupNames = [
  'settings',
  'stages',
  'nominations',
  'people',
  'scores',
  'publications',
] as const satisfies readonly ActGroup[]

/** One thing that an act changed; the path leads through the names of the kept objects, rows of lists by their ordinal. */
export interface Change {
  path: string[]
  /** As text; null where there was, or is, nothing. */
  before: string | null
  after: string | null
}

/** Keys that say nothing to a reader. */
const silent = new Set(['id', 'version', 'ordinal'])

/**
 * What differs between the two sides of an audit entry (JSON texts, null where the act has none). Rows of a list are the same
 * row where their `id`, `key`, `number` or `tier` is; a row that came or went is one change, told by its name.
 */
export function changesOf(before: string | null, after: string | null): Change[] {
  return compare([], parsed(before), parsed(after))
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text)
}

function compare(path: string[], before: unknown, after: unknown): Change[] {
  if (isRows(before) || isRows(after)) return compareRows(path, rowsOf(before), rowsOf(after))
  if (isObject(before) || isObject(after)) {
    const [old, now] = [isObject(before) ? before : {}, isObject(after) ? after : {}]
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => !silent.has(key))
    return keys.flatMap((key) => compare([...path, key], old[key], now[key]))
  }
  const [old, now] = [textOf(before), textOf(after)]
  return old === now ? [] : [{ path, before: old, after: now }]
}

type Row = Record<string, unknown>

function compareRows(path: string[], before: Row[], after: Row[]): Change[] {
  const known = new Map(before.map((row, at) => [identity(row, at), row]))
  const kept = new Set(after.map(identity))
  const gone = before.flatMap((row, at) =>
    kept.has(identity(row, at)) ? [] : [{ path: [...path, String(at + 1)], before: told(row), after: null }],
  )
  const rest = after.flatMap((row, at): Change[] => {
    const place = [...path, String(at + 1)]
    const old = known.get(identity(row, at))
    return old === undefined ? [{ path: place, before: null, after: told(row) }] : compare(place, old, row)
  })
  return [...gone, ...rest]
}

function identity(row: Row, at: number): string {
  return textOf(row.id ?? row.key ?? row.number ?? row.tier ?? at) ?? ''
}

/** What a row is called: by its name, else by whatever it holds. */
function told(row: Row): string {
  const name = row.label ?? row.name ?? row.title ?? row.kind ?? row.tier ?? row.text
  if (typeof name === 'string') return name
  return Object.entries(row)
    .flatMap(([key, value]) => (silent.has(key) ? [] : (textOf(value) ?? [])))
    .join(' ')
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((part) => textOf(part) ?? '').join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRows(value: unknown): value is Row[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject)
}

function rowsOf(value: unknown): Row[] {
  return isRows(value) ? value : []
}

/** Entries of the public log that stand together: a run of ballots, or one entry of another type. */
export interface LogRun {
  first: number
  last: number
  type: string
  /** Null for ballots, whose entries carry no time. */
  at: string | null
}

/** Folds the entries of the public log from index `start`: ballots that follow each other become one run. */
export function logRuns(start: number, entries: readonly string[]): LogRun[] {
  const runs: LogRun[] = []
  for (const [offset, entry] of entries.entries()) {
    const { type, at }: { type: string; at?: string } = JSON.parse(entry)
    const index = start + offset
    const open = runs.at(-1)
    if (open !== undefined && open.type === type && type === 'ballot_cast') open.last = index
    else runs.push({ first: index, last: index, type, at: at ?? null })
  }
  return runs
}
