import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../server/domain/bytes.ts'
import { sha256 } from '../../server/domain/sha256.ts'

const own = (bytes: Uint8Array) => toHex(sha256(bytes))
const nodes = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('SHA-256 without the platform', () => {
  it('gives the published digests', () => {
    expect(own(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(own(Buffer.from('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(own(Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    )
  })

  it('agrees with the platform at every length across the blocks, and on a long message', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = randomBytes(length)
      expect(own(bytes)).toBe(nodes(bytes))
    }
    const long = randomBytes(300_001)
    expect(own(long)).toBe(nodes(long))
  })

  it('reads a part of a larger buffer as that part alone', () => {
    const whole = randomBytes(128)
    expect(own(whole.subarray(3, 70))).toBe(nodes(whole.subarray(3, 70)))
  })
})
