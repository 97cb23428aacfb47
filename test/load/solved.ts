import { pbkdf2Sync } from 'node:crypto'
import { createChallenge, randomInt } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { keyRing, sha256 } from '../../server/hash.ts'

/** vote.md "The page". */
const cost = 5000

/**
 * A puzzle with its solution as a page hands it in, made with the server's own secret: whoever makes a puzzle knows its
 * counter, so the generator spends a thousandth of what a phone spends.
 */
export async function solvedChallenge(secret: string): Promise<string> {
  const key = keyRing(sha256(secret))
  const hex = (purpose: string) => Buffer.from(key(purpose)).toString('hex')
  const counter = randomInt(300, 100)
  const { parameters, signature } = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter,
    deriveKey,
    data: { expires: Date.now() + 3_600_000 },
    hmacSignatureSecret: hex('challenge'),
    hmacKeySignatureSecret: hex('challenge-solution'),
  })
  const { algorithm, nonce, salt, keyLength, keyPrefix, keySignature, data } = parameters
  const password = Buffer.alloc(nonce.length / 2 + 4)
  password.write(nonce, 'hex')
  password.writeUInt32BE(counter, nonce.length / 2)
  const derivedKey = pbkdf2Sync(password, Buffer.from(salt, 'hex'), cost, keyLength, 'sha256').toString('hex')
  const asked = { algorithm, nonce, salt, cost, keyLength, keyPrefix, keySignature, data }
  return JSON.stringify({ challenge: { parameters: asked, signature }, solution: { counter, derivedKey, time: 900 } })
}
