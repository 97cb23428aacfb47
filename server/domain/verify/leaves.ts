import type { Hash } from '../receipt.ts'
import { nodesAt } from '../tilePath.ts'

/** Leaf hashes of a tree, 32 bytes each, one after another. */
export type Leaves = Uint8Array

/** The root over the first `size` leaves, and for each level of tiles above the leaves the roots of its complete subtrees. */
export interface Crown {
  root: Uint8Array
  /** `levels[0]` are the roots of complete subtrees of 256 entries, `levels[1]` those of 65,536 … */
  levels: Uint8Array[]
}

const width = 32

/**
 * Hashes a whole tree from its leaves (RFC 6962 §2.1): neighbours in pairs, an odd last one carried up as it is, until one is
 * left. Every eighth row holds the hashes of the tiles.
 */
export function crownOf(hash: Hash, leaves: Leaves, size: number): Crown {
  const levels: Uint8Array[] = []
  if (size === 0) return { root: hash(new Uint8Array()), levels }
  let row = leaves.slice(0, size * width)
  let count = size
  const pair = new Uint8Array(1 + 2 * width)
  pair[0] = 1
  for (let height = 1; count > 1; height++) {
    const pairs = Math.floor(count / 2)
    for (let at = 0; at < pairs; at++) {
      pair.set(row.subarray(at * 2 * width, (at + 1) * 2 * width), 1)
      row.set(hash(pair), at * width)
    }
    if (count % 2 === 1) row.copyWithin(pairs * width, (count - 1) * width, count * width)
    count = Math.ceil(count / 2)
    row = row.subarray(0, count * width)
    if (height % 8 === 0) levels.push(row.slice(0, nodesAt(height / 8, size) * width))
  }
  return { root: row.slice(0, width), levels: levels.filter(({ length }) => length > 0) }
}
