import type { CheckpointTable, Database, LogNodeTable } from './database.ts'
import { insertRows } from './insertRows.ts'

/** What is kept of a tree that grew: its new head, the subtrees of 256^level entries that it completed, its signed root. */
export interface Sealed {
  campaign: string
  origin: string
  size: number
  frontier: string
  nodes: Omit<LogNodeTable, 'campaign'>[]
  checkpoint: Omit<CheckpointTable, 'campaign' | 'size'>
}

/** Keeps a grown tree: three statements. The head must be locked by the same transaction. */
export async function writeTree(trx: Database, sealed: Sealed): Promise<void> {
  const { campaign, size, origin, frontier, nodes, checkpoint } = sealed
  await insertRows(
    trx,
    'log_node',
    ['campaign', 'level', 'index', 'hash'],
    nodes.map(({ level, index, hash }) => [campaign, level, index, hash]),
  )
  await insertRows(
    trx,
    'checkpoint',
    ['campaign', 'size', 'root', 'signature', 'at'],
    [[campaign, size, checkpoint.root, checkpoint.signature, checkpoint.at]],
  )
  await trx
    .updateTable('log_head')
    .set({ tree_size: size, frontier, origin })
    .where('campaign', '=', campaign)
    .execute()
}

/** The signed head of this size. */
export async function checkpointOf(db: Database, campaign: string, size: number): Promise<CheckpointTable | undefined> {
  return db
    .selectFrom('checkpoint')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('size', '=', size)
    .executeTakeFirst()
}

/** The newest signed head; undefined before the first. */
export async function newestCheckpoint(db: Database, campaign: string): Promise<CheckpointTable | undefined> {
  return db
    .selectFrom('checkpoint')
    .selectAll()
    .where('campaign', '=', campaign)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Roots of complete subtrees of 256^level entries, base64url, from index `from` up to and without `to`. */
export async function logNodes(
  db: Database,
  campaign: string,
  level: number,
  from: number,
  to: number,
): Promise<string[]> {
  if (to <= from) return []
  const rows = await db
    .selectFrom('log_node')
    .where('campaign', '=', campaign)
    .where('level', '=', level)
    .where('index', '>=', from)
    .where('index', '<', to)
    .orderBy('index')
    .select('hash')
    .execute()
  return rows.map(({ hash }) => hash)
}

/** What a log's address and newest state are: origin, sizes, and whether it may be written. */
export async function readHead(db: Database, campaign: string) {
  return db
    .selectFrom('log_head')
    .where('campaign', '=', campaign)
    .select(['origin', 'size', 'tree_size as treeSize', 'frontier', 'state'])
    .executeTakeFirst()
}

/** Campaigns whose tree does not cover their log yet. */
export async function unsealedLogs(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('log_head')
    .whereRef('tree_size', '<', 'size')
    .where('state', '=', 'open')
    .select('campaign')
    .execute()
  return rows.map(({ campaign }) => campaign)
}

/** Every log, for the check at the start. */
export async function allLogs(db: Database) {
  return db.selectFrom('log_head').select(['campaign', 'tree_size as treeSize', 'origin', 'state']).execute()
}

/** Marks a log as writable or as fallen behind. */
export async function setLogState(db: Database, campaign: string, state: 'open' | 'behind'): Promise<void> {
  await db.updateTable('log_head').set({ state }).where('campaign', '=', campaign).execute()
}
