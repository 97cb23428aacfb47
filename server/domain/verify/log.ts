import { sameBytes } from '../bytes.ts'
import { type Checkpoint, isSignedBy, type NoteKey, parseNote, parseVkey } from '../checkpoint.ts'
import { type EntryType, type ReadEntry, readEntry } from '../log.ts'
import type { Hash } from '../receipt.ts'
import { nodesAt, type Tile, tilePath, tilesOf, tileWidth, unpackEntries } from '../tilePath.ts'
import { leafHash } from '../tree.ts'
import { type Crown, crownOf, type Leaves } from './leaves.ts'
import type { Bundle, Faults, Tools } from './report.ts'

/** What a line of the log was read as; a faulty one still tells its type where that is known. */
export type Logged = { index: number; file: string; entry: ReadEntry | null; type: EntryType | null }

/** A log whose bytes were checked: its key, its signed head, and the hashes of its entries. */
export interface CheckedLog {
  key: NoteKey | null
  head: Checkpoint | null
  leaves: Leaves
  /** How many entries the bundle really holds. */
  held: number
}

export const keysName = 'keys.txt'
export const checkpointName = 'checkpoint'

/** The file of a tile in a bundle. */
export function logFile(tile: Tile): string {
  return `log/${tilePath(tile)}`
}

/** The log's key: the first line of `keys.txt`. */
function readKey(bundle: Bundle, tools: Tools, faults: Faults): NoteKey | null {
  const text = textOf(bundle, keysName)
  if (text === null) return null
  const lines = text.split('\n')
  const keys = lines.slice(0, -1).map((line) => parseVkey(tools.hash, line))
  if (lines.at(-1) !== '' || keys.length === 0 || keys.includes(null))
    faults.add({ code: 'keys-malformed', file: keysName })
  return keys[0] ?? null
}

/** The signed head, held against the key. */
function readHead(bundle: Bundle, key: NoteKey | null, tools: Tools, faults: Faults): Checkpoint | null {
  const text = textOf(bundle, checkpointName)
  if (text === null) return null
  const head = parseNote(text)
  if ('problem' in head) {
    faults.add({ code: 'checkpoint-malformed', file: checkpointName })
    return null
  }
  if (key !== null && !isSignedBy(key, head, tools.checkSignature))
    faults.add({ code: 'checkpoint-unsigned', file: checkpointName })
  return head
}

export function textOf(bundle: Bundle, name: string): string | null {
  return bundle.names.includes(name) ? new TextDecoder().decode(bundle.read(name)) : null
}

/** The size of the signed head, as far as the bundle can hold so many entries: a head may claim any size. */
function heldSize(bundle: Bundle, head: Checkpoint | null, faults: Faults): number {
  const most = bundle.names.filter((name) => name.startsWith('log/tile/entries/')).length * tileWidth
  if (head === null || head.size <= most) return head?.size ?? 0
  faults.add({ code: 'entries-missing', file: checkpointName, values: { size: head.size, held: most } })
  return most
}

/**
 * Reads the log of a bundle: each entry is given to `take` in order; then the tree over them is held against the tiles and
 * the signed root. Where they differ it says whether an entry or a tile is the odd one out.
 */
export function checkLog(bundle: Bundle, tools: Tools, faults: Faults, take: (logged: Logged) => void): CheckedLog {
  for (const name of [keysName, checkpointName])
    if (!bundle.names.includes(name)) faults.add({ code: 'file-missing', file: name })
  const key = readKey(bundle, tools, faults)
  const head = readHead(bundle, key, tools, faults)
  const size = heldSize(bundle, head, faults)
  const present = new Set(bundle.names)
  const wanted = tilesOf(size)
  for (const tile of wanted) if (!present.has(logFile(tile))) faults.add({ code: 'file-missing', file: logFile(tile) })
  const expected = new Set(wanted.map(logFile))
  for (const name of bundle.names)
    if (name.startsWith('log/') && !expected.has(name)) faults.add({ code: 'file-unlisted', file: name })
  const leaves = new Uint8Array(size * 32)
  let held = 0
  for (const tile of wanted) {
    if (tile.level !== 'entries') break
    const file = logFile(tile)
    if (!present.has(file)) continue
    const entries = unpackEntries(bundle.read(file))
    if (entries === null || entries.length !== tile.width) {
      faults.add({ code: 'tile-malformed', file })
      continue
    }
    for (const [offset, bytes] of entries.entries()) {
      const index = tile.index * tileWidth + offset
      leaves.set(leafHash(tools.hash, bytes), index * 32)
      held += 1
      take(readLogged(bytes, index, file, faults))
    }
  }
  if (head !== null) holdTiles(bundle, tools.hash, { head, leaves, size, wanted, present }, faults)
  return { key, head, leaves, held }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readLogged(bytes: Uint8Array, index: number, file: string, faults: Faults): Logged {
  let line: string
  try {
    line = strictUtf8.decode(bytes)
  } catch {
    faults.add({ code: 'entry-not-utf8', file, index })
    return { index, file, entry: null, type: null }
  }
  const read = readEntry(line)
  if ('entry' in read) return { index, file, entry: read.entry, type: read.entry.type }
  for (const { code, ...values } of read.faults) {
    const field = 'field' in values ? values.field : null
    if (code === 'entry-missing-field' && field === 'second') faults.add({ code: 'second-person-missing', file, index })
    else if (code === 'entry-missing-field' && field === 'since') faults.add({ code: 'since-missing', file, index })
    else faults.add({ code, file, index, values })
  }
  return { index, file, entry: null, type: read.type }
}

interface Held {
  head: Checkpoint
  leaves: Leaves
  size: number
  wanted: readonly Tile[]
  present: ReadonlySet<string>
}

/** Holds the tiles of hashes against those made from the entries, and both against the signed root. */
function holdTiles(bundle: Bundle, hash: Hash, { head, leaves, size, wanted, present }: Held, faults: Faults): void {
  const crown = crownOf(hash, leaves, size)
  const served = servedLeaves(bundle, size, wanted, present)
  const fits = sameBytes(crown.root, head.root)
  const servedFits = !fits && sameBytes(crownOf(hash, served, size).root, head.root)
  if (!fits && !servedFits) faults.add({ code: 'root-differs', file: checkpointName, values: { size } })
  for (const tile of wanted) {
    if (tile.level === 'entries' || !present.has(logFile(tile))) continue
    const made = tileOf(leaves, crown, tile)
    const bytes = bundle.read(logFile(tile))
    if (sameBytes(made, bytes)) continue
    if (tile.level > 0 || !servedFits) faults.add({ code: 'tile-differs', file: logFile(tile) })
    else for (const offset of differing(made, bytes)) blameEntry(tile, offset, faults)
  }
}

/** The signed tree has another entry here than the bundle shows. */
function blameEntry(tile: Tile, offset: number, faults: Faults): void {
  const file = logFile({ ...tile, level: 'entries' })
  faults.add({ code: 'entry-not-signed', file, index: tile.index * tileWidth + offset })
}

function tileOf(leaves: Leaves, { levels }: Crown, { level, index, width }: Tile): Uint8Array {
  const row = level === 0 || level === 'entries' ? leaves : (levels[level - 1] ?? new Uint8Array())
  return row.subarray(index * tileWidth * 32, (index * tileWidth + width) * 32)
}

function differing(made: Uint8Array, served: Uint8Array): number[] {
  return Array.from({ length: made.length / 32 }, (_, at) => at).filter(
    (at) => !sameBytes(made.subarray(at * 32, at * 32 + 32), served.subarray(at * 32, at * 32 + 32)),
  )
}

/** The leaf hashes as the tiles give them. */
function servedLeaves(bundle: Bundle, size: number, wanted: readonly Tile[], present: ReadonlySet<string>): Leaves {
  const leaves = new Uint8Array(nodesAt(0, size) * 32)
  for (const tile of wanted) {
    if (tile.level !== 0 || !present.has(logFile(tile))) continue
    const bytes = bundle.read(logFile(tile))
    if (bytes.length === tile.width * 32) leaves.set(bytes, tile.index * tileWidth * 32)
  }
  return leaves
}
