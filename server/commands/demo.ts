import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../app.ts'
import { readOwnConfig } from '../config.ts'
import { playDemo } from '../demo/story.ts'
import { command as words } from '../domain/words/command.ts'
import { openDeps } from '../open.ts'
import { openPages } from '../pages.ts'
import { steadyClock } from '../time.ts'
import { buildPages, distFolder } from './build.ts'
import type { CommandIo } from './run.ts'
import { serveSomewhere, serveUntilStopped } from './serve.ts'

/** `gongping demo`: the demonstration on a fresh SQLite file in a folder of its own, which goes when the server stops. */
export async function demoCommand(_args: string[], io: CommandIo): Promise<number> {
  const configured = readOwnConfig()
  if ('problem' in configured) {
    io.stderr(`${configured.problem}\n`)
    return 1
  }
  const folder = await mkdtemp(join(tmpdir(), 'gongping-demo-'))
  const config = {
    ...configured,
    folder,
    anchorFolder: join(folder, 'anchor'),
    databaseUrl: null,
    logLevel: 'warn' as const,
  }
  io.stderr(`${words[io.lang].preparing}\n`)
  await buildPages(distFolder)
  let told: Date | null = null
  const steady = steadyClock()
  const deps = await openDeps(config, await openPages(distFolder), () => told ?? steady())
  try {
    await serveUntilStopped(await serveSomewhere(deps), async (url) => {
      const demo = await playDemo(createApp(deps), deps, url, (at) => {
        told = at
      })
      io.stdout(words[io.lang].demo(demo))
    })
  } finally {
    await deps.close()
    await rm(folder, { recursive: true, force: true })
  }
  return 0
}
