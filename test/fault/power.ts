import { randomInt } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '../../db/connect.ts'
import type { Database } from '../../db/database.ts'
import type { Receipt } from '../../server/ballots.ts'
import { toBase64url } from '../../server/domain/bytes.ts'
import { parseNote } from '../../server/domain/checkpoint.ts'
import { type Ground, prepareGround } from '../load/ground.ts'
import { type Mirror, openMirror } from '../load/mirror.ts'
import { checkpointOf } from '../load/receipt.ts'
import { startServer } from '../load/server.ts'
import { openVoters } from '../load/voters.ts'
import { openDisk } from './power/disk.ts'
import { type Event, readTrace, recorded } from './power/trace.ts'
import { openCrowd, receiptIn } from './voting.ts'

export interface PowerReport {
  cuts: number
  /** Ballots acknowledged in the whole recording. */
  acknowledged: number
  /** Cuts after which at least one acknowledged ballot was missing, and the most that one cut cost. */
  losing: number
  mostLost: number
  /** States that do not open, are not whole, or contradict what was promised outside the database. */
  broken: string[]
}

export interface PowerOptions {
  cuts: number
  ballots: number
  /** Runs the server without durability, as a control that must lose something. */
  normal?: boolean
}

/**
 * Records every write and sync of a server under load with strace, then cuts the power at arbitrary points: each time the files
 * are rebuilt from what syncs had promised, without the rest or with an arbitrary part of it, and opened again.
 */
export async function powerCuts(options: PowerOptions): Promise<PowerReport> {
  const ground = await prepareGround()
  const elsewhere = await mkdtemp(join(tmpdir(), 'gongping-power-'))
  try {
    const disk = await openDisk(ground.root)
    const events = await record(ground, join(elsewhere, 'trace'), options)
    const mirror = openMirror(ground.campaign.id)
    const db = await ground.open()
    await mirror.follow(db)
    await db.destroy()
    const answered = events.findIndex(({ does }) => does === 'answer')
    const points = new Set<number>()
    while (points.size < Math.min(options.cuts, events.length - answered))
      points.add(randomInt(answered, events.length))
    const report: PowerReport = { cuts: points.size, acknowledged: 0, losing: 0, mostLost: 0, broken: [] }
    const promised: Receipt[] = []
    for (const [at, event] of events.entries()) {
      if (points.has(at)) {
        const state = join(elsewhere, 'state')
        await disk.cut(state, at % 2 === 0)
        const found = await look(state, ground, mirror, promised)
        if (found.lost > 0) report.losing += 1
        report.mostLost = Math.max(report.mostLost, found.lost)
        report.broken.push(...found.broken.map((sentence) => `cut ${at}: ${sentence}`))
      }
      if (event.does === 'answer') promised.push(...receiptsIn(event.text))
      disk.apply(event)
    }
    report.acknowledged = promised.length
    return report
  } finally {
    await rm(elsewhere, { recursive: true, force: true })
    await ground.remove()
  }
}

async function record(ground: Ground, file: string, options: PowerOptions): Promise<Event[]> {
  const server = await startServer(ground, { before: recorded(file), words: options.normal ? ['--normal'] : [] })
  const crowd = openCrowd(openVoters(ground.secret, ground.campaign.id), () => randomInt(1, 4))
  const voted = await crowd.vote(server.ballots, 8, () => crowd.ballots.length >= options.ballots)
  await server.stop()
  if (voted.refused.length > 0) throw new Error(`refused: ${voted.refused[0]}`)
  const events: Event[] = []
  for await (const event of readTrace(file)) if (isKept(event, ground.root)) events.push(event)
  return events
}

function isKept(event: Event, folder: string): boolean {
  return event.does === 'answer' ? event.text.includes('"ballot":') : event.path.startsWith(folder)
}

/** The receipts in what went over a socket: each accepting answer is one JSON line after its head. */
function receiptsIn(text: string): Receipt[] {
  return text.split('\r\n\r\n').flatMap((part) => (part.startsWith('{"ballot":') ? receiptIn(part) : []))
}

/** Opens what a power cut left behind and compares it with what was promised before. */
async function look(state: string, ground: Ground, mirror: Mirror, promised: readonly Receipt[]) {
  const broken: string[] = []
  let lost = 0
  let db: Database | undefined
  try {
    db = await connect({ sqlite: join(state, 'gongping', 'gongping.sqlite') })
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
    if (rows[0]?.integrity_check !== 'ok') broken.push(`integrity: ${rows[0]?.integrity_check}`)
    const ballots = await db.selectFrom('ballot').select(['id', 'log_index']).execute()
    const kept = new Set(ballots.map(({ id }) => id))
    lost = promised.filter(({ ballot }) => !kept.has(ballot)).length
    const found = openMirror(ground.campaign.id)
    await found.follow(db)
    const size = found.entries.length
    if (found.roots.at(-1) !== mirror.roots[size])
      broken.push('the log is not the beginning of the one that was recorded')
    if (size !== kept.size) broken.push(`${kept.size} ballots, ${size} entries`)
    const notes = await anchored(state)
    const highest = Math.max(...notes.map((note) => note.size), 0)
    const answered = Math.max(...promised.map((receipt) => checkpointOf(receipt)?.size ?? 0), 0)
    if (answered > highest) broken.push(`a receipt names ${answered} entries, the anchor ${highest}`)
    for (const note of notes) {
      if (note.size > size) broken.push(`the anchor promises ${note.size} entries, the database has ${size}`)
      if (mirror.roots[note.size] !== toBase64url(note.root)) broken.push('the anchor names another log')
    }
  } catch (error) {
    broken.push(String(error))
  }
  await db?.destroy()
  return { lost, broken }
}

/** The checkpoints that stand in files outside the database. */
async function anchored(state: string) {
  const files = (await readdir(state, { recursive: true })).filter((name) => name.endsWith('.checkpoint'))
  return Promise.all(
    files.map(async (name) => {
      const note = parseNote(await readFile(join(state, name), 'utf8'))
      if ('problem' in note) throw new Error(`anchor ${name}: ${note.problem}`)
      return note
    }),
  )
}
