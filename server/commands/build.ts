import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..', '..')

/** Folder of the built pages, beside the rooms. */
export const distFolder = join(root, 'dist')

/**
 * Builds the pages into `folder` when they are missing or older than `web/` or `server/domain/`. Where Vite is not installed
 * (a release) what is there is used as it is.
 */
export async function buildPages(folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html')) ? (await stat(join(folder, 'index.html'))).mtimeMs : 0
  if (built > (await newestIn(join(root, 'web'), join(root, 'server', 'domain')))) return
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite)) return
  // A process of its own: the pages are built for production whatever this process is doing (a test, say).
  const env = { NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: root, env })
}

async function newestIn(...folders: string[]): Promise<number> {
  let newest = 0
  for (const folder of folders)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) newest = Math.max(newest, (await stat(join(entry.parentPath, entry.name))).mtimeMs)
  return newest
}
