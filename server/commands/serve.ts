import { readOwnConfig } from '../config.ts'
import type { Deps } from '../deps.ts'
import { command as words } from '../domain/words/command.ts'
import { linkWords } from '../domain/words/link.ts'
import { type Serving, serve } from '../listen.ts'
import { openDeps } from '../open.ts'
import { openPages } from '../pages.ts'
import { setUpLink } from '../people/invite.ts'
import { buildPages, distFolder } from './build.ts'
import type { CommandIo } from './run.ts'

/** `gongping serve`: reads the environment, opens everything, listens until SIGTERM or SIGINT, then drains. */
export async function serveCommand(_args: string[], io: CommandIo): Promise<number> {
  const config = readOwnConfig()
  if ('problem' in config) {
    io.stderr(`${config.problem}\n`)
    return 1
  }
  await buildPages(distFolder)
  const deps = await openDeps(config, await openPages(distFolder))
  deps.challenges.keepFilled()
  try {
    await serveUntilStopped(await serve(deps), async (url) => {
      io.stdout(`${words[io.lang].serving(url)}\n`)
      const setUp = await setUpLink(deps, url)
      if (setUp !== null) io.stdout(`${linkWords[io.lang].setUp}\n${setUp}\n`)
    })
  } catch (error) {
    if (!isPortTaken(error)) throw error
    io.stderr(`${words[io.lang].portTaken(config.port)}\n`)
    return 1
  } finally {
    await deps.close()
  }
  return 0
}

/** Listens on the configured port, or on any free one when that is taken. */
export async function serveSomewhere(deps: Deps): Promise<Serving> {
  try {
    return await serve(deps)
  } catch (error) {
    if (!isPortTaken(error)) throw error
    return serve(deps, 0)
  }
}

/** Does what the start asks for, then waits for SIGTERM or SIGINT and lets the requests under way finish. */
export async function serveUntilStopped(serving: Serving, begin: (url: string) => Promise<void>): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  try {
    await Promise.race([begin(serving.url), stopped])
    await stopped
  } finally {
    await serving.drain()
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
