import type { Database } from '../../db/database.ts'
import { logEntries } from '../../db/log.ts'
import { allLogs, checkpointOf, newestCheckpoint, readHead, setLogState } from '../../db/tree.ts'
import type { Deps } from '../deps.ts'
import { toBase64url, utf8 } from '../domain/bytes.ts'
import { parseNote } from '../domain/checkpoint.ts'
import { emptyTree, grow, leafHash, type Tree } from '../domain/tree.ts'
import { sha256 } from '../hash.ts'
import type { Anchor } from './anchor.ts'

/** Why a log must not be written: its entries are not what was signed, or this database is older than the anchor. */
export type LogFault = 'root-differs' | 'behind-anchor' | 'anchor-unreadable'

export interface CheckedLog {
  campaign: string
  entries: number
  fault: LogFault | null
}

/** Entries are read back so many at a time: few, so that their hashes die young and the memory stays small. */
const stride = 256

/**
 * The check at the start (log.md "Commit path" 4): every log's root is computed anew from its entries and compared with its
 * newest checkpoint and with this node's anchor. A log with a fault is marked read-only, and marked writable again by the
 * first start that finds it whole. A database ahead of its anchor is what a crash leaves, and normal.
 */
export async function checkLogs({ db, log }: Pick<Deps, 'db' | 'log'>, anchor: Anchor): Promise<CheckedLog[]> {
  const checked: CheckedLog[] = []
  for (const { campaign, state } of await allLogs(db)) {
    const { fault, entries } = await lookInto(db, anchor, campaign)
    if (fault !== null) log.error({ campaign, fault }, 'this log is read-only')
    const found = fault === null ? 'open' : 'behind'
    if (found !== state) await setLogState(db, campaign, found)
    checked.push({ campaign, entries, fault })
  }
  return checked
}

/** Looks at a log as it is at one instant, for another node may be taking ballots; the promise is read first, for it only rises. */
async function lookInto(db: Database, anchor: Anchor, campaign: string) {
  const note = await anchor.read(campaign)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const entries = (await readHead(trx, campaign))?.treeSize ?? 0
      return { entries, fault: await faultOf(trx, note, campaign, entries) }
    })
}

async function faultOf(
  db: Database,
  note: string | null,
  campaign: string,
  treeSize: number,
): Promise<LogFault | null> {
  const newest = await newestCheckpoint(db, campaign)
  if ((newest?.size ?? 0) !== treeSize) return 'root-differs'
  const promised = note === null ? null : parseNote(note)
  if (promised !== null && 'problem' in promised) return 'anchor-unreadable'
  if (promised !== null && promised.size > treeSize) return 'behind-anchor'
  const { root, treeAt } = await recompute(db, campaign, treeSize)
  if (newest !== undefined && toBase64url(root) !== newest.root) return 'root-differs'
  if (promised === null) return null
  // Older promises are kept too: the root at the anchor's size must be the one that was signed then.
  const then = await checkpointOf(db, campaign, promised.size)
  if (then === undefined || then.root !== toBase64url(promised.root)) return 'behind-anchor'
  return treeAt === treeSize ? null : 'root-differs'
}

async function recompute(db: Database, campaign: string, size: number): Promise<{ root: Uint8Array; treeAt: number }> {
  let tree: Tree = emptyTree
  let root = sha256('')
  while (tree.size < size) {
    const entries = await logEntries(db, campaign, tree.size, Math.min(stride, size - tree.size))
    if (entries.length === 0) break
    const growth = grow(
      sha256,
      tree,
      entries.map((entry) => leafHash(sha256, utf8(entry))),
    )
    tree = growth.tree
    root = growth.root
  }
  return { root, treeAt: tree.size }
}
