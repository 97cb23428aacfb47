import { randomBytes } from 'node:crypto'
import { signDevice } from '../../server/ballots/device.ts'
import { nonceBytes, signNonce } from '../../server/ballots/nonce.ts'
import { keyRing, sha256 } from '../../server/hash.ts'

/** What a voter's browser sends with a ballot, signed before the run as the server itself would sign it. */
export interface SignedBallot {
  /** Cookie of a device that this ballot alone uses. */
  cookie: string
  /** Idempotency-Key, base64url. */
  key: string
  /** The one-time nonce that the page of this device was given. */
  nonce: string
  /** An address of the voter's own, believed because the server under test trusts the loopback as its proxy. */
  address: string
  choices: readonly number[]
  body: string
}

/** So long is the body of every ballot (vote.md "Load"). */
export const bodyBytes = 250
export const tenOfSixty = [3, 7, 12, 18, 25, 31, 38, 44, 52, 60]

/** A ballot's body, filled with white space to the length that the definition names. */
export function bodyOf(choices: readonly number[]): string {
  return `{"choices":[${choices.join(',')}]}`.padEnd(bodyBytes, ' ')
}

/** Signs one ballot after the other, each from a device and a network of its own. `secret` as in the server's configuration. */
export function openVoters(secret: string, campaign: string): (choices?: readonly number[]) => SignedBallot {
  const key = keyRing(sha256(secret))
  const mintedAt = Math.floor(Date.now() / 1000)
  return (choices = tenOfSixty) => {
    const random = randomBytes(51)
    const device = random.subarray(0, 16).toString('base64url')
    return {
      cookie: `__Host-device=${signDevice(key('device'), device, mintedAt, 900)}`,
      key: random.subarray(16, 32).toString('base64url'),
      nonce: signNonce(
        key('nonce'),
        campaign,
        device,
        nonceBytes(new Date(), () => random.subarray(32, 42)),
      ),
      address: `11.${[48, 49, 50].map((at) => 100 + ((random[at] ?? 0) % 100)).join('.')}`,
      choices,
      body: bodyOf(choices),
    }
  }
}

/** The bytes of the request, ready for a socket. The same ballot gives the same bytes. */
export function ballotRequest(url: URL, ballot: SignedBallot): string {
  return postRequest(url, ballot.body, [
    `cookie: ${ballot.cookie}`,
    `idempotency-key: ${ballot.key}`,
    `x-ballot-nonce: ${ballot.nonce}`,
    `x-forwarded-for: ${ballot.address}`,
  ])
}

/** A JSON POST from a page of the same site. */
export function postRequest(url: URL, body: string, headers: readonly string[] = []): string {
  const lines = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    `origin: ${url.origin}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    ...headers,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/** A GET as a browser sends it. */
export function getRequest(url: URL, headers: readonly string[] = []): string {
  return `${[`GET ${url.pathname} HTTP/1.1`, `host: ${url.host}`, 'accept-language: zh-CN', ...headers].join('\r\n')}\r\n\r\n`
}
