import type { Hash } from './receipt.ts'
import { leavesUnder, nodeHash } from './tree.ts'

/**
 * The audit path of a leaf in a tree of this size (RFC 6962 §2.1.1), nearest first, told from perfect subtrees: `subtree` gives
 * the root over the leaves [index * 2^height, (index + 1) * 2^height), all of them below `size`.
 */
export function auditPath(
  hash: Hash,
  index: number,
  size: number,
  subtree: (height: number, index: number) => Uint8Array,
): Uint8Array[] {
  if (index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`)
  const path: Uint8Array[] = []
  let edge: Uint8Array | null = null
  for (let height = 0; leavesUnder(height) < size; height++) {
    const own = Math.floor(index / leavesUnder(height))
    const sibling = own % 2 === 0 ? own + 1 : own - 1
    const complete = Math.floor(size / leavesUnder(height))
    if (sibling < complete) path.push(subtree(height, sibling))
    else if (sibling === complete && edge !== null) path.push(edge)
    if (complete % 2 === 1) {
      const last = subtree(height, complete - 1)
      edge = edge === null ? last : nodeHash(hash, last, edge)
    }
  }
  return path
}
