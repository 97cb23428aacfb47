import { constants, crc32, deflateRawSync } from 'node:zlib'

/** A piece of a page. `lasting` ones are the same in many answers and are compressed once; the others go as they are. */
export interface Piece {
  text: string
  lasting: boolean
}

interface Packed {
  plain: Buffer
  blocks: Buffer
}

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
/** An empty last block. */
const end = Buffer.from([1, 0, 0, 0xff, 0xff])
const mostStored = 0xffff
const mostKept = 200

/**
 * Packs pages as gzip (RFC 1952) out of pieces: deflate blocks that end on a byte may stand one after another, so what lasts
 * (shell, ballot paper) is compressed once and only the own lines of an answer are added, uncompressed. That costs
 * microseconds a page, and what is secret in an answer is never compressed together with anything.
 */
export function createPacking(): (pieces: readonly Piece[]) => Uint8Array<ArrayBuffer> {
  const kept = new Map<string, Packed>()
  const packOnce = (text: string): Packed => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const plain = Buffer.from(text)
    const made = { plain, blocks: deflateRawSync(plain, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }) }
    if (kept.size >= mostKept) kept.clear()
    kept.set(text, made)
    return made
  }
  return (pieces) => {
    const parts: Buffer[] = [header]
    let sum = 0
    let length = 0
    for (const { text, lasting } of pieces) {
      if (text === '') continue
      const { plain, blocks } = lasting ? packOnce(text) : store(text)
      parts.push(blocks)
      sum = crc32(plain, sum)
      length += plain.length
    }
    const trailer = Buffer.alloc(8)
    trailer.writeUInt32LE(sum, 0)
    trailer.writeUInt32LE(length % 2 ** 32, 4)
    return new Uint8Array(Buffer.concat([...parts, end, trailer]))
  }
}

/** A text in stored blocks: a byte of header, its length, the length's complement, and the bytes. */
function store(text: string): Packed {
  const plain = Buffer.from(text)
  const blocks: Buffer[] = []
  for (let at = 0; at < plain.length; at += mostStored) {
    const part = plain.subarray(at, at + mostStored)
    const head = Buffer.alloc(5)
    head.writeUInt16LE(part.length, 1)
    head.writeUInt16LE(part.length ^ 0xffff, 3)
    blocks.push(head, part)
  }
  return { plain, blocks: Buffer.concat(blocks) }
}

/** Whether an Accept-Encoding header takes this encoding. */
export function accepts(header: string | undefined, encoding: 'br' | 'gzip'): boolean {
  return (header ?? '').split(',').some((one) => {
    const [name = '', quality = ''] = one
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    return name === encoding && !/^q=0(\.0*)?$/.test(quality)
  })
}
