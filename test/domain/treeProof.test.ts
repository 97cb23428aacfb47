import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fromBase64 } from '../../server/domain/bytes.ts'
import { verifyConsistency, verifyInclusion } from '../../server/domain/treeProof.ts'
import { sha256 } from '../../server/hash.ts'
import { describeWithShared } from '../shared.ts'

interface Case {
  case: string
  wantErr: boolean
  proof: string[] | null
}
type InclusionCase = Case & { leafIdx: string; treeSize: string; root: string; leafHash: string }
type ConsistencyCase = Case & { size1: string; size2: string; root1: string; root2: string }

function linesOf<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** A hash that is no base64 in the vector cannot be right; it becomes bytes that match nothing. */
const bytes = (text: string) => fromBase64(text) ?? new Uint8Array()

/** Every case by name, and whether it was accepted, beside what the vector wants. */
function judged<T extends Case>(file: string, accepts: (one: T, proof: Uint8Array[]) => boolean) {
  const cases = linesOf<T>(file)
  return {
    found: cases.map((one) => [one.case, accepts(one, (one.proof ?? []).map(bytes))]),
    wanted: cases.map((one) => [one.case, !one.wantErr]),
  }
}

describeWithShared('published vectors of inclusion', 'vectors/rfc6962-inclusion.ndjson', (file) => {
  it('accepts what is right and nothing else, 98 of 98', () => {
    const { found, wanted } = judged<InclusionCase>(file, (one, proof) =>
      verifyInclusion(sha256, {
        index: Number(one.leafIdx),
        size: Number(one.treeSize),
        leaf: bytes(one.leafHash),
        root: bytes(one.root),
        proof,
      }),
    )
    expect(found).toHaveLength(98)
    expect(found).toEqual(wanted)
  })
})

describeWithShared('published vectors of consistency', 'vectors/rfc6962-consistency.ndjson', (file) => {
  it('accepts what is right and nothing else, 98 of 98', () => {
    const { found, wanted } = judged<ConsistencyCase>(file, (one, proof) =>
      verifyConsistency(sha256, {
        size1: Number(one.size1),
        size2: Number(one.size2),
        root1: bytes(one.root1),
        root2: bytes(one.root2),
        proof,
      }),
    )
    expect(found).toHaveLength(98)
    expect(found).toEqual(wanted)
  })
})
