import { join } from 'node:path'
import { readOwnConfig } from '../config.ts'
import { linkWords } from '../domain/words/link.ts'
import { serve } from '../listen.ts'
import { openDeps } from '../open.ts'
import { openPages } from '../pages.ts'
import { setUpLink } from '../people/invite.ts'
import { buildPages } from './build.ts'
import type { CommandIo } from './run.ts'

/** Folder of the built pages, beside the rooms. */
export const distFolder = join(import.meta.dirname, '..', '..', 'dist')

/** `gongping serve`: reads the environment, opens everything, listens until SIGTERM or SIGINT, then drains. */
export async function serveCommand(_args: string[], io: CommandIo): Promise<number> {
  const config = readOwnConfig()
  if ('problem' in config) {
    io.stderr(`${config.problem}\n`)
    return 1
  }
  await buildPages(distFolder)
  const deps = await openDeps(config, await openPages(distFolder))
  const serving = await serve(deps)
  io.stdout(`${serving.url}\n`)
  const setUp = await setUpLink(deps, serving.url)
  if (setUp !== null) io.stdout(`${linkWords[io.lang].setUp}\n${setUp}\n`)
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  await serving.drain()
  await deps.close()
  return 0
}
