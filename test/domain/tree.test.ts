import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../../server/domain/bytes.ts'
import { emptyTree, grow, leafHash, nodeHash, rootOf } from '../../server/domain/tree.ts'
import { sha256 } from '../../server/hash.ts'

/** RFC 6962 §2.1 and §2.1.1 word for word, by recursion: what the growing tree is compared with. */
function split(size: number): number {
  let k = 1
  while (k * 2 < size) k *= 2
  return k
}
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only === undefined) return sha256('')
  if (leaves.length === 1) return only
  const k = split(leaves.length)
  return nodeHash(sha256, treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}
function auditPath(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return index < k
    ? [...auditPath(index, leaves.slice(0, k)), treeHash(leaves.slice(k))]
    : [...auditPath(index - k, leaves.slice(k)), treeHash(leaves.slice(0, k))]
}

const leaves = Array.from({ length: 700 }, (_, index) => leafHash(sha256, utf8(`entry ${index}`)))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('a tree that grows in steps has the roots and the audit paths of RFC 6962', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 140 }), { minLength: 1, maxLength: 5 }), (steps) => {
      let tree = emptyTree
      for (const step of steps) {
        const first = tree.size
        const growth = grow(sha256, tree, leaves.slice(first, first + step))
        tree = growth.tree
        const known = leaves.slice(0, tree.size)
        expect(hex(growth.root)).toBe(hex(treeHash(known)))
        expect(hex(rootOf(sha256, tree))).toBe(hex(growth.root))
        for (let index = first; index < tree.size; index += 13)
          expect(growth.path(index).map(hex)).toEqual(auditPath(index, known).map(hex))
      }
    }),
    { numRuns: 60 },
  )
})

test('the subtrees of 256 leaves are told once, when they are complete', () => {
  const first = grow(sha256, emptyTree, leaves.slice(0, 200))
  expect(first.completed(8)).toEqual([])
  const second = grow(sha256, first.tree, leaves.slice(200, 600))
  expect(second.completed(8).map(({ index, hash }) => [index, hex(hash)])).toEqual([
    [0, hex(treeHash(leaves.slice(0, 256)))],
    [1, hex(treeHash(leaves.slice(256, 512)))],
  ])
  const third = grow(sha256, second.tree, leaves.slice(600, 601))
  expect(third.completed(8)).toEqual([])
  expect(() => third.path(0)).toThrow('leaf 0 is not fresh')
})
