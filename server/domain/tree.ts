import { joined } from './bytes.ts'
import type { Hash } from './receipt.ts'

/**
 * The Merkle tree of a log (RFC 6962 §2.1): leaf `H(0x00 || entry)`, node `H(0x01 || left || right)`, empty `H("")`. A tree is
 * kept as its size and the roots of its perfect subtrees, largest first: one root for each bit of the size that is set.
 */
export interface Tree {
  size: number
  frontier: readonly Uint8Array[]
}

export const emptyTree: Tree = { size: 0, frontier: [] }

const leafMark = new Uint8Array([0])
const nodeMark = new Uint8Array([1])

/** The hash of an entry's final bytes. */
export function leafHash(hash: Hash, entry: Uint8Array): Uint8Array {
  return hash(joined(leafMark, entry))
}

/** The hash over two neighbouring subtrees. */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash(joined(nodeMark, left, right))
}

/** The root of a tree: its perfect subtrees joined from the smallest up. */
export function rootOf(hash: Hash, { frontier }: Tree): Uint8Array {
  if (frontier.length === 0) return hash(new Uint8Array())
  return frontier.reduceRight((right, left) => nodeHash(hash, left, right))
}

/** The power of two at a height, beyond the 32 bits of a shift. */
export function leavesUnder(height: number): number {
  return 2 ** height
}

/** A tree that grew: its new head, and what proves that the fresh leaves are in it. */
export interface Growth {
  tree: Tree
  root: Uint8Array
  /** The audit path of a fresh leaf in the grown tree (RFC 6962 §2.1.1), nearest first. */
  path: (index: number) => Uint8Array[]
  /** The perfect subtrees of this height that the fresh leaves completed, with their indexes. */
  completed: (height: number) => { index: number; hash: Uint8Array }[]
}

/**
 * Grows a tree by leaf hashes, in order. Each height keeps the subtree that was on the frontier and those that are new: with
 * them every path of a fresh leaf can be told, for its siblings are either new, on the old frontier, or the ragged edge.
 */
export function grow(hash: Hash, before: Tree, leaves: readonly Uint8Array[]): Growth {
  const size = before.size + leaves.length
  const rows: Row[] = [rowOf(before, 0, [...leaves])]
  for (let height = 1; leavesUnder(height) <= size; height++) {
    const below = rows[height - 1]
    if (below === undefined) break
    const fresh: Uint8Array[] = []
    const first = Math.floor(before.size / leavesUnder(height))
    const last = Math.floor(size / leavesUnder(height))
    for (let index = first; index < last; index++)
      fresh.push(nodeHash(hash, at(below, 2 * index), at(below, 2 * index + 1)))
    rows.push(rowOf(before, height, fresh))
  }
  const frontier: Uint8Array[] = []
  for (const [height, row] of rows.entries())
    if (bitAt(size, height)) frontier.unshift(at(row, Math.floor(size / leavesUnder(height)) - 1))
  const tree = { size, frontier }
  const edges = raggedEdges(hash, size, rows)
  return {
    tree,
    root: rootOf(hash, tree),
    path(index) {
      if (index < before.size || index >= size) throw new RangeError(`leaf ${index} is not fresh`)
      const siblings: Uint8Array[] = []
      for (const [height, row] of rows.entries()) {
        const own = Math.floor(index / leavesUnder(height))
        const sibling = own % 2 === 0 ? own + 1 : own - 1
        const complete = Math.floor(size / leavesUnder(height))
        const edge = edges[height] ?? null
        if (sibling < complete) siblings.push(at(row, sibling))
        else if (sibling === complete && edge !== null) siblings.push(edge)
      }
      return siblings
    },
    completed: (height) =>
      (rows[height]?.fresh ?? []).map((node, offset) => ({ index: (rows[height]?.first ?? 0) + offset, hash: node })),
  }
}

/** The subtrees of one height that are known: `fresh` ones from index `first` on, and the one before on the old frontier. */
interface Row {
  first: number
  fresh: Uint8Array[]
  old: Uint8Array | undefined
}

function rowOf(before: Tree, height: number, fresh: Uint8Array[]): Row {
  const first = Math.floor(before.size / leavesUnder(height))
  return { first, fresh, old: bitAt(before.size, height) ? before.frontier[larger(before.size, height)] : undefined }
}

function at({ first, fresh, old }: Row, index: number): Uint8Array {
  const node = index === first - 1 ? old : fresh[index - first]
  if (node === undefined) throw new RangeError(`subtree ${index} is not known`)
  return node
}

function bitAt(size: number, height: number): boolean {
  return Math.floor(size / leavesUnder(height)) % 2 === 1
}

/** How many perfect subtrees of a tree are larger than the one at this height: its place on the frontier. */
function larger(size: number, height: number): number {
  let count = 0
  for (let rest = Math.floor(size / leavesUnder(height + 1)); rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/** For each height the root over the leaves after its last complete subtree; null where there are none. */
function raggedEdges(hash: Hash, size: number, rows: readonly Row[]): (Uint8Array | null)[] {
  const edges: (Uint8Array | null)[] = []
  let edge: Uint8Array | null = null
  rows.forEach((row, height) => {
    edges.push(edge)
    if (!bitAt(size, height)) return
    const node = at(row, Math.floor(size / leavesUnder(height)) - 1)
    edge = edge === null ? node : nodeHash(hash, node, edge)
  })
  return edges
}
