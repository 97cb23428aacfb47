import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Hex } from '../hash.ts'

/** Bytes kept by what they are: the name of a file is the SHA-256 of its content, so no name from outside can choose a path. */
export interface FileStore {
  /** Keeps the bytes and returns their hash; keeping the same bytes twice changes nothing. */
  keep: (bytes: Uint8Array) => Promise<string>
  /** The bytes, or null when nothing with this hash is kept. Anything but 64 hex digits is never kept. */
  read: (sha256: string) => Promise<Uint8Array | null>
}

/** A store in a folder: two hex digits a sub-folder, written to a temporary name, synced, then renamed. */
export function openFileStore(folder: string): FileStore {
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)
  return {
    async keep(bytes) {
      const sha256 = sha256Hex(bytes)
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
      const draft = `${pathOf(sha256)}.${randomBytes(6).toString('hex')}`
      const file = await open(draft, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, pathOf(sha256))
      return sha256
    },
    async read(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null
      try {
        return await readFile(pathOf(sha256))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
  }
}
