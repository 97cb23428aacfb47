import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readCampaign } from '../../db/campaigns.ts'
import { readOwnConfig } from '../config.ts'
import type { Deps } from '../deps.ts'
import type { ImportReading, Mapping } from '../domain/import.ts'
import { cellSentence, nominationWords } from '../domain/words/nomination.ts'
import { refusalSentence } from '../domain/words/refusal.ts'
import { parseMapping } from '../nominations/import.ts'
import { type Handed, tryImport, writeImport } from '../nominations/importing.ts'
import { openDeps } from '../open.ts'
import { noPages } from '../pages.ts'
import type { Refusal } from '../refusal.ts'
import { readTable } from '../spreadsheets.ts'
import { rfc3339 } from '../time.ts'
import type { CommandIo } from './run.ts'

interface Asked {
  campaign: string
  path: string
  dry: boolean
  map: string
}

/**
 * `gongping import CAMPAIGN FILE [--dry] [--map JSON]`: reads a table of nominations and writes all of its rows or none. Every
 * error and warning is printed by cell; exit code 1, with nothing written, when there is an error.
 */
export async function importCommand(args: string[], io: CommandIo): Promise<number> {
  const words = nominationWords[io.lang].command
  const asked = readArgs(args)
  if (asked === null) return refused(io, words.usage)
  const mapping = parseMapping(asked.map)
  if (mapping === null) return refused(io, words.badMap)
  const config = readOwnConfig()
  if ('problem' in config) return refused(io, config.problem)
  const deps = await openDeps(config, noPages)
  try {
    return await importFile(deps, asked, mapping, io)
  } finally {
    await deps.close()
  }
}

/** The command on an open database; see `importCommand`. */
export async function importFile(deps: Deps, asked: Asked, mapping: Mapping, io: CommandIo): Promise<number> {
  const words = nominationWords[io.lang].command
  const found = await readCampaign(deps.db, asked.campaign)
  if (found === undefined) return refused(io, words.noCampaign(asked.campaign))
  const bytes = await readFile(asked.path).catch(() => null)
  if (bytes === null) return refused(io, words.unreadable(asked.path))
  const read = await readTable(bytes)
  if ('refusal' in read) return refused(io, sentence(io, read.refusal))
  const { id: campaign, settings, frozenAt } = found
  if (frozenAt !== null) return refused(io, sentence(io, { code: 'rules-frozen' }))
  const handed: Handed = { table: read.table, name: basename(asked.path), mapping, edits: {} }
  const acting = { db: deps.db, campaign, settings, actor: null, at: rfc3339(deps.now()) }
  const tried = await tryImport(acting, handed)
  if ('refusal' in tried) return refused(io, sentence(io, tried.refusal))
  printFaults(tried.reading, io)
  const { errors, rows } = tried.reading
  if (errors.length > 0)
    return refused(io, sentence(io, { code: 'import-has-errors', values: { count: errors.length } }))
  if (asked.dry) {
    io.stdout(`${words.dry(rows.length)}\n`)
    return 0
  }
  const outcome = await writeImport(acting, handed, deps.id)
  if ('refusal' in outcome) return refused(io, sentence(io, outcome.refusal))
  io.stdout(`${words.written(outcome.numbers.length)}\n`)
  return 0
}

function printFaults({ errors, warnings }: ImportReading, io: CommandIo): void {
  const { warning } = nominationWords[io.lang].command
  for (const fault of errors) io.stderr(`${fault.cell ?? '-'}  ${cellSentence(io.lang, fault)}\n`)
  for (const fault of warnings) io.stderr(`${fault.cell ?? '-'}  [${warning}] ${cellSentence(io.lang, fault)}\n`)
}

function readArgs(args: string[]): Asked | null {
  try {
    const options = { dry: { type: 'boolean', default: false }, map: { type: 'string', default: '{}' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [campaign, path, ...rest] = positionals
    return campaign === undefined || path === undefined || rest.length > 0 ? null : { campaign, path, ...values }
  } catch {
    return null
  }
}

function sentence(io: CommandIo, { code, values }: Pick<Refusal, 'code' | 'values'>): string {
  return refusalSentence(io.lang, code, values)
}

function refused(io: CommandIo, text: string): 1 {
  io.stderr(`${text}\n`)
  return 1
}
