import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect as connectTcp } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, describe } from 'vitest'
import { connect } from '../db/connect.ts'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { createApp } from '../server/app.ts'
import { openChallenges } from '../server/ballots/challenge.ts'
import { noChannels } from '../server/channels/settings.ts'
import { openChannels } from '../server/channels.ts'
import type { Config } from '../server/config.ts'
import { openVisitor, type Visitor } from '../server/demo/visitor.ts'
import type { Deps } from '../server/deps.ts'
import { openFileStore } from '../server/files/store.ts'
import { keyRing } from '../server/hash.ts'
import { openLimits } from '../server/limits.ts'
import { noPages } from '../server/pages.ts'
import { openAnchor } from '../server/sequencer/anchor.ts'
import { openSequencer } from '../server/sequencer.ts'
import { openTurnedAway } from '../server/standings/turnedAway.ts'

/** Tests share the machine: a ballot that waits there is not let go, or a slow minute would look like a fault. */
const patienceMs = 30_000

export const postgresUrl = 'postgres://postgres@127.0.0.1:5432/test'

/** Whether something listens on a loopback port. */
export async function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTcp({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

const postgresUp = await listens(5432)

/**
 * Runs the same tests on SQLite and on PostgreSQL (one fresh schema a call). Where no PostgreSQL listens the second half is
 * skipped aloud, and refused outright when skips are forbidden.
 */
export function onEachDatabase(title: string, tests: (database: () => Database) => void): void {
  describe(`${title} (SQLite)`, () => {
    let db: Database
    beforeAll(async () => {
      db = await connect({ sqlite: ':memory:' })
      await migrate(db)
    })
    afterAll(() => db.destroy())
    tests(() => db)
  })
  if (!postgresUp && process.env.NO_SKIPS) throw new Error(`${title}: PostgreSQL is needed on 127.0.0.1:5432`)
  if (!postgresUp) console.warn(`skipped: ${title} on PostgreSQL, nothing listens on 127.0.0.1:5432`)
  describe.runIf(postgresUp)(`${title} (PostgreSQL)`, () => {
    const schema = `t_${randomBytes(6).toString('hex')}`
    let db: Database
    beforeAll(async () => {
      db = await connect({ postgres: postgresUrl, schema })
      await migrate(db, schema)
    })
    afterAll(async () => {
      await sql`drop schema ${sql.id(schema)} cascade`.execute(db)
      await db.destroy()
    })
    tests(() => db)
  })
}

export type Browser = Visitor

/** A running door on a real database, with a clock that the test sets. */
export interface World {
  deps: Deps
  app: ReturnType<typeof createApp>
  clock: { now: string }
  /** A browser with its own cookies: asks the app as a page of the site would. */
  browser: () => Browser
  close: () => Promise<void>
}

/** Opens a world on this database (a fresh SQLite in memory when none is given). */
export async function openWorld(given?: Database, change: Partial<Config> = {}): Promise<World> {
  const db = given ?? (await connect({ sqlite: ':memory:' }))
  if (given === undefined) await migrate(db)
  const folder = await mkdtemp(join(tmpdir(), 'gongping-test-'))
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    folder,
    anchorFolder: join(folder, 'anchor'),
    databaseUrl: null,
    redisUrl: null,
    trustedProxies: [],
    secret: null,
    channels: noChannels,
    logLevel: 'silent',
    ...change,
  }
  const clock = { now: '2026-06-01T02:00:00.000Z' }
  const secret = new Uint8Array(randomBytes(32))
  const limits = openLimits(null)
  const outside = {
    config,
    db,
    now: () => new Date(clock.now),
    chance: (bytes: number) => new Uint8Array(randomBytes(bytes)),
    key: keyRing(secret),
    log: pino({ level: 'silent' }),
  }
  const deps: Deps = {
    ...outside,
    limits,
    challenges: openChallenges(outside),
    pages: noPages,
    sequencer: openSequencer(outside, await openAnchor(config.anchorFolder), patienceMs),
    turnedAway: openTurnedAway(db),
    id: () => randomBytes(16).toString('base64url'),
    channels: openChannels(config.channels, () => new Date(clock.now)),
    files: openFileStore(join(folder, 'files')),
  }
  const app = createApp(deps)
  return {
    deps,
    app,
    clock,
    browser: () => openVisitor(app, 'http://localhost'),
    async close() {
      await limits.close()
      if (given === undefined) await db.destroy()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
