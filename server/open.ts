import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { connect } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { openChallenges } from './ballots/challenge.ts'
import { openChance } from './chance.ts'
import { openChannels } from './channels.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { openFileStore } from './files/store.ts'
import { keyRing, sha256 } from './hash.ts'
import { openLimits } from './limits.ts'
import type { Pages } from './pages.ts'
import { openAnchor } from './sequencer/anchor.ts'
import { openSequencer } from './sequencer.ts'
import { openTurnedAway } from './standings/turnedAway.ts'
import { steadyClock } from './time.ts'

/**
 * Opens everything impure that the configuration names: database (migrated), files, limits, secret, log. `now` is the clock of
 * all of them; a demonstration tells its own.
 */
export async function openDeps(
  config: Config,
  pages: Pages,
  now: () => Date = steadyClock(),
): Promise<Deps & { close: () => Promise<void> }> {
  await mkdir(config.folder, { recursive: true, mode: 0o700 })
  const db = await connect(
    config.databaseUrl === null ? { sqlite: join(config.folder, 'gongping.sqlite') } : { postgres: config.databaseUrl },
  )
  await migrate(db)
  const secret = config.secret === null ? await secretOf(config.folder) : sha256(config.secret)
  const limits = openLimits(config.redisUrl)
  const world = {
    config,
    db,
    now,
    chance: openChance(),
    key: keyRing(secret),
    log: pino({ level: config.logLevel, base: null }, gathered()),
  }
  const challenges = openChallenges(world)
  return {
    ...world,
    pages,
    limits,
    challenges,
    sequencer: openSequencer(world, await openAnchor(config.anchorFolder)),
    turnedAway: openTurnedAway(db),
    id: () => randomBytes(16).toString('base64url'),
    channels: openChannels(config.channels, world.now),
    files: openFileStore(join(config.folder, 'files')),
    async close() {
      challenges.close()
      await limits.close()
      await db.destroy()
    },
  }
}

/** Lines go to standard output some at a time, at least four times a second, and all of them when the process ends. */
function gathered() {
  return pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 250 })
}

async function secretOf(folder: string): Promise<Uint8Array> {
  const path = join(folder, 'secret')
  if (!existsSync(path)) await writeFile(path, randomBytes(32), { mode: 0o600, flag: 'wx' })
  return new Uint8Array(await readFile(path))
}
