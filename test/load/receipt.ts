import { createPublicKey, verify } from 'node:crypto'
import type { Receipt } from '../../server/ballots.ts'
import { fromBase64url, toBase64url, utf8 } from '../../server/domain/bytes.ts'
import { canonicalJson } from '../../server/domain/canonical.ts'
import { isSignedBy, type NoteKey, parseNote } from '../../server/domain/checkpoint.ts'
import { ballotId, choiceBytes, commitBytes } from '../../server/domain/receipt.ts'
import { parseProof } from '../../server/domain/tlogProof.ts'
import { leafHash } from '../../server/domain/tree.ts'
import { verifyInclusion } from '../../server/domain/treeProof.ts'
import { sha256 } from '../../server/hash.ts'
import type { SignedBallot } from './voters.ts'

/** The public entry of an accepted ballot, byte for byte. */
export function entryOf(campaign: string, { ballot, commit }: Pick<Receipt, 'ballot' | 'commit'>): string {
  return canonicalJson({ ballot, campaign, commit, type: 'ballot_cast', v: 1 })
}

/** Size and root of the checkpoint that a receipt carries; null when it carries none that can be read. */
export function checkpointOf(receipt: Receipt): { size: number; root: string } | null {
  const proof = parseProof(receipt.proof)
  const note = 'problem' in proof ? proof : parseNote(proof.checkpoint)
  return 'problem' in note ? null : { size: note.size, root: toBase64url(note.root) }
}

/**
 * What is wrong with a receipt, a sentence each: its id is not of the voter's own key, its commitment does not open to the
 * choices that were sent, its entry is not in the tree, or the tree is not signed by the log's key.
 */
export function receiptFaults(
  campaign: string,
  receipt: Receipt,
  sent: Pick<SignedBallot, 'key' | 'choices'>,
  key: NoteKey,
): string[] {
  const { ballot, commit, index } = receipt
  const faults: string[] = []
  const fault = (wrong: boolean, sentence: string) => wrong && faults.push(`${ballot}: ${sentence}`)
  const nonce = fromBase64url(sent.key)
  fault(nonce === null || ballotId(sha256, nonce) !== ballot, 'the id is not made from the key that was sent')
  const saltA = fromBase64url(receipt.check.saltA)
  const cB = fromBase64url(receipt.check.cB)
  const choices = [...sent.choices].sort((a, b) => a - b)
  const opened =
    saltA === null || cB === null ? null : commitBytes(sha256(choiceBytes(saltA, { ballot, campaign, choices })), cB)
  fault(opened === null || toBase64url(sha256(opened)) !== commit, 'the commitment is not that of the choices sent')
  const proof = parseProof(receipt.proof)
  if ('problem' in proof) return [...faults, `${ballot}: ${proof.problem}`]
  const note = parseNote(proof.checkpoint)
  if ('problem' in note) return [...faults, `${ballot}: ${note.problem}`]
  const leaf = leafHash(sha256, utf8(entryOf(campaign, receipt)))
  fault(proof.index !== index, 'the proof is of another index')
  fault(
    !verifyInclusion(sha256, { index, size: note.size, leaf, root: note.root, proof: proof.hashes }),
    'the entry is not in the tree',
  )
  fault(!isSignedBy(key, note, checkEd25519), 'the checkpoint is not signed by the log')
  return faults
}

/** Ed25519 over node:crypto, from the 32 bytes of a public key. */
export function checkEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: toBase64url(publicKey) }, format: 'jwk' })
  return verify(null, message, key, signature)
}
