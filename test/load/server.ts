import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Ground } from './ground.ts'

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
