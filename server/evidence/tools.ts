import { createPublicKey, verify } from 'node:crypto'
import type { Tools } from '../domain/verify.ts'
import { sha256, sha256Hex } from '../hash.ts'

/** An Ed25519 public key in SubjectPublicKeyInfo is this prefix and the key (RFC 8410 §4). */
const spki = Buffer.from('302a300506032b6570032100', 'hex')

/** Hash and signature of node:crypto, as the verifier asks for them. */
export const nodeTools: Tools = {
  hash: sha256,
  sha256Hex,
  checkSignature(publicKey, message, signature) {
    const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  },
}
