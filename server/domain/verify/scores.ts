import { fromBase64url, joined, toBase64url, utf8 } from '../bytes.ts'
import { canonicalJson } from '../canonical.ts'
import type { SheetFacts } from '../results.ts'
import type { OtherEntry, Replayed } from './replay.ts'
import type { Bundle, Faults, Tools } from './report.ts'
import { isObject, type Roster } from './roster.ts'

export const scoresName = 'scores.ndjson'

/** A submitted sheet as the bundle opens it; scores in hundredths, `expert` a pseudonym. */
export interface SheetOpening {
  campaign: string
  expert: string
  nomination: number
  salt: string
  scores: Readonly<Record<string, number | null>>
  sheet: string
}

/** The line of a sheet: what its commitment was made from, with the salt. */
export function sheetLine({ campaign, expert, nomination, salt, scores, sheet }: SheetOpening): string {
  return canonicalJson({ campaign, expert, nomination, salt, scores, sheet, v: 1 })
}

/** The commitment of a sheet (log.md "Entries"), base64url. */
export function sheetCommit({ hash }: Pick<Tools, 'hash'>, { salt, ...sheet }: SheetOpening): string {
  const { campaign, expert, nomination, scores, sheet: id } = sheet
  const opening = canonicalJson({ campaign, expert, nomination, scores, sheet: id, v: 1 })
  return toBase64url(hash(joined(utf8('sheet/v1\n'), fromBase64url(salt) ?? new Uint8Array(), utf8(opening))))
}

/** Holds every sheet against its last submission in the log. Null where the bundle has no sheets. */
export function checkScores(
  bundle: Bundle,
  replayed: Replayed,
  roster: Roster | null,
  tools: Tools,
  faults: Faults,
): SheetFacts[] | null {
  if (!bundle.names.includes(scoresName)) return null
  const submitted = submissions(replayed)
  const names = new Map(roster?.candidates.map(({ number, name }) => [number, name]))
  const sheets: SheetFacts[] = []
  let line = 0
  for (const { text, cut } of bundle.lines(scoresName)) {
    line += 1
    const sheet = cut ? null : parseSheet(text)
    if (sheet === null) {
      faults.add({ code: 'line-malformed', file: scoresName, line })
      continue
    }
    const logged = submitted.get(sheet.sheet)
    submitted.delete(sheet.sheet)
    if (logged === undefined)
      faults.add({ code: 'sheet-unlogged', file: scoresName, line, values: { sheet: sheet.sheet } })
    else if (sheetCommit(tools, sheet) !== logged.commit)
      faults.add({ code: 'sheet-differs', file: scoresName, line, index: logged.index })
    sheets.push({
      nomination: sheet.nomination,
      name: names.get(sheet.nomination) ?? '',
      expert: sheet.expert,
      comment: '',
      scores: Object.fromEntries(Object.entries(sheet.scores).map(([key, points]) => [key, { points, comment: '' }])),
    })
  }
  for (const { index } of submitted.values()) faults.add({ code: 'sheet-unopened', file: scoresName, index })
  return sheets
}

/** The sheets that stand submitted at the end of the log. */
function submissions({ others }: Replayed): Map<string, { index: number; commit: string }> {
  const standing = new Map<string, { index: number; commit: string }>()
  for (const { index, entry } of others satisfies OtherEntry[]) {
    if (entry.type === 'score_submitted') standing.set(entry.sheet, { index, commit: entry.commit })
    if (entry.type === 'score_reopened') standing.delete(entry.sheet)
  }
  return standing
}

function parseSheet(text: string): SheetOpening | null {
  try {
    const value: unknown = JSON.parse(text)
    return isSheet(value) && sheetLine(value) === text ? value : null
  } catch {
    return null
  }
}

function isSheet(value: unknown): value is SheetOpening {
  if (!isObject(value)) return false
  const { campaign, expert, nomination, salt, scores, sheet } = value
  return (
    [campaign, expert, salt, sheet].every((text) => typeof text === 'string') &&
    Number.isSafeInteger(nomination) &&
    isObject(scores) &&
    Object.values(scores).every((points) => points === null || Number.isSafeInteger(points))
  )
}
