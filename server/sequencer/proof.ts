import type { Database } from '../../db/database.ts'
import { logEntries } from '../../db/log.ts'
import { logNodes } from '../../db/tree.ts'
import { auditPath } from '../domain/auditPath.ts'
import { fromBase64url, utf8 } from '../domain/bytes.ts'
import { consistencyPath } from '../domain/consistencyPath.ts'
import { leafHash, nodeHash } from '../domain/tree.ts'
import { sha256 } from '../hash.ts'

const width = 256

/** Hashes of one level of 256^level entries, from an index on. */
interface Run {
  level: number
  from: number
  hashes: Uint8Array[]
}

/**
 * The path of an entry in the tree of this size, from a few rows: the entries of its own 256 and of the last ones, and the kept
 * roots of complete subtrees above them. At most five queries, whatever the size.
 */
export async function pathInLog(db: Database, campaign: string, index: number, size: number): Promise<Uint8Array[]> {
  return auditPath(sha256, index, size, await subtreesNear(db, campaign, index, size))
}

/** What proves that the log of the first size is the beginning of the one of the second. */
export async function continuationInLog(
  db: Database,
  campaign: string,
  before: number,
  size: number,
): Promise<Uint8Array[]> {
  return consistencyPath(sha256, before, size, await subtreesNear(db, campaign, before - 1, size))
}

/** The perfect subtrees beside the way of a leaf up the tree. */
async function subtreesNear(db: Database, campaign: string, index: number, size: number) {
  const runs: Run[] = []
  for (let level = 0; width ** level <= size; level++) {
    const complete = Math.floor(size / width ** level)
    const groups = new Set([Math.floor(index / width ** (level + 1)), Math.floor(complete / width)])
    for (const group of groups) {
      const from = group * width
      const to = Math.min(from + width, complete)
      if (to > from) runs.push({ level, from, hashes: await readRun(db, campaign, level, from, to) })
    }
  }
  return (height: number, at: number) => subtree(runs, height, at)
}

async function readRun(db: Database, campaign: string, level: number, from: number, to: number): Promise<Uint8Array[]> {
  if (level === 0)
    return (await logEntries(db, campaign, from, to - from)).map((entry) => leafHash(sha256, utf8(entry)))
  const rows = await logNodes(db, campaign, level, from, to)
  return rows.map((text) => {
    const hash = fromBase64url(text)
    if (hash === null) throw new Error('log_node holds no hash')
    return hash
  })
}

function subtree(runs: readonly Run[], height: number, index: number): Uint8Array {
  const level = Math.floor(height / 8)
  const under = 2 ** (height % 8)
  const first = index * under
  const run = runs.find(
    (one) => one.level === level && one.from <= first && first + under <= one.from + one.hashes.length,
  )
  if (run === undefined) throw new Error(`the log lacks the subtree ${index} of height ${height}`)
  return fold(run.hashes.slice(first - run.from, first - run.from + under))
}

function fold(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes
  if (only === undefined) throw new Error('no hashes to fold')
  if (hashes.length === 1) return only
  const middle = hashes.length / 2
  return nodeHash(sha256, fold(hashes.slice(0, middle)), fold(hashes.slice(middle)))
}
