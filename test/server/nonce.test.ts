import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readDevice, signDevice } from '../../server/ballots/device.ts'
import { readNonce, signNonce } from '../../server/ballots/nonce.ts'

const key = new Uint8Array(randomBytes(32))

/** Every text that differs from this one in a single letter, or by one letter more or less. */
function* nearlySame(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) yield text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
  yield `${text}A`
  yield `A${text}`
  yield text.slice(0, -1)
  yield ''
}

describe('the cookie of a device', () => {
  const mine = signDevice(key, 'mine', 1_780_000_000, 812)

  it('says when it was minted and how long it solved', () => {
    expect(readDevice(key, mine)).toEqual({ id: 'mine', mintedAt: 1_780_000_000, solveMs: 812 })
    expect(readDevice(key, signDevice(key, 'theirs'))).toEqual({ id: 'theirs', mintedAt: 0, solveMs: 0 })
  })

  it('is nothing once a letter of it is changed, nor under another key', () => {
    for (const forged of nearlySame(mine)) expect(readDevice(key, forged)).toBeNull()
    for (const forged of ['.', '..', 'mine', `mine.1.1.`, mine.replace('.', '')])
      expect(readDevice(key, forged)).toBeNull()
    expect(readDevice(new Uint8Array(randomBytes(32)), mine)).toBeNull()
  })
})

describe('the nonce of a voting page', () => {
  const random = new Uint8Array(randomBytes(16))
  const nonce = signNonce(key, 'c1', 'mine', random)

  it('is read back by the device and in the campaign it was issued for', () => {
    expect(readNonce(key, 'c1', 'mine', nonce)).toBe(Buffer.from(random).toString('base64url'))
  })

  it('is nothing to another device, campaign or server, nor once a letter of it is changed', () => {
    expect(readNonce(key, 'c1', 'theirs', nonce)).toBeNull()
    expect(readNonce(key, 'c2', 'mine', nonce)).toBeNull()
    expect(readNonce(new Uint8Array(randomBytes(32)), 'c1', 'mine', nonce)).toBeNull()
    for (const forged of nearlySame(nonce)) expect(readNonce(key, 'c1', 'mine', forged)).toBeNull()
  })
})
