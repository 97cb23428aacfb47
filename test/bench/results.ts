import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '../../db/connect.ts'
import { openSession } from '../../db/sessions.ts'
import { countText } from '../../server/domain/words/figures.ts'
import { sha256Hex } from '../../server/hash.ts'
import { type Built, buildResults } from './results/build.ts'

const reads = 50

/**
 * Results of a million ballots in one SQLite file (vote.md "Load"): start-up check, reads over HTTP, full recount against the
 * counters, memory of the server. Options: --ballots (1000000), --recounts (3). Exit code 1 when recount and counters differ.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { ballots: { type: 'string', default: '1000000' }, recounts: { type: 'string', default: '3' } },
  })
  const ballots = Number(values.ballots)
  const folder = await mkdtemp(join(tmpdir(), 'gongping-results-'))
  try {
    const secret = randomBytes(32).toString('hex')
    const started = performance.now()
    const built = await buildResults(folder, secret, ballots)
    const { size } = await stat(join(folder, 'gongping.sqlite'))
    print(
      'ballots',
      `${countText(ballots)} in ${whole(size / 2 ** 20)} MB, written in ${seconds(performance.now() - started)} s`,
    )
    return await measure(folder, secret, built, Number(values.recounts))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string, secret: string, built: Built, recounts: number): Promise<number> {
  const cookie = await signedIn(folder, built.organizer)
  const server = spawn(
    process.execPath,
    [join(import.meta.dirname, 'results', 'served.ts'), folder, secret, built.campaign],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  const { url, ...check } = await answered<{ url: string } & Took>(server)
  print('check of the log at the start', tookText(check), 'at most 5')
  const campaign = `${url}/api/campaigns/${built.campaign}`
  const memory = async (when: string) => {
    const { megabytes } = await asked<{ megabytes: number }>(server, 'memory')
    print(`memory ${when}`, `${whole(megabytes)} MB`, 'at most 300')
  }
  await memory('at the start')
  await publish(campaign, url, cookie, await signedIn(folder, built.second))
  for (const [name, path] of [
    ['votes', '/standings'],
    ['published result', '/publications/latest'],
    ['desk of the vote', '/voting'],
    ['overview', ''],
    ['result, computed anew', '/result'],
  ] as const) {
    const times = await timesOf(`${campaign}${path}`, cookie)
    const middle = times[Math.floor(times.length / 2)] ?? 0
    print(
      `read: ${name}`,
      `${middle.toFixed(1)} ms (slowest of ${reads}: ${(times.at(-1) ?? 0).toFixed(1)})`,
      'at most 5',
    )
  }
  await memory('after the reads')
  let faults = 0
  for (let time = 0; time < recounts; time += 1) {
    const count = await asked<{ ballots: number; faults: number } & Took>(server, 'recount')
    faults += count.faults
    const verdict = count.faults === 0 ? 'equal to the counters' : `${count.faults} counters differ`
    print('recount', `${tookText(count)}, ${countText(count.ballots)} ballots, ${verdict}`, 'at most 2')
  }
  await memory('after the recounts')
  server.send('stop')
  await once(server, 'exit')
  return faults === 0 ? 0 : 1
}

async function signedIn(folder: string, person: string): Promise<string> {
  const token = randomBytes(16).toString('hex')
  const db = await connect({ sqlite: join(folder, 'gongping.sqlite') })
  await openSession(db, {
    token_sha256: sha256Hex(token),
    person,
    created_at: new Date().toISOString(),
    expires_at: '2099-01-01T00:00:00.000Z',
  })
  await db.destroy()
  return `__Host-session=${token}`
}

/** Publishes the result as two persons do, which counts every ballot again. */
async function publish(campaign: string, origin: string, proposer: string, confirmer: string): Promise<void> {
  const sent = async (path: string, cookie: string, body: object) => {
    const headers = { cookie, origin, 'content-type': 'application/json' }
    const answer = await fetch(`${campaign}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const { revision, sha256 } = await sent('/publications', proposer, { kind: 'public-notice' })
  await sent(`/publications/${revision}/confirm`, confirmer, { sha256 })
}

/** Milliseconds of each read, shortest first; throws at any answer but 200. */
async function timesOf(address: string, cookie: string): Promise<number[]> {
  const times: number[] = []
  for (let read = 0; read < reads + 5; read += 1) {
    const started = performance.now()
    const answer = await fetch(address, { headers: { cookie } })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`)
    if (read >= 5) times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)
}

async function answered<T>(server: ChildProcess): Promise<T> {
  const [answer]: T[] = await once(server, 'message')
  if (answer === undefined) throw new Error('the server said nothing')
  return answer
}

async function asked<T>(server: ChildProcess, question: string): Promise<T> {
  server.send(question)
  return answered<T>(server)
}

function print(what: string, found: string, wanted = ''): void {
  process.stdout.write(`${what.padEnd(40)}${found.padEnd(76)}${wanted}\n`)
}

interface Took {
  seconds: number
  processor: number
}

function tookText({ seconds: wall, processor }: Took): string {
  return `${wall.toFixed(2)} s (${processor.toFixed(2)} s of processor)`
}

function whole(value: number): string {
  return String(Math.round(value))
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}
