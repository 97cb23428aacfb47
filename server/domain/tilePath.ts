/** Leaves under one tile, and hashes in a full one (c2sp.org/tlog-tiles). */
export const tileWidth = 256

/** A tile of hashes at a level, or of entries; `width` is less than 256 at the right edge of the tree. */
export interface Tile {
  level: number | 'entries'
  index: number
  width: number
}

/** The path of a tile under the log's address: `tile/0/x001/x234/067.p/5`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${place}${width < tileWidth ? `.p/${width}` : ''}`
}

/** Reads such a path strictly; null where it is not the one spelling of a tile. */
export function parseTilePath(path: string): Tile | null {
  const [, level, place, partial] =
    /^tile\/(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? []
  if (level === undefined || place === undefined) return null
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(place.replace(/[x/]/g, '')),
    width: partial === undefined ? tileWidth : Number(partial),
  }
  return Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : null
}

/** How many complete subtrees of 256^level entries a tree has. */
export function nodesAt(level: number, size: number): number {
  return Math.floor(size / tileWidth ** level)
}

/** Every tile that a tree of this size has, level by level from the entries up. */
export function tilesOf(size: number): Tile[] {
  const entries = tilesAcross(nodesAt(0, size)).map((tile): Tile => ({ level: 'entries', ...tile }))
  const hashes: Tile[] = []
  for (let level = 0; nodesAt(level, size) > 0; level++)
    hashes.push(...tilesAcross(nodesAt(level, size)).map((tile) => ({ level, ...tile })))
  return [...entries, ...hashes]
}

function tilesAcross(nodes: number): { index: number; width: number }[] {
  return Array.from({ length: Math.ceil(nodes / tileWidth) }, (_, index) => ({
    index,
    width: Math.min(tileWidth, nodes - index * tileWidth),
  }))
}

/** A bundle of entries: each after its length as two bytes, the larger first. */
export function packEntries(entries: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(entries.reduce((size, entry) => size + 2 + entry.length, 0))
  let offset = 0
  for (const entry of entries) {
    whole[offset] = entry.length >> 8
    whole[offset + 1] = entry.length & 0xff
    whole.set(entry, offset + 2)
    offset += 2 + entry.length
  }
  return whole
}

/** The entries of a bundle; null where the lengths do not come out. */
export function unpackEntries(bytes: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let offset = 0
  while (offset < bytes.length) {
    const [high, low] = [bytes[offset], bytes[offset + 1]]
    if (high === undefined || low === undefined) return null
    const end = offset + 2 + high * 256 + low
    if (end > bytes.length) return null
    entries.push(bytes.subarray(offset + 2, end))
    offset = end
  }
  return entries
}
