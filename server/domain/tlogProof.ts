import { fromBase64, toBase64 } from './bytes.ts'

/** The first line of every receipt file. */
export const proofHead = 'c2sp.org/tlog-proof@v1'
/** A tree of 2^53 leaves has no longer path. */
const longestPath = 53

/** What a receipt file carries: where the entry stands, the path to the root, and the checkpoint word for word. */
export interface TlogProof {
  index: number
  hashes: Uint8Array[]
  checkpoint: string
}

export type ProofProblem = 'no-proof' | 'bad-index' | 'bad-hash' | 'no-checkpoint'

/** How the hashes of a tree are spelt: those near its root stand in every proof of a batch. */
const spelt = new WeakMap<Uint8Array, string>()

function spellingOf(hash: Uint8Array): string {
  let text = spelt.get(hash)
  if (text === undefined) {
    text = toBase64(hash)
    spelt.set(hash, text)
  }
  return text
}

/** A receipt file (c2sp.org/tlog-proof@v1): hashes from the leaf's sibling up, then the signed checkpoint. */
export function proofText(index: number, hashes: readonly Uint8Array[], checkpoint: string): string {
  return [proofHead, `index ${index}`, ...hashes.map(spellingOf), '', checkpoint].join('\n')
}

/** Reads a receipt file strictly; an `extra` line, which nothing vouches for, is no part of ours. The checkpoint is read by `parseNote`. */
export function parseProof(text: string): TlogProof | { problem: ProofProblem } {
  const cut = text.indexOf('\n\n')
  const [head, indexLine = '', ...hashLines] = (cut < 0 ? text : text.slice(0, cut)).split('\n')
  if (head !== proofHead) return { problem: 'no-proof' }
  const digits = /^index (0|[1-9]\d*)$/.exec(indexLine)?.[1]
  const index = Number(digits)
  if (digits === undefined || !Number.isSafeInteger(index)) return { problem: 'bad-index' }
  if (hashLines.length > longestPath) return { problem: 'bad-hash' }
  const hashes: Uint8Array[] = []
  for (const line of hashLines) {
    const hash = fromBase64(line)
    if (hash?.length !== 32) return { problem: 'bad-hash' }
    hashes.push(hash)
  }
  const checkpoint = cut < 0 ? '' : text.slice(cut + 2)
  if (checkpoint === '') return { problem: 'no-checkpoint' }
  return { index, hashes, checkpoint }
}
