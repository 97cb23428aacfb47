import { fromBase64url, joined, spell, toBase64url, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'

/** SHA-256 and HMAC-SHA-256 as the server gives them; the page hashes the same preimages with its own digest. */
export type Hash = (bytes: Uint8Array) => Uint8Array
export type Hmac = (key: Uint8Array, bytes: Uint8Array) => Uint8Array

/** What the two halves of a ballot's commitment are made of (log.md "Ballot commitment"). Choices in rising order. */
export interface Choice {
  campaign: string
  ballot: string
  choices: readonly number[]
}

export interface Ident {
  campaign: string
  ballot: string
  at: string
  voter: string
}

/** Each structured hash begins with its own line, encoded once. */
const choiceMark = utf8('choice/v1\n')
const identMark = utf8('ident/v1\n')
const commitMark = utf8('ballot/v1\n')

/** The bytes whose hash, cut to 16 bytes, is the ballot id. `nonce`: the client's 16 bytes, also its Idempotency-Key. */
export function ballotIdBytes(nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(utf8('ballot-id/v1\n'), nonce)
}

/** The bytes whose hash is cA, the half that commits to the choices. */
export function choiceBytes(saltA: Uint8Array, { ballot, campaign, choices }: Choice): Uint8Array<ArrayBuffer> {
  return joined(choiceMark, saltA, utf8(canonicalJson({ ballot, campaign, choices, v: 1 })))
}

/** The bytes whose hash is cB, the half that commits to who and when. */
export function identBytes(saltB: Uint8Array, { at, ballot, campaign, voter }: Ident): Uint8Array<ArrayBuffer> {
  return joined(identMark, saltB, utf8(canonicalJson({ at, ballot, campaign, v: 1, voter })))
}

/** The bytes whose hash is the commitment that stands in the public log. */
export function commitBytes(cA: Uint8Array, cB: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(commitMark, cA, cB)
}

/** The ballot id, base64url. */
export function ballotId(hash: Hash, nonce: Uint8Array): string {
  return toBase64url(hash(ballotIdBytes(nonce)).subarray(0, 16))
}

/** The voter's tag in one campaign, base64url; keyed, so that it tells nothing outside and can be erased with the key. */
export function voterTag(hmac: Hmac, campaignKey: Uint8Array, campaign: string, identity: string): string {
  return toBase64url(hmac(campaignKey, utf8(`voter/v1\n${campaign}\n${identity}`)))
}

/** Both halves and the commitment of a ballot, base64url. */
export function commitment(hash: Hash, salts: { a: Uint8Array; b: Uint8Array }, ballot: Choice & Ident) {
  const cA = hash(choiceBytes(salts.a, ballot))
  const cB = hash(identBytes(salts.b, ballot))
  return { cA: toBase64url(cA), cB: toBase64url(cB), commit: toBase64url(hash(commitBytes(cA, cB))) }
}

/** Crockford's base32: no I, L, O or U to misread. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What a person reads off: the first twelve Crockford base32 characters of the ballot id, in three groups of four. */
export function receiptCode(ballot: string): string {
  const bytes = fromBase64url(ballot)
  if (bytes === null) throw new RangeError(`not a ballot id: ${ballot}`)
  return spell(bytes, 5, crockford)
    .slice(0, 12)
    .replace(/(.{4})(?=.)/g, '$1-')
}
