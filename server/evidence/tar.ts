import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'

/** The unit of a tar archive (POSIX ustar). */
export const block = 512

/** The one header that a file of this name and size has here: plain file, mode 0644, owner 0, time 0. */
export function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(block)
  if (Buffer.byteLength(name) > 100) throw new RangeError(`the name ${name} is too long for a tar archive`)
  header.write(name, 0)
  header.write('0000644\0', 100)
  header.write('0000000\0'.repeat(2), 108)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write(`${'0'.repeat(11)}\0`, 136)
  header.write(' '.repeat(8), 148)
  header.write('0ustar\0', 156)
  header.write('00', 263)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** Zeros from the end of a file of this size to the next block. */
export function padding(size: number): number {
  return (block - (size % block)) % block
}

/** What was written of a file. */
export interface Written {
  name: string
  size: number
  sha256: string
}

export interface TarWriter {
  /** Writes one file; its header is put in place when its size is known. */
  add: (name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => Promise<Written>
  end: () => void
  close: () => void
}

/** Opens an archive for writing: equal files in equal order give equal bytes, whenever and wherever. */
export function openTar(path: string): TarWriter {
  const file = openSync(path, 'w')
  let offset = 0
  const put = (bytes: Uint8Array, at: number) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, at + done)
  }
  return {
    async add(name, chunks) {
      const start = offset
      const hash = createHash('sha256')
      let size = 0
      offset += block
      for await (const chunk of chunks) {
        put(chunk, offset)
        hash.update(chunk)
        size += chunk.length
        offset += chunk.length
      }
      put(Buffer.alloc(padding(size)), offset)
      offset += padding(size)
      put(tarHeader(name, size), start)
      return { name, size, sha256: hash.digest('hex') }
    },
    end() {
      put(Buffer.alloc(2 * block), offset)
      offset += 2 * block
    },
    close: () => closeSync(file),
  }
}
