import { randomInt } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Event } from './trace.ts'

/** A change that was asked for and not yet synced. */
type Change = { offset: number; bytes: Buffer } | { length: number }

interface File {
  /** What a sync has promised. */
  durable: Buffer
  /** Length as the process sees it, for appends. */
  length: number
  pending: Change[]
}

type Naming = { path: string; file: File | null }

/**
 * A disk that loses power: it knows for each file the bytes that a sync promised and the changes since, and for each folder
 * the names that a sync of the folder promised and the changes since.
 */
export interface Disk {
  apply: (event: Event) => void
  /**
   * Writes the state after a power cut into a folder: promised bytes, and of the changes since nothing (`drop`) or an arbitrary
   * part, each kept or not, the last sector of one perhaps torn.
   */
  cut: (into: string, drop: boolean) => Promise<void>
}

const sector = 512

/** Opens a disk on which the files of `folder` stand promised as they are now. */
export async function openDisk(folder: string): Promise<Disk> {
  const seen = new Map<string, File>()
  const promised = new Map<string, File>()
  const namings: Naming[] = []
  const syncs = new Map<string, { file: File; changes: number } | { namings: readonly Naming[] }>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || isVolatile(path)) continue
    const durable = await readFile(path)
    const file = { durable, length: durable.length, pending: [] }
    seen.set(path, file)
    promised.set(path, file)
  }
  const inside = (path: string) => path.startsWith(`${folder}/`) && !isVolatile(path)
  const rename = (path: string, file: File | null) => {
    if (file === null) seen.delete(path)
    else seen.set(path, file)
    namings.push({ path, file })
  }
  const begin = (path: string, thread: string) => {
    const file = seen.get(path)
    if (file !== undefined) syncs.set(thread, { file, changes: file.pending.length })
    else syncs.set(thread, { namings: namings.filter((naming) => dirname(naming.path) === path) })
  }
  const end = (thread: string) => {
    const sync = syncs.get(thread)
    syncs.delete(thread)
    if (sync === undefined) return
    if ('file' in sync) {
      const { file } = sync
      for (const change of file.pending.splice(0, sync.changes)) file.durable = changed(file.durable, change)
      return
    }
    for (const naming of sync.namings) {
      const at = namings.indexOf(naming)
      if (at < 0) continue
      namings.splice(at, 1)
      setName(promised, naming)
    }
  }
  return {
    apply(event) {
      if (event.does === 'answer') return
      if (event.does === 'sync-end') return end(event.thread)
      if (event.does === 'sync-begin')
        return event.path === folder || inside(event.path) ? begin(event.path, event.thread) : undefined
      if (!inside(event.path)) return
      const file = seen.get(event.path)
      if (event.does === 'create') {
        if (file === undefined) rename(event.path, { durable: Buffer.alloc(0), length: 0, pending: [] })
      } else if (event.does === 'unlink') rename(event.path, null)
      else if (event.does === 'rename') {
        const moved = seen.get(event.from)
        if (moved === undefined) throw new Error(`${event.from} is not known`)
        rename(event.from, null)
        rename(event.path, moved)
      } else {
        if (file === undefined) throw new Error(`${event.path} is not known`)
        if (event.does === 'truncate') {
          file.pending.push({ length: event.length })
          file.length = event.length
        } else {
          const offset = event.offset ?? file.length
          file.pending.push({ offset, bytes: event.bytes })
          file.length = Math.max(file.length, offset + event.bytes.length)
        }
      }
    },
    async cut(into, drop) {
      await rm(into, { recursive: true, force: true })
      await mkdir(into, { recursive: true })
      const names = new Map(promised)
      // A journalling file system keeps the order of names, so an arbitrary beginning of the changes is kept.
      for (const naming of drop ? [] : namings.slice(0, randomInt(namings.length + 1))) setName(names, naming)
      for (const [path, file] of names) {
        const kept = drop ? [] : file.pending.flatMap(perhaps)
        const target = join(into, path.slice(folder.length + 1))
        await mkdir(dirname(target), { recursive: true })
        await writeFile(target, kept.reduce(changed, Buffer.from(file.durable)))
      }
    },
  }
}

/** SQLite's shared memory is no promise: it is made anew after a cut. */
function isVolatile(path: string): boolean {
  return path.endsWith('-shm')
}

function setName(names: Map<string, File>, { path, file }: Naming): void {
  if (file === null) names.delete(path)
  else names.set(path, file)
}

/** The change whole, torn at a sector, or not at all. */
function perhaps(change: Change): Change[] {
  const chance = randomInt(8)
  if (chance < 4) return [change]
  if (chance > 4 || 'length' in change) return []
  const sectors = randomInt(Math.ceil(change.bytes.length / sector) + 1)
  return [{ offset: change.offset, bytes: change.bytes.subarray(0, sectors * sector) }]
}

/** Changes in place where there is room; what it answers is the content from now on. */
function changed(content: Buffer, change: Change): Buffer {
  if ('length' in change) {
    if (change.length <= content.length) return content.subarray(0, change.length)
    return Buffer.concat([content, Buffer.alloc(change.length - content.length)])
  }
  const end = change.offset + change.bytes.length
  if (end <= content.length) {
    change.bytes.copy(content, change.offset)
    return content
  }
  const next = Buffer.alloc(Math.max(content.length, end))
  content.copy(next)
  change.bytes.copy(next, change.offset)
  return next
}
