import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect, type Store } from '../../db/connect.ts'
import type { Database } from '../../db/database.ts'
import { migrate } from '../../db/migrate.ts'
import type { Campaign } from '../../server/domain/campaign.ts'
import { makeStage, storeCampaign, storeNominations } from '../make.ts'

export const adminUrl = 'postgres://postgres@127.0.0.1:5432/test'
const hour = 3_600_000
export const candidates = 60

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

/** The first message of the served process. */
interface Greeting {
  pid: number
  url: string
  empty?: string
  commit?: string
}

export interface Started {
  /** Of the server itself, whatever was put before its command. */
  pid: number
  url: URL
  /** Where ballots of the ground's campaign go. */
  ballots: URL
  empty: URL | null
  commit: URL | null
  child: ChildProcess
  /** Resident bytes of the server, and the seconds its threads have computed so far. */
  spent: () => Promise<{ memory: number; seconds: number }>
  /** Ends it as a power-off of the machine's own making would: at once, without a word. */
  kill: () => Promise<void>
  /** Lets it finish what is under way and close its files. */
  stop: () => Promise<void>
}

export interface StartOptions {
  /** Words before the command, such as taskset or strace with their own. */
  before?: readonly string[]
  /** More of the served process's own words, such as --compared. */
  words?: readonly string[]
  environment?: Record<string, string>
}

/** Starts a server on a ground in a process of its own and waits until it listens; throws when it ends instead. */
export async function startServer(ground: Ground, options: StartOptions = {}): Promise<Started> {
  const file = join(import.meta.dirname, 'served.ts')
  const database = 'postgres' in ground.store ? ['--database', ground.store.postgres] : []
  const [command = '', ...args] = [
    ...(options.before ?? []),
    process.execPath,
    file,
    ...['--folder', ground.folder, '--secret', ground.secret, ...database, ...(options.words ?? [])],
  ]
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...options.environment },
  })
  const addresses = await Promise.race([
    once(child, 'message').then(([said]: Greeting[]) => said),
    once(child, 'exit').then(() => undefined),
  ])
  if (addresses === undefined) throw new Error(`the server ended before it listened (${child.exitCode})`)
  const end = async (how: () => unknown) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    how()
    await ended
  }
  return {
    pid: addresses.pid,
    url: new URL(addresses.url),
    ballots: new URL(`${addresses.url}/api/campaigns/${ground.campaign.id}/ballots`),
    empty: addresses.empty === undefined ? null : new URL(addresses.empty),
    commit: addresses.commit === undefined ? null : new URL(addresses.commit),
    child,
    async spent() {
      const answer = once(child, 'message')
      child.send('spent')
      const [said]: { memory: number; cpu: NodeJS.CpuUsage }[] = await answer
      if (said === undefined) throw new Error('the server did not say what it spent')
      return { memory: said.memory, seconds: (said.cpu.user + said.cpu.system) / 1_000_000 }
    },
    kill: () => end(() => process.kill(addresses.pid, 'SIGKILL')),
    stop: () => end(() => child.send('stop')),
  }
}

/** Keeps this process, the generator, on core 1; false where the machine has no taskset or no second core. */
export function pinSelf(): boolean {
  try {
    execFileSync('taskset', ['-a', '-cp', '1', String(process.pid)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
