import { exportedNominations, namedExperts } from '../../db/exports.ts'
import type { Deps } from '../deps.ts'
import {
  accountTable,
  type ExportTable,
  expertTable,
  matrixTable,
  nominationTable,
  type Result,
  rankingTable,
} from '../domain/results.ts'
import type { Lang } from '../domain/words.ts'
import { writeCsv, writeXlsx } from '../spreadsheets.ts'
import type { Computed } from './compute.ts'

export const exportNames = [
  'result.xlsx',
  'result.csv',
  'result.json',
  'tally.json',
  'scores.xlsx',
  'scores.csv',
  'scores.json',
  'nominations.xlsx',
  'nominations.csv',
  'nominations.json',
] as const

/** A file an organizer takes home. */
export type ExportName = (typeof exportNames)[number]

/** A nomination table holds no score, so it may be had before the close. */
export function holdsScores(name: ExportName): boolean {
  return !name.startsWith('nominations.')
}

type Bytes = Uint8Array<ArrayBuffer>

/** JSON as `gongping tally` prints it. */
export function jsonFile(value: unknown): Bytes {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
}

/** Tables as a workbook: numbers are numbers, all else is text. */
export async function workbook(tables: readonly ExportTable[]): Promise<Bytes> {
  return writeXlsx(
    tables.map(({ name, columns, rows }) => ({
      name,
      rows: [
        columns.map(({ head }) => head),
        ...rows.map((row) => row.map((cell, at) => (columns[at]?.numeric && cell !== '' ? Number(cell) : cell))),
      ],
    })),
  )
}

/** A table as CSV: every figure as it is printed, "90.00" too. */
export function csvFile({ columns, rows }: ExportTable): Bytes {
  return writeCsv([columns.map(({ head }) => head), ...rows])
}

/** The ranked list of a result as a file; the workbook's second sheet is the vote account. */
export async function rankingFile(result: Omit<Result, 'input'>, type: 'xlsx' | 'csv', lang: Lang): Promise<Bytes> {
  const table = rankingTable(result, lang)
  return type === 'xlsx' ? workbook([table, accountTable(result, lang)]) : csvFile(table)
}

/** The nominations of a campaign as a file; it reads them itself, since they are no secret. */
export async function nominationFile(
  deps: Pick<Deps, 'db'>,
  campaign: Computed['facts']['campaign'],
  type: string,
  lang: Lang,
): Promise<Bytes> {
  const nominations = await exportedNominations(deps.db, campaign.id)
  if (type === 'json') return jsonFile(nominations)
  const table = nominationTable(campaign, nominations, lang)
  return type === 'xlsx' ? workbook([table]) : csvFile(table)
}

/** A file that holds scores. Experts stand under their pseudonyms; only the workbook's second sheet names them. */
export async function scoreFile(
  deps: Pick<Deps, 'db'>,
  { facts, result }: Computed,
  name: ExportName,
  lang: Lang,
): Promise<Bytes> {
  switch (name) {
    case 'tally.json':
      return jsonFile(result.input)
    case 'result.json':
      return jsonFile(result.tally)
    case 'scores.json':
      return jsonFile(facts.sheets)
    case 'result.csv':
      return rankingFile(result, 'csv', lang)
    case 'result.xlsx':
      return rankingFile(result, 'xlsx', lang)
    default: {
      const matrix = matrixTable(facts.campaign, facts.sheets, result, lang)
      if (name === 'scores.csv') return csvFile(matrix)
      return workbook([matrix, expertTable(await namedExperts(deps.db, facts.campaign.id), lang)])
    }
  }
}

/** Any of the files of a campaign whose result may be seen. */
export async function exportFile(
  deps: Pick<Deps, 'db'>,
  computed: Computed,
  name: ExportName,
  lang: Lang,
): Promise<Bytes> {
  if (holdsScores(name)) return scoreFile(deps, computed, name, lang)
  return nominationFile(deps, computed.facts.campaign, name.slice(name.lastIndexOf('.') + 1), lang)
}
