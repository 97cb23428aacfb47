import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect, type Store } from '../../db/connect.ts'
import type { Database } from '../../db/database.ts'
import { migrate } from '../../db/migrate.ts'
import type { Campaign } from '../../server/domain/campaign.ts'
import { makeStage, storeCampaign, storeNominations } from '../make.ts'

const adminUrl = 'postgres://postgres@127.0.0.1:5432/test'
const hour = 3_600_000
const candidates = 60

/** A fresh database with one open vote of sixty candidates, and the secret that its voters and its server share. */
export interface Ground {
  /** Everything that server and anchor write is under it. */
  root: string
  /** The server's own folder; the anchor stands beside it. */
  folder: string
  secret: string
  store: Store
  campaign: Campaign
  /** Opens the database beside the server, to look at its rows. */
  open: () => Promise<Database>
  remove: () => Promise<void>
}

/** Prepares a ground. The vote has been open for an hour and stays open for one more unless the `change` says otherwise. */
export async function prepareGround(
  options: { postgres?: boolean; change?: Partial<Campaign>; closesAt?: string; graceSeconds?: number } = {},
): Promise<Ground> {
  const root = await mkdtemp(join(tmpdir(), 'gongping-load-'))
  const folder = join(root, 'gongping')
  await mkdir(folder)
  const name = `load_${randomBytes(6).toString('hex')}`
  if (options.postgres) await asAdmin(`create database ${name}`)
  const store: Store = options.postgres
    ? { postgres: adminUrl.replace(/\/test$/, `/${name}`) }
    : { sqlite: join(folder, 'gongping.sqlite') }
  const at = (ms: number) => new Date(Date.now() + ms).toISOString()
  const db = await connect(store)
  await migrate(db)
  const campaign = await storeCampaign(db, {
    stages: [makeStage('voting', 0, { opensAt: at(-hour), closesAt: options.closesAt ?? at(hour) })],
    ...options.change,
  })
  await storeNominations(db, campaign.id, candidates)
  await db.destroy()
  return {
    root,
    folder,
    secret: randomBytes(32).toString('hex'),
    store,
    campaign,
    open: () => connect(store),
    async remove() {
      if (options.postgres) await asAdmin(`drop database ${name} with (force)`)
      await rm(root, { recursive: true, force: true })
    },
  }
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  await client.query(statement)
  await client.end()
}
