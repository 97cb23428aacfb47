import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { parseNote } from '../domain/checkpoint.ts'

/**
 * What this node has promised, kept outside the database folder (log.md "Commit path" 3): one file a campaign, only ever
 * raised, on disk before an answer is released. An old database put back in place is found out by it.
 */
export interface Anchor {
  /** Returns once the file holds this checkpoint or a later one. Writes asked for meanwhile are done as one. */
  raise: (campaign: string, size: number, note: string) => Promise<void>
  /** The size of what this node has promised, -1 when nothing. */
  held: (campaign: string) => Promise<number>
  /** The note that is kept; null when none was. */
  read: (campaign: string) => Promise<string | null>
}

interface Kept {
  size: number
  next: { size: number; note: string } | null
  writing: Promise<void> | null
}

/** Opens the anchor in this folder, which is made when it is missing. Campaign ids are base64url, so they are file names. */
export async function openAnchor(folder: string): Promise<Anchor> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = new Map<string, Promise<Kept>>()
  const path = (campaign: string) => join(folder, `${campaign}.checkpoint`)

  async function read(campaign: string): Promise<string | null> {
    try {
      return await readFile(path(campaign), 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  }

  /** What the file holds, found out once: a process that starts must not lower what an earlier one promised. */
  function fileOf(campaign: string): Promise<Kept> {
    const known = kept.get(campaign)
    if (known !== undefined) return known
    const opened = read(campaign).then((note) => ({ size: sizeOf(note), next: null, writing: null }))
    kept.set(campaign, opened)
    opened.catch(() => kept.delete(campaign))
    return opened
  }

  async function writeNext(campaign: string, file: Kept): Promise<void> {
    while (file.next !== null) {
      const { size, note } = file.next
      file.next = null
      // Asked for while a later one was being written: that one holds it too.
      if (size <= file.size) continue
      await replace(folder, path(campaign), note)
      file.size = size
    }
  }

  return {
    async raise(campaign, size, note) {
      const file = await fileOf(campaign)
      if (size > file.size && size > (file.next?.size ?? -1)) file.next = { size, note }
      while (file.size < size) {
        file.writing ??= writeNext(campaign, file).finally(() => {
          file.writing = null
        })
        await file.writing
      }
    },
    held: async (campaign) => (await fileOf(campaign)).size,
    read,
  }
}

/** The size that a kept note promises; -1 where there is none, or none that can be read (the check at the start says so). */
function sizeOf(note: string | null): number {
  const promised = note === null ? null : parseNote(note)
  return promised === null || 'problem' in promised ? -1 : promised.size
}

/** Temporary file, fsync, rename, fsync of the folder: after a power cut the old note stands there or the new one, whole. */
async function replace(folder: string, path: string, note: string): Promise<void> {
  const fresh = `${path}.new`
  const file = await open(fresh, 'w', 0o600)
  try {
    await file.writeFile(note)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path)
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
