import { fromBase64, sameBytes, utf8 } from '../../server/domain/bytes.ts'
import { type Checkpoint, isSignedBy, parseNote, parseVkey } from '../../server/domain/checkpoint.ts'
import { logLine } from '../../server/domain/log.ts'
import { sha256 } from '../../server/domain/sha256.ts'
import { parseProof } from '../../server/domain/tlogProof.ts'
import { leafHash } from '../../server/domain/tree.ts'
import { verifyConsistency, verifyInclusion } from '../../server/domain/treeProof.ts'

export { receiptFits } from './fits.ts'

/** What a receipt says about itself: its entry, where it stands, and the proof that the server gave (a tlog-proof text). */
export interface Proven {
  ballot: string
  commit: string
  index: number
  proof: string
}

/** `unsigned`: all hashes agree, but this device cannot check signatures. */
export type Finding = 'checked' | 'unsigned' | 'mismatch'

/** Whether a signature holds; null when this device cannot tell. */
export type Signatures = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean | null>

/** Ed25519 by WebCrypto where it knows it, else by the library, which needs big integers. */
export const ownSignatures: Signatures = async (publicKey, message, signature) => {
  const copy = (bytes: Uint8Array) => Uint8Array.from(bytes)
  try {
    const key = await crypto.subtle.importKey('raw', copy(publicKey), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, copy(signature), copy(message))
  } catch {
    try {
      return await (await import('./signature.ts')).checkSignature(publicKey, message, signature)
    } catch {
      return null
    }
  }
}

/**
 * Recomputes a receipt's own way into the log: leaf from its entry, root from the proof, signature of the checkpoint by the
 * log's key. The checkpoint comes with the finding, for the next visit to start from.
 */
export async function checkProof(
  campaign: string,
  vkey: string,
  { ballot, commit, index, proof }: Proven,
  signatures: Signatures = ownSignatures,
): Promise<{ finding: Finding; note: string }> {
  const broken = { finding: 'mismatch', note: '' } as const
  const parsed = parseProof(proof)
  if ('problem' in parsed || parsed.index !== index) return broken
  const head = parseNote(parsed.checkpoint)
  if ('problem' in head) return broken
  const leaf = leafHash(sha256, utf8(logLine(campaign, { type: 'ballot_cast', ballot, commit })))
  if (!verifyInclusion(sha256, { index, size: head.size, leaf, root: head.root, proof: parsed.hashes })) return broken
  return { finding: await signedBy(vkey, head, signatures), note: parsed.checkpoint }
}

/**
 * Whether the newer head continues the older one: the same log with nothing taken out or changed. Both are signed notes, the
 * hashes of the proof base64.
 */
export function continues(older: string, newer: string, hashes: readonly string[]): boolean {
  const proof = hashes.map((text) => fromBase64(text) ?? new Uint8Array())
  const [before, after] = [parseNote(older), parseNote(newer)]
  if ('problem' in before || 'problem' in after) return false
  const [size1, root1, size2, root2] = [before.size, before.root, after.size, after.root]
  if (size1 === size2) return sameBytes(root1, root2)
  return verifyConsistency(sha256, { size1, root1, size2, root2, proof })
}

/** The number of entries under a signed note; 0 when it is none. */
export function sizeOf(note: string): number {
  const head = parseNote(note)
  return 'problem' in head ? 0 : head.size
}

async function signedBy(vkey: string, head: Checkpoint, signatures: Signatures): Promise<Finding> {
  const key = parseVkey(sha256, vkey)
  if (key === null) return 'mismatch'
  const held = new Map<Uint8Array, boolean | null>()
  for (const { name, signature } of head.signatures)
    if (name === key.name) held.set(signature, await signatures(key.publicKey, utf8(head.body), signature))
  const known = (answer: (held: boolean | null) => boolean) =>
    isSignedBy(key, head, (_key, _body, signature) => answer(held.get(signature) ?? null))
  if (known((one) => one === true)) return 'checked'
  return known((one) => one !== false) ? 'unsigned' : 'mismatch'
}
