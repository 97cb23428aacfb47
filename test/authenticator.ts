import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Cbor = number | string | Uint8Array | Map<Cbor, Cbor>

/** CBOR of what a passkey needs (RFC 8949): whole numbers, text, bytes, maps. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, inner]) => [cbor(key), cbor(inner)])])
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count])
  if (count < 256) return Buffer.from([(major << 5) | 24, count])
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255])
}

/** A security key in software: one P-256 key, user present and verified, no attestation. */
export function openAuthenticator(origin = 'http://localhost') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credential = randomBytes(16)
  const id = credential.toString('base64url')
  let counter = 0

  const seen = (rpId: string, more: Uint8Array[], verified: boolean) => {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const bits = 0x01 | (verified ? 0x04 : 0) | (more.length > 0 ? 0x40 : 0)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([bits]), count, ...more])
  }
  const client = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin }))
  const enclose = <T>(response: T) => ({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} })

  return {
    id,
    /** Answers a puzzle for making a passkey. */
    make(options: { challenge: string; rp: { id?: string } }) {
      const key = cbor(
        new Map<Cbor, Cbor>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const attested = [Buffer.alloc(16), Buffer.from([0, credential.length]), credential, key]
      const attestation = new Map<Cbor, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', seen(options.rp.id ?? '', attested, true)],
      ])
      return enclose({
        clientDataJSON: client('webauthn.create', options.challenge).toString('base64url'),
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal'],
      })
    },
    /** Answers a puzzle for signing in; `verified: false` leaves out finger and PIN. */
    answer(options: { challenge: string; rpId?: string }, verified = true) {
      const clientBytes = client('webauthn.get', options.challenge)
      const authenticator = seen(options.rpId ?? '', [], verified)
      const signed = Buffer.concat([authenticator, createHash('sha256').update(clientBytes).digest()])
      return enclose({
        clientDataJSON: clientBytes.toString('base64url'),
        authenticatorData: authenticator.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      })
    },
    /** As after the key was copied: the next signatures repeat old counts. */
    rewind() {
      counter = 0
    },
  }
}
