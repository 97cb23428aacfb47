import type { Database } from '../../db/database.ts'
import { type LogHead, logEntries } from '../../db/log.ts'
import { writeTree } from '../../db/tree.ts'
import { fromBase64url, utf8 } from '../domain/bytes.ts'
import { type Growth, grow, leafHash, type Tree } from '../domain/tree.ts'
import { sha256 } from '../hash.ts'
import type { Signer } from './signer.ts'

/** A head that was signed, with the paths of the entries that it newly covers. */
export interface SealedHead {
  size: number
  note: string
  growth: Growth
}

/** Subtrees of 256 and 65,536 entries are kept, so that any path is told from a few rows. */
const keptHeights = [8, 16, 24]

/**
 * Extends the tree over the entries that are not in it yet, and signs it: those that acts wrote since (read back), then these
 * fresh ones, which the caller has written. `head` is under its lock in the same transaction.
 */
export async function sealLog(
  trx: Database,
  campaign: string,
  head: LogHead,
  signer: Signer,
  fresh: readonly string[],
): Promise<SealedHead> {
  const before = readTree(head)
  const missed =
    head.treeSize < head.first ? await logEntries(trx, campaign, head.treeSize, head.first - head.treeSize) : []
  const growth = grow(
    sha256,
    before,
    [...missed, ...fresh].map((entry) => leafHash(sha256, utf8(entry))),
  )
  const { size, frontier } = growth.tree
  const signature = signer.sign(size, growth.root)
  await writeTree(trx, {
    campaign,
    origin: signer.origin,
    size,
    frontier: frontier.map(base64url).join(''),
    nodes: keptHeights.flatMap((height) =>
      growth.completed(height).map(({ index, hash }) => ({ level: height / 8, index, hash: base64url(hash) })),
    ),
    checkpoint: { root: base64url(growth.root), signature: base64url(signature), at: head.at },
  })
  return { size, note: signer.note(size, growth.root, signature), growth }
}

/** The tree that a head row describes; throws when the row does not describe one. */
export function readTree({ treeSize, frontier }: Pick<LogHead, 'treeSize' | 'frontier'>): Tree {
  const texts = frontier.match(/.{43}/g) ?? []
  const roots = texts.map((text) => {
    const root = fromBase64url(text)
    if (root?.length !== 32) throw new Error('log_head.frontier holds no hashes')
    return root
  })
  return { size: treeSize, frontier: roots }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
