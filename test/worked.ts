import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { fromHex, utf8 } from '../server/domain/bytes.ts'
import { keyId, noteBody, signedNote } from '../server/domain/checkpoint.ts'
import { sha256 } from '../server/hash.ts'

/** The worked log of the design papers: a vector of bytes, not a lawful campaign. */
export const origin = 'vote.example.org/campaign/c1'
export const ballot = 'y6G8zgtD2C1v1IO9aPgIPg'
export const commit = 'f9ktnyCRUeu_ng9-YBpyRpb8-Qv3RdZIuaREAtB76Bs'

export const lines = [
  '{"at":"2025-11-21T00:00:00.000Z","campaign":"c1","rules":"bGIdGgUTiniI032Saanaji4R5KztL2z9JLBasbnmG7A","type":"campaign_opened","v":1}',
  '{"ballot":"y6G8zgtD2C1v1IO9aPgIPg","campaign":"c1","commit":"f9ktnyCRUeu_ng9-YBpyRpb8-Qv3RdZIuaREAtB76Bs","type":"ballot_cast","v":1}',
  '{"actor":"org:7f3a","at":"2025-11-21T09:00:00.000Z","ballot":"y6G8zgtD2C1v1IO9aPgIPg","campaign":"c1","detail":null,"reason":"duplicate_voter","type":"ballot_voided","v":1}',
  '{"actor":"org:7f3a","at":"2025-11-21T10:00:00.000Z","campaign":"c1","candidate":31,"notice":"BpwOy_iYP2-OG8-B5RnhukxJZdhboRQ9gq1tGuYVWN4","reason":"vote_brushing","type":"candidate_disqualified","v":1}',
]

/** Roots of the first one, two, three and four entries. */
export const roots = [
  '9c81365485870e35cb03bde88f23c612de4930c5a6938b46fb5d2b65af46880c',
  '268d9014bc70fab3bb5905b748962500523806e6489369ec0aa7a039195dc989',
  'b5a9ba68af46b6e5ab6b72b19998350f8df5313d436c17a964df92a49d526651',
  '544d330b0d6f19d396432fb5c1a013d669ee10f1b8645148cd686e7b4a8dccc2',
]

export const workedVkey = 'vote.example.org/campaign/c1+5426b5a8+ASFS+NGbeR0kRTJC4V8uq2y3z/p7al7TAJeWDgaYgdsS'

/** Ed25519 from the seed 32 x 0x42, as PKCS #8 wraps it. */
export function workedKey(): { privateKey: KeyObject; publicKey: Uint8Array } {
  const wrapped = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 0x42)])
  const privateKey = createPrivateKey({ key: wrapped, format: 'der', type: 'pkcs8' })
  const x = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? ''
  return { privateKey, publicKey: Buffer.from(x, 'base64url') }
}

/** The signed head of the first so many entries. */
export function workedNote(size = 4): string {
  const { privateKey, publicKey } = workedKey()
  const body = noteBody(origin, size, fromHex(roots[size - 1] ?? '') ?? new Uint8Array())
  return signedNote(body, origin, keyId(sha256, origin, publicKey), sign(null, utf8(body), privateKey))
}
