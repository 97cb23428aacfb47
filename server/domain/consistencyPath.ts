import type { Hash } from './receipt.ts'
import { leavesUnder, nodeHash } from './tree.ts'

/**
 * What proves a tree of `before` leaves to be the beginning of one of `size` (RFC 6962 §2.1.2), told from perfect subtrees as
 * `auditPath` is: the last subtree of the smaller tree (left out where that is the whole of it), then its way up the larger.
 */
export function consistencyPath(
  hash: Hash,
  before: number,
  size: number,
  subtree: (height: number, index: number) => Uint8Array,
): Uint8Array[] {
  if (before < 1 || before > size) throw new RangeError(`a tree of ${before} is no beginning of one of ${size}`)
  if (before === size) return []
  let last = 0
  while (before % leavesUnder(last + 1) === 0) last++
  const path = before === leavesUnder(last) ? [] : [subtree(last, before / leavesUnder(last) - 1)]
  let edge: Uint8Array | null = null
  for (let height = 0; leavesUnder(height) < size; height++) {
    const complete = Math.floor(size / leavesUnder(height))
    if (height >= last) {
      const own = Math.floor((before - 1) / leavesUnder(height))
      const sibling = own % 2 === 0 ? own + 1 : own - 1
      if (sibling < complete) path.push(subtree(height, sibling))
      else if (sibling === complete && edge !== null) path.push(edge)
    }
    if (complete % 2 === 1) {
      const ragged = subtree(height, complete - 1)
      edge = edge === null ? ragged : nodeHash(hash, ragged, edge)
    }
  }
  return path
}
