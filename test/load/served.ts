/**
 * The process under test: the product's own door on the database that the words name, as `gongping serve` opens it. With
 * `compared` it also serves the two handlers that a ballot is compared with. Its first message names the addresses.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serve as listen } from '@hono/node-server'
import SQLite from 'better-sqlite3'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { distFolder } from '../../server/commands/build.ts'
import { readConfig } from '../../server/config.ts'
import { serve } from '../../server/listen.ts'
import { openDeps } from '../../server/open.ts'
import { noPages, openPages } from '../../server/pages.ts'

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '' },
    secret: { type: 'string', default: '' },
    database: { type: 'string' },
    compared: { type: 'boolean', default: false },
    pages: { type: 'boolean', default: false },
    /** Takes durability away, so that a test can show that it would notice. No setting of the product does this. */
    normal: { type: 'boolean', default: false },
  },
})
const config = readConfig({
  GONGPING_FOLDER: values.folder,
  SECRET: values.secret,
  DATABASE_URL: values.database,
  TRUSTED_PROXIES: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'error',
})
if ('problem' in config) throw new Error(config.problem)
const deps = await openDeps(config, values.pages ? await openPages(distFolder) : noPages)
if (values.normal) await sql`pragma synchronous = NORMAL`.execute(deps.db)
const serving = await serve(deps)

async function open(app: Hono): Promise<string> {
  return new Promise((resolve) => {
    listen({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => resolve(`http://127.0.0.1:${port}/`))
  })
}

/** E parses and answers; C also commits each vote in a transaction of its own. */
async function openCompared(): Promise<{ empty: string; commit: string }> {
  const file = new SQLite(join(values.folder, 'compared.sqlite'))
  file.pragma('journal_mode = WAL')
  file.pragma('synchronous = FULL')
  file.exec('create table vote (id integer primary key, body text not null)')
  const insert = file.prepare('insert into vote (body) values (?)')
  return {
    empty: await open(
      new Hono().post('/', async (c) => {
        await c.req.json()
        return c.json({ ok: true })
      }),
    ),
    commit: await open(
      new Hono().post('/', async (c) => {
        insert.run(JSON.stringify(await c.req.json()))
        return c.json({ ok: true })
      }),
    ),
  }
}

async function stop(): Promise<void> {
  await serving.drain()
  await deps.close()
  process.exit(0)
}

process.send?.({ pid: process.pid, url: serving.url, ...(values.compared ? await openCompared() : {}) })

process.on('message', (asked) => {
  if (asked === 'spent') process.send?.({ memory: process.memoryUsage().rss, cpu: process.cpuUsage() })
  if (asked === 'stop') void stop()
})
