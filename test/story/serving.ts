import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages, distFolder } from '../../server/commands/build.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { openVisitor, type Visitor } from '../../server/demo/visitor.ts'
import type { Deps } from '../../server/deps.ts'
import { serve } from '../../server/listen.ts'
import { openDeps } from '../../server/open.ts'
import { openPages } from '../../server/pages.ts'

/** A server on a real port with built pages, as `gongping serve` starts it. */
export interface Served {
  url: string
  deps: Deps
  /** Somebody who asks over HTTP with cookies of his own. */
  visitor: () => Visitor
  close: () => Promise<void>
}

/** Opens a server on a fresh folder; a story may tell it the time. */
export async function openServer(change: Partial<Config> = {}, now?: () => Date): Promise<Served> {
  await buildPages(distFolder)
  const root = await mkdtemp(join(tmpdir(), 'gongping-story-'))
  const config = readConfig({ PORT: '0', GONGPING_FOLDER: join(root, 'gongping'), LOG_LEVEL: 'error' })
  if ('problem' in config) throw new Error(config.problem)
  const deps = await openDeps({ ...config, ...change }, await openPages(distFolder), now)
  const serving = await serve(deps)
  return {
    url: serving.url,
    deps,
    visitor: () => openVisitor({ request: (address, init) => fetch(address, init) }, serving.url),
    async close() {
      await serving.drain()
      await deps.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}
