import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Bundle, Fault } from '../domain/verify.ts'
import { block, padding, tarHeader } from './tar.ts'

/** A stretch of an open file. */
interface Extent {
  file: number
  offset: number
  size: number
}

/** A bundle that was opened from disk, and what opening it found wrong. */
export interface OpenedBundle {
  bundle: Bundle
  faults: Fault[]
  close: () => void
}

/** Opens an evidence bundle: a tar archive as this house writes it, or the folder into which it was unpacked. Throws where it cannot be read. */
export function openBundle(path: string): OpenedBundle {
  return statSync(path).isDirectory() ? openFolder(path) : openArchive(path)
}

function openFolder(root: string): OpenedBundle {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
  const extentOf = (name: string): Extent => {
    const file = openSync(join(root, name), 'r')
    return { file, offset: 0, size: fstatSync(file).size }
  }
  const withExtent = <T>(name: string, use: (extent: Extent) => T): T => {
    const extent = extentOf(name)
    try {
      return use(extent)
    } finally {
      closeSync(extent.file)
    }
  }
  return {
    bundle: bundleOf(names, withExtent, function* (name) {
      const extent = extentOf(name)
      try {
        yield* linesIn(extent)
      } finally {
        closeSync(extent.file)
      }
    }),
    faults: [],
    close: () => undefined,
  }
}

/** Every byte of the archive must be the one that the writer of such files would have put there. */
function openArchive(path: string): OpenedBundle {
  const file = openSync(path, 'r')
  const end = fstatSync(file).size
  const extents = new Map<string, Extent>()
  const faults: Fault[] = []
  const blame = (byte: number) => faults.push({ code: 'archive-malformed', file: path, values: { byte } })
  let offset = 0
  for (;;) {
    const header = readAt({ file, offset, size: Math.min(block, end - offset) })
    if (header.length < block || header[0] === 0) break
    const name = header.subarray(0, Math.max(0, header.indexOf(0))).toString()
    const size = Number.parseInt(header.subarray(124, 135).toString('latin1'), 8)
    if (!Number.isSafeInteger(size) || size < 0 || offset + block + size > end) {
      blame(offset)
      offset = end
      break
    }
    const wrong = firstDifference(header, Buffer.byteLength(name) <= 100 ? tarHeader(name, size) : Buffer.alloc(block))
    if (wrong !== null) blame(offset + wrong)
    if (extents.has(name)) blame(offset)
    extents.set(name, { file, offset: offset + block, size })
    const pad = readAt({ file, offset: offset + block + size, size: padding(size) })
    const stray = firstDifference(pad, Buffer.alloc(padding(size)))
    if (stray !== null) blame(offset + block + size + stray)
    offset += block + size + padding(size)
  }
  const tail = firstDifference(
    readAt({ file, offset, size: Math.min(end - offset, 4 * block) }),
    Buffer.alloc(2 * block),
  )
  if (tail !== null) blame(offset + tail)
  const of = (name: string): Extent => extents.get(name) ?? { file, offset: 0, size: 0 }
  return {
    bundle: bundleOf(
      [...extents.keys()],
      (name, use) => use(of(name)),
      (name) => linesIn(of(name)),
    ),
    faults,
    close: () => closeSync(file),
  }
}

function firstDifference(given: Uint8Array, wanted: Uint8Array): number | null {
  if (Buffer.compare(given, wanted) === 0) return null
  const at = given.findIndex((byte, place) => byte !== wanted[place])
  return at < 0 ? given.length : at
}

function bundleOf(
  names: string[],
  withExtent: <T>(name: string, use: (extent: Extent) => T) => T,
  lines: Bundle['lines'],
): Bundle {
  return {
    names,
    lines,
    read: (name) => withExtent(name, readAt),
    size: (name) => withExtent(name, ({ size }) => size),
    sha256Hex: (name) => withExtent(name, digestOf),
  }
}

const chunkSize = 1 << 20

function readAt({ file, offset, size }: Extent): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  let done = 0
  while (done < size) {
    const read = readSync(file, bytes, done, size - done, offset + done)
    if (read === 0) break
    done += read
  }
  return bytes.subarray(0, done)
}

function* chunksOf({ file, offset, size }: Extent): Iterable<Buffer> {
  for (let at = 0; at < size; at += chunkSize)
    yield readAt({ file, offset: offset + at, size: Math.min(chunkSize, size - at) })
}

function digestOf(extent: Extent): string {
  const hash = createHash('sha256')
  for (const chunk of chunksOf(extent)) hash.update(chunk)
  return hash.digest('hex')
}

function* linesIn(extent: Extent): Iterable<{ text: string; cut: boolean }> {
  let rest: Buffer = Buffer.alloc(0)
  for (const chunk of chunksOf(extent)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
      yield { text: bytes.toString('utf8', from, to), cut: false }
      from = to + 1
    }
    rest = bytes.subarray(from)
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), cut: true }
}
