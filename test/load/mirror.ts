import { createHash } from 'node:crypto'
import type { Database } from '../../db/database.ts'
import { logEntries } from '../../db/log.ts'

/**
 * A second hand that reads the public log and keeps its own tree, sharing no code with the server's: a peak a bit of the size,
 * as RFC 6962 lays it out.
 */
export interface Mirror {
  /** The bytes of each entry that was seen. */
  entries: string[]
  /** The root over the first so many entries, base64url. */
  roots: string[]
  /** Reads what is new. */
  follow: (db: Database) => Promise<void>
}

interface Peak {
  leaves: number
  hash: Buffer
}

const digest = (mark: number, ...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256').update(Uint8Array.of(mark))
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export function openMirror(campaign: string): Mirror {
  const entries: string[] = []
  const peaks: Peak[] = []
  const add = (entry: string) => {
    entries.push(entry)
    peaks.push({ leaves: 1, hash: digest(0, Buffer.from(entry)) })
    for (;;) {
      const [left, right] = peaks.slice(-2)
      if (left === undefined || right === undefined || left.leaves !== right.leaves) return
      peaks.splice(-2, 2, { leaves: 2 * left.leaves, hash: digest(1, left.hash, right.hash) })
    }
  }
  const root = (): string => {
    const folded = peaks.reduceRight<Buffer | null>(
      (right, { hash }) => (right === null ? hash : digest(1, hash, right)),
      null,
    )
    return (folded ?? createHash('sha256').digest()).toString('base64url')
  }
  const roots = [root()]
  return {
    entries,
    roots,
    async follow(db) {
      for (;;) {
        const fresh = await logEntries(db, campaign, entries.length, 10_000)
        for (const entry of fresh) {
          add(entry)
          roots.push(root())
        }
        if (fresh.length < 10_000) return
      }
    },
  }
}
