import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { keyId, noteBody, signedNote, vkey } from '../domain/checkpoint.ts'
import { sha256 } from '../hash.ts'

/** Signs the heads of one campaign's log. */
export interface Signer {
  origin: string
  /** The public key as one line, for whoever checks. */
  vkey: string
  /** The Ed25519 signature over a head, 64 bytes; the same head always has the same signature. */
  sign: (size: number, root: Uint8Array) => Uint8Array
  /** The signed note of a head. */
  note: (size: number, root: Uint8Array, signature: Uint8Array) => string
}

/** An Ed25519 private key in PKCS #8 is this prefix and the seed (RFC 8410 §7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The signer of a log; the seed (32 bytes) is drawn from the server's secret, one a campaign. */
export function openSigner(origin: string, seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = rawPublicKey(key)
  const id = keyId(sha256, origin, publicKey)
  return {
    origin,
    vkey: vkey(sha256, origin, publicKey),
    sign: (size, root) => sign(null, Buffer.from(noteBody(origin, size, root)), key),
    note: (size, root, signature) => signedNote(noteBody(origin, size, root), origin, id, signature),
  }
}

function rawPublicKey(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32))
}
