import { describe, expect, it } from 'vitest'
import { utf8 } from '../../server/domain/bytes.ts'
import { consistencyPath } from '../../server/domain/consistencyPath.ts'
import { emptyTree, grow, leafHash, nodeHash } from '../../server/domain/tree.ts'
import { verifyConsistency } from '../../server/domain/treeProof.ts'
import { sha256 } from '../../server/hash.ts'

const leaves = Array.from({ length: 70 }, (_, at) => leafHash(sha256, utf8(`entry ${at}`)))
const rootOf = (size: number) => grow(sha256, emptyTree, leaves.slice(0, size)).root
const subtree = (height: number, index: number): Uint8Array =>
  height === 0
    ? (leaves[index] ?? new Uint8Array())
    : nodeHash(sha256, subtree(height - 1, 2 * index), subtree(height - 1, 2 * index + 1))

describe('the proof that a log only grew', () => {
  it('convinces for every pair of sizes up to 70, and not for the neighbouring ones', () => {
    for (let size2 = 1; size2 <= 70; size2++)
      for (let size1 = 1; size1 <= size2; size1++) {
        const proof = consistencyPath(sha256, size1, size2, (height, index) => {
          if ((index + 1) * 2 ** height > size2) throw new Error('a subtree beyond the tree was asked for')
          return subtree(height, index)
        })
        const pair = { size1, size2, root1: rootOf(size1), root2: rootOf(size2), proof }
        expect(verifyConsistency(sha256, pair)).toBe(true)
        if (size1 < size2) expect(verifyConsistency(sha256, { ...pair, root1: rootOf(size1 + 1) })).toBe(false)
        expect(verifyConsistency(sha256, { ...pair, root2: sha256('another') })).toBe(false)
      }
  })

  it('is refused from nothing, and backwards', () => {
    expect(() => consistencyPath(sha256, 0, 3, subtree)).toThrow(RangeError)
    expect(() => consistencyPath(sha256, 4, 3, subtree)).toThrow(RangeError)
  })
})
