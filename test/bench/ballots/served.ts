/**
 * The process under test, started by the bench with an IPC channel: the product's own door on a fresh SQLite file, and beside
 * it the two handlers it is compared with. Its first message names the addresses, the answer to `recount` the rows.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import SQLite from 'better-sqlite3'
import { Hono } from 'hono'
import { readConfig } from '../../../server/config.ts'
import { serve } from '../../../server/listen.ts'
import { openDeps } from '../../../server/open.ts'
import { noPages } from '../../../server/pages.ts'
import { makeStage, storeCampaign, storeNominations } from '../../make.ts'

const folder = await mkdtemp(join(tmpdir(), 'gongping-bench-'))
const config = readConfig({
  GONGPING_FOLDER: folder,
  SECRET: process.argv[2],
  TRUSTED_PROXIES: '127.0.0.1',
  PORT: '0',
})
if ('problem' in config) throw new Error(config.problem)
const deps = await openDeps(config, noPages)
const hour = 3_600_000
const at = (ms: number) => new Date(Date.now() + ms).toISOString()
const campaign = await storeCampaign(deps.db, {
  stages: [makeStage('voting', 0, { opensAt: at(-hour), closesAt: at(hour) })],
})
await storeNominations(deps.db, campaign.id, 60)

const file = new SQLite(join(folder, 'compared.sqlite'))
file.pragma('journal_mode = WAL')
file.pragma('synchronous = FULL')
file.exec('create table vote (id integer primary key, body text not null)')
const insert = file.prepare('insert into vote (body) values (?)')
const empty = new Hono().post('/', async (c) => {
  await c.req.json()
  return c.json({ ok: true })
})
const commit = new Hono().post('/', async (c) => {
  insert.run(JSON.stringify(await c.req.json()))
  return c.json({ ok: true })
})

async function open(app: Hono): Promise<string> {
  return new Promise((resolve) => {
    listen({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => resolve(`http://127.0.0.1:${port}/`))
  })
}

process.send?.({
  empty: await open(empty),
  commit: await open(commit),
  ballots: `${(await serve(deps)).url}/api/campaigns/${campaign.id}/ballots`,
})

process.on('message', async () => {
  const count = async (table: 'ballot' | 'pick' | 'log_entry') => {
    const row = await deps.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    return row.rows
  }
  const counters = await deps.db
    .selectFrom('candidate_count')
    .select((eb) => eb.fn.sum<number>('votes').as('votes'))
    .executeTakeFirstOrThrow()
  const rows = {
    ballots: await count('ballot'),
    picks: await count('pick'),
    entries: await count('log_entry'),
    counted: Number(counters.votes),
  }
  process.send?.(rows, () => rm(folder, { recursive: true, force: true }).then(() => process.exit(0)))
})
