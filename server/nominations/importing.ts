import { recordAct } from '../../db/audit.ts'
import { insertNominations, lockCampaign, takenNumbers } from '../../db/nominations.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type CellFault, type ImportReading, type Mapping, readImport, withEdits } from '../domain/import.ts'
import type { Fault, Refusal } from '../refusal.ts'
import type { Table } from '../spreadsheets.ts'
import type { Acting } from './acting.ts'

/** What a person hands over: the table as it was read, the file's name, and what was said and changed about it. */
export interface Handed {
  table: Table
  name: string
  mapping: Mapping
  /** Cells edited in the page: {"F4": "…"}. */
  edits: Readonly<Record<string, string>>
}

/** Reads a handed table without writing anything. Refuses `edit-outside`. */
export async function tryImport(
  { db, campaign, settings }: Acting,
  { table, mapping, edits }: Handed,
): Promise<{ reading: ImportReading } | { refusal: Refusal }> {
  const edited = withEdits(table, edits)
  if ('outside' in edited)
    return { refusal: { code: 'edit-outside', field: edited.outside, values: { cell: edited.outside } } }
  return { reading: readImport(edited.table, mapping, { settings, taken: await takenNumbers(db, campaign) }) }
}

/**
 * Writes every row of a handed table in one transaction with one audit entry, or nothing. Refuses `import-has-errors` with every
 * fault by cell, `edit-outside`, and `rules-frozen` once the campaign is open. Answers the numbers written.
 */
export async function writeImport(
  acting: Acting,
  handed: Handed,
  id: () => string,
): Promise<{ numbers: number[] } | { refusal: Refusal }> {
  const { campaign, actor, at } = acting
  return inTransaction(acting.db, async (trx): Promise<{ numbers: number[] } | { refusal: Refusal }> => {
    const lock = await lockCampaign(trx, campaign)
    if (lock === undefined) return { refusal: { code: 'not-found' } }
    if (lock.frozenAt !== null) return { refusal: { code: 'rules-frozen' } }
    const tried = await tryImport({ ...acting, db: trx }, handed)
    if ('refusal' in tried) return tried
    const { errors, nominations } = tried.reading
    if (errors.length > 0)
      return { refusal: { code: 'import-has-errors', values: { count: errors.length }, faults: errors.map(faultOf) } }
    await insertNominations(
      trx,
      campaign,
      nominations.map((text) => ({ id: id(), ...text })),
      at,
    )
    const numbers = nominations.map(({ number }) => number)
    const { table, name, edits } = handed
    const after = {
      file: name,
      sheet: table.sheet,
      encoding: table.encoding,
      edited: Object.keys(edits).length,
      numbers,
    }
    await recordAct(trx, { campaign, actor, at, act: 'nominations-imported', subject: `campaign:${campaign}`, after })
    return { numbers }
  })
}

function faultOf({ cell, field, code, values }: CellFault): Fault {
  return { field: cell ?? field ?? '', code, ...(values === undefined ? {} : { values }) }
}
