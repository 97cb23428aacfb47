import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { signDevice } from '../../server/ballots/device.ts'
import { keyRing, sha256 } from '../../server/hash.ts'

const connections = 64
const bodyBytes = 250
const choices = [3, 7, 12, 18, 25, 31, 38, 44, 52, 60]

/** The ballot, filled with white space to the length that the definition names. */
const body = `{"choices":[${choices.join(',')}]}`.padEnd(bodyBytes, ' ')

interface Addresses {
  empty: string
  commit: string
  ballots: string
}

interface Rows {
  ballots: number
  picks: number
  entries: number
  counted: number
}

/**
 * Accepted ballots a second, beside an empty JSON POST (E) and one that commits each vote by itself (C), by the definition of
 * vote.md "Load": server on core 0, generator on core 1, 64 keep-alive connections, E V C in turn. Options: --seconds of each
 * run (5), --rounds (5), --quick (2 s, 2 rounds, for a look). Returns the exit code; 1 when an answer was not 200 or the rows
 * do not agree.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '5' },
      quick: { type: 'boolean', default: false },
    },
  })
  const seconds = values.quick ? 2 : Number(values.seconds)
  const rounds = values.quick ? 2 : Number(values.rounds)
  const secret = randomBytes(32).toString('hex')
  const pinned = pinSelf()
  print(
    `${pinned ? 'server on core 0, generator on core 1' : 'not pinned: taskset is missing'}; ${connections} connections, ${seconds} s a run`,
  )
  const server = startServer(secret, pinned)
  const [addresses]: Addresses[] = await once(server, 'message')
  if (addresses === undefined) throw new Error('the server said nothing')
  const device = keyRing(sha256(secret))('device')
  const runs: Record<'E' | 'V' | 'C', () => Promise<number>> = {
    E: () => rate(addresses.empty, seconds),
    V: () => rate(addresses.ballots, seconds, (request) => asFreshDevice(request, device)),
    C: () => rate(addresses.commit, seconds),
  }
  for (const run of Object.values(runs)) await run()
  print('warmed up')
  const measured = { E: [0], V: [0], C: [0] }
  for (const name of ['E', 'V', 'C'] as const) measured[name] = []
  for (let round = 1; round <= rounds; round++) {
    for (const name of ['E', 'V', 'C'] as const) measured[name].push(await runs[name]())
    print(
      `round ${round}: ${(['E', 'V', 'C'] as const).map((name) => `${name} ${whole(measured[name].at(-1) ?? 0)}/s`).join('  ')}`,
    )
  }
  server.send('recount')
  const [rows]: Rows[] = await once(server, 'message')
  if (rows === undefined) throw new Error('the server counted nothing')
  print(
    `rows at the end: ${rows.ballots} ballots, ${rows.picks} picks (${rows.counted} in the counters), ${rows.entries} log entries`,
  )
  for (const name of ['E', 'V', 'C'] as const) {
    const sorted = [...measured[name]].sort((a, b) => a - b)
    print(`${name}: median ${whole(median(sorted))}/s, spread ${whole(sorted[0] ?? 0)} to ${whole(sorted.at(-1) ?? 0)}`)
  }
  print(`V to C: ${(median(measured.V) / median(measured.C)).toFixed(2)}`)
  print(`ratio to empty POST: ${(median(measured.V) / median(measured.E)).toFixed(2)}`)
  const agree =
    rows.picks === rows.counted && rows.picks === rows.ballots * choices.length && rows.entries === rows.ballots
  return agree ? 0 : 1
}

type Request = autocannon.Request

/** Each ballot comes from a device minted before, from an address of its own, with a key of its own. */
function asFreshDevice(request: Request, key: Uint8Array): Request {
  const random = randomBytes(36)
  const id = random.subarray(0, 16).toString('base64url')
  return {
    ...request,
    headers: {
      ...request.headers,
      cookie: `__Host-device=${signDevice(key, id)}`,
      'idempotency-key': random.subarray(16, 32).toString('base64url'),
      'x-forwarded-for': `11.${random[32]}.${random[33]}.${random[34]}`,
    },
  }
}

/** Answers of 200 a second; throws at any other answer. */
async function rate(url: string, seconds: number, setupRequest?: (request: Request) => Request): Promise<number> {
  const headers = { 'content-type': 'application/json', origin: new URL(url).origin }
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers,
    body,
    ...(setupRequest === undefined ? {} : { requests: [{ method: 'POST', setupRequest }] }),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} broken of ${result['2xx']}`)
  return result['2xx'] / result.duration
}

function startServer(secret: string, pinned: boolean): ChildProcess {
  const file = join(import.meta.dirname, 'ballots', 'served.ts')
  const [command = '', ...args] = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath, file, secret]
  return spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

/** Keeps this process, the generator, on core 1; false where the machine has no taskset or no second core. */
function pinSelf(): boolean {
  try {
    execFileSync('taskset', ['-a', '-cp', '1', String(process.pid)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function median(rates: readonly number[]): number {
  const sorted = [...rates].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

function whole(rate: number): string {
  return String(Math.round(rate))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
