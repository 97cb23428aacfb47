import type { Database } from './database.ts'
import { insertRows } from './insertRows.ts'

/** Where the next entry goes: its index, and its time max(now, last_at) (log.md "Commit path" 5). */
export interface LogPlace {
  at: string
  first: number
}

/** The head of a log under its lock: where entries go, and the tree as far as it was signed. */
export interface LogHead extends LogPlace {
  origin: string | null
  treeSize: number
  /** Roots of the tree's perfect subtrees, base64url of 32 bytes each, one after another. */
  frontier: string
}

const behind = 'the database is older than what this server has already signed'

/** Whether this error says that a log must not be written: its database fell behind what was already promised. */
export function isLogBehind(error: unknown): boolean {
  return error instanceof Error && error.message === behind
}

/**
 * Takes the row `log_head`, the lock of a campaign: two writers of one campaign wait for each other (plain row lock on
 * PostgreSQL, the one connection on SQLite). What is read after it in the same transaction stays true until the commit.
 * Throws (`isLogBehind`) where nothing may be written: the log is marked so, or its tree is smaller than what was `promised`.
 */
export async function lockHead(trx: Database, campaign: string, now: string, promised = 0): Promise<LogHead> {
  const head = await trx
    .updateTable('log_head')
    .set((eb) => ({ size: eb('size', '+', 0) }))
    .where('campaign', '=', campaign)
    .returning(['size', 'last_at', 'origin', 'tree_size', 'frontier', 'state'])
    .executeTakeFirstOrThrow()
  if (head.state === 'behind' || head.tree_size < promised) throw new Error(behind)
  return {
    at: now > head.last_at ? now : head.last_at,
    first: head.size,
    origin: head.origin,
    treeSize: head.tree_size,
    frontier: head.frontier,
  }
}

/** The lock and the next place, for an act that appends. */
export async function lockLog(trx: Database, campaign: string, now: string): Promise<LogPlace> {
  const { at, first } = await lockHead(trx, campaign, now)
  return { at, first }
}

/** Writes entries at the place that `lockLog` gave in the same transaction, and moves the head on. The sealer signs them soon. */
export async function writeToLog(trx: Database, campaign: string, place: LogPlace, entries: string[]): Promise<void> {
  await insertRows(
    trx,
    'log_entry',
    ['campaign', 'index', 'entry'],
    entries.map((entry, offset) => [campaign, place.first + offset, entry]),
  )
  await trx
    .updateTable('log_head')
    .set({ size: place.first + entries.length, last_at: place.at })
    .where('campaign', '=', campaign)
    .execute()
}

/** Appends entries to the public log of a campaign, in order, and returns the index of the first. `entries` are made from the time that the head allows. */
export async function appendToLog(
  trx: Database,
  campaign: string,
  now: string,
  entries: (at: string, first: number) => string[],
): Promise<number> {
  const place = await lockLog(trx, campaign, now)
  await writeToLog(trx, campaign, place, entries(place.at, place.first))
  return place.first
}

/** Opens the log of a campaign with no entry in it. */
export async function openLog(trx: Database, campaign: string, at: string): Promise<void> {
  await trx.insertInto('log_head').values({ campaign, size: 0, last_at: at }).execute()
}

/** Entries from `start`, at most `limit`, each the final bytes. */
export async function logEntries(db: Database, campaign: string, start: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('log_entry')
    .where('campaign', '=', campaign)
    .where('index', '>=', start)
    .orderBy('index')
    .limit(limit)
    .select('entry')
    .execute()
  return rows.map((row) => row.entry)
}
