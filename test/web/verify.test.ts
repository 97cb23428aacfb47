import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fromHex, toBase64, utf8 } from '../../server/domain/bytes.ts'
import { keyId, noteBody, signedNote, vkey as vkeyLine } from '../../server/domain/checkpoint.ts'
import { proofText } from '../../server/domain/tlogProof.ts'
import { leafHash } from '../../server/domain/tree.ts'
import { sha256 } from '../../server/hash.ts'
import { checkSignature } from '../../web/vote/signature.ts'
import { checkProof, continues, ownSignatures, type Proven, sizeOf } from '../../web/vote/verify.ts'
import { ballot, commit, lines, origin, roots, workedKey } from '../worked.ts'

const { privateKey, publicKey } = workedKey()
const vkey = vkeyLine(sha256, origin, publicKey)
const root = (size: number) => fromHex(roots[size - 1] ?? '') ?? new Uint8Array()
const noteOf = (size: number, by = privateKey, hash = root(size)) => {
  const body = noteBody(origin, size, hash)
  return signedNote(body, origin, keyId(sha256, origin, publicKey), sign(null, utf8(body), by))
}
const leaf = (index: number) => leafHash(sha256, utf8(lines[index] ?? ''))
const right = Buffer.from('G9VVRLlCnRSubSBNMbdSYUIgiY9JJCkoW2FK4MEjbr0=', 'base64')
const path = [leaf(0), right]
const receipt: Proven = { ballot, commit, index: 1, proof: proofText(1, path, noteOf(4)) }
const finding = async (change: Partial<Proven>, key = vkey) =>
  (await checkProof('c1', key, { ...receipt, ...change })).finding

describe('a receipt checked in the page', () => {
  it('stands in the worked log, and the checkpoint is kept for the next visit', async () => {
    expect(await checkProof('c1', vkey, receipt)).toEqual({ finding: 'checked', note: noteOf(4) })
  })

  it.each([
    ['another ballot', { ballot: 'y6G8zgtD2C1v1IO9aPgIPw' }],
    ['another commitment', { commit: 'f9ktnyCRUeu_ng9-YBpyRpb8-Qv3RdZIuaREAtB76Bc' }],
    ['another place', { index: 2 }],
    ['another place in the proof too', { index: 0, proof: proofText(0, path, noteOf(4)) }],
    ['a hash of the path', { proof: proofText(1, [leaf(2), right], noteOf(4)) }],
    ['the path in another order', { proof: proofText(1, [right, leaf(0)], noteOf(4)) }],
    ['a shorter path', { proof: proofText(1, [leaf(0)], noteOf(4)) }],
    ['the head of another size', { proof: proofText(1, path, noteOf(3)) }],
    ['another root, signed', { proof: proofText(1, path, noteOf(4, privateKey, root(3))) }],
    ['a text that is no proof', { proof: 'hello' }],
    ['no text', { proof: '' }],
  ])('is refused with %s', async (_, change) => {
    expect(await finding(change)).toBe('mismatch')
  })

  it('is refused when somebody else signed, or the key is another', async () => {
    const stranger = generateKeyPairSync('ed25519')
    expect(await finding({ proof: proofText(1, path, noteOf(4, stranger.privateKey)) })).toBe('mismatch')
    const raw = createPublicKey(stranger.privateKey).export({ format: 'jwk' }).x ?? ''
    expect(await finding({}, vkeyLine(sha256, origin, Buffer.from(raw, 'base64url')))).toBe('mismatch')
    expect(await finding({}, vkeyLine(sha256, 'vote.example.org/campaign/c2', publicKey))).toBe('mismatch')
    expect(await finding({}, 'no key')).toBe('mismatch')
  })

  it('is never called checked where no signature can be checked', async () => {
    expect((await checkProof('c1', vkey, receipt, async () => null)).finding).toBe('unsigned')
    expect((await checkProof('c1', vkey, receipt, async () => false)).finding).toBe('mismatch')
  })

  it('agrees with a head that grew, and with no other', () => {
    const toFour = [leaf(2), leaf(3), root(2)].map(toBase64)
    expect(continues(noteOf(4), noteOf(4), [])).toBe(true)
    expect(continues(noteOf(3), noteOf(4), toFour)).toBe(true)
    expect(continues(noteOf(2), noteOf(4), [toBase64(right)])).toBe(true)
    expect(continues(noteOf(2), noteOf(4), [toBase64(leaf(0))])).toBe(false)
    expect(continues(noteOf(2), noteOf(4), [])).toBe(false)
    expect(continues(noteOf(4), noteOf(2), [toBase64(right)])).toBe(false)
    expect(continues(noteOf(4, privateKey, root(3)), noteOf(4), [])).toBe(false)
    expect(continues('', noteOf(4), [])).toBe(false)
    expect(continues(noteOf(2), noteOf(4), ['no hash'])).toBe(false)
    expect([sizeOf(noteOf(4)), sizeOf('x')]).toEqual([4, 0])
  })
})

describe('signatures on every phone', () => {
  afterEach(() => vi.restoreAllMocks())

  it('are checked alike by WebCrypto, by the library and by the platform, over 60 of them whole and 60 touched', async () => {
    for (let round = 0; round < 60; round++) {
      const pair = generateKeyPairSync('ed25519')
      const key = Buffer.from(createPublicKey(pair.privateKey).export({ format: 'jwk' }).x ?? '', 'base64url')
      const message = utf8(`head ${round}`)
      const whole = sign(null, message, pair.privateKey)
      const touched = Uint8Array.from(whole)
      touched[round % 64] = (touched[round % 64] ?? 0) ^ 1
      for (const signature of [whole, touched]) {
        const expected = verify(null, message, pair.publicKey, signature)
        expect([await ownSignatures(key, message, signature), await checkSignature(key, message, signature)]).toEqual([
          expected,
          expected,
        ])
      }
    }
  })

  it('are checked by the library where WebCrypto knows no Ed25519', async () => {
    const asked = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'))
    const message = utf8('head')
    const signature = sign(null, message, privateKey)
    expect(await ownSignatures(publicKey, message, signature)).toBe(true)
    expect(await ownSignatures(publicKey, utf8('another'), signature)).toBe(false)
    expect(asked).toHaveBeenCalled()
  })

  it('cannot be checked without SHA-512 either, and that is said', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'))
    vi.spyOn(crypto.subtle, 'digest').mockRejectedValue(new DOMException('', 'NotSupportedError'))
    expect(await ownSignatures(publicKey, utf8('head'), sign(null, utf8('head'), privateKey))).toBe(null)
  })
})
