import { sameBytes } from './bytes.ts'
import type { Hash } from './receipt.ts'
import { nodeHash } from './tree.ts'

/** That a leaf stands at an index of a tree: `proof` from the leaf's sibling up to the root's child. */
export interface Inclusion {
  index: number
  size: number
  leaf: Uint8Array
  root: Uint8Array
  proof: readonly Uint8Array[]
}

/** That a tree is the beginning of a later one. */
export interface Consistency {
  size1: number
  size2: number
  root1: Uint8Array
  root2: Uint8Array
  proof: readonly Uint8Array[]
}

/** Whether the proof shows the leaf in the tree (RFC 9162 §2.1.3.2). Figures beyond 2^53 are refused: no log is that long. */
export function verifyInclusion(hash: Hash, { index, size, leaf, root, proof }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || leaf.length !== 32) return false
  let place = index
  let last = size - 1
  let node = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      node = nodeHash(hash, sibling, node)
      while (!isOdd(place) && place !== 0) {
        place = half(place)
        last = half(last)
      }
    } else node = nodeHash(hash, node, sibling)
    place = half(place)
    last = half(last)
  }
  return last === 0 && sameBytes(node, root)
}

/** Whether the proof shows the first tree to be the beginning of the second (RFC 9162 §2.1.4.2); from nothing nothing is shown. */
export function verifyConsistency(hash: Hash, { size1, size2, root1, root2, proof }: Consistency): boolean {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2) return false
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2)
  let place = size1 - 1
  let last = size2 - 1
  while (isOdd(place)) {
    place = half(place)
    last = half(last)
  }
  const [first, ...rest] = place === 0 ? [root1, ...proof] : proof
  if (first === undefined) return false
  let older = first
  let newer = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      older = nodeHash(hash, sibling, older)
      newer = nodeHash(hash, sibling, newer)
      while (!isOdd(place) && place !== 0) {
        place = half(place)
        last = half(last)
      }
    } else newer = nodeHash(hash, newer, sibling)
    place = half(place)
    last = half(last)
  }
  return last === 0 && sameBytes(older, root1) && sameBytes(newer, root2)
}

function isCount(figure: number): boolean {
  return Number.isSafeInteger(figure) && figure >= 0
}

/** Shifts work on 32 bits only, so figures are halved by division. */
function half(figure: number): number {
  return Math.floor(figure / 2)
}

function isOdd(figure: number): boolean {
  return figure % 2 === 1
}
