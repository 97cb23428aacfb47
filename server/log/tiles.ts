import { logEntries } from '../../db/log.ts'
import { logNodes, newestCheckpoint } from '../../db/tree.ts'
import type { Deps } from '../deps.ts'
import { fromBase64url, joined, utf8 } from '../domain/bytes.ts'
import { nodesAt, packEntries, type Tile, tileWidth } from '../domain/tilePath.ts'
import { leafHash } from '../domain/tree.ts'
import { sha256 } from '../hash.ts'

/** The newest signed head of a log. */
export interface SignedHead {
  size: number
  /** The checkpoint, a signed note. */
  note: string
  vkey: string
}

/** The newest signed head of a campaign's log; null before the first. */
export async function signedHead(
  { db, sequencer }: Pick<Deps, 'db' | 'sequencer'>,
  campaign: string,
): Promise<SignedHead | null> {
  const head = await newestCheckpoint(db, campaign)
  const signer = await sequencer.signerOf(campaign)
  if (head === undefined || signer === null) return null
  const [root, signature] = [fromBase64url(head.root), fromBase64url(head.signature)]
  if (root === null || signature === null) throw new Error(`the checkpoint of size ${head.size} cannot be read`)
  return { size: head.size, note: signer.note(head.size, root, signature), vkey: signer.vkey }
}

/**
 * The bytes of a tile, made from the rows they are in: they never change, for the log only grows. Null where the signed tree
 * does not reach so far.
 */
export async function tileBytes(
  { db }: Pick<Deps, 'db'>,
  campaign: string,
  { level, index, width }: Tile,
  size: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const first = index * tileWidth
  if (first + width > nodesAt(level === 'entries' ? 0 : level, size)) return null
  if (level !== 'entries' && level > 0) return nodeBytes(await logNodes(db, campaign, level, first, first + width))
  const entries = (await logEntries(db, campaign, first, width)).map(utf8)
  return level === 'entries' ? packEntries(entries) : joined(...entries.map((entry) => leafHash(sha256, entry)))
}

function nodeBytes(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  return joined(
    ...texts.map((text) => {
      const hash = fromBase64url(text)
      if (hash === null) throw new Error('log_node holds no hash')
      return hash
    }),
  )
}
