import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../db/database.ts'
import type { Receipt } from '../../server/ballots.ts'
import type { NoteKey } from '../../server/domain/checkpoint.ts'
import { type Ground, prepareGround } from '../load/ground.ts'
import { logKey } from '../load/logKey.ts'
import { type Mirror, openMirror } from '../load/mirror.ts'
import { checkpointOf, entryOf, receiptFaults } from '../load/receipt.ts'
import { countRows } from '../load/rows.ts'
import { startServer } from '../load/server.ts'
import { openVoters } from '../load/voters.ts'
import { openCrowd, receiptIn, type Sent } from './voting.ts'

export interface KillReport {
  cycles: number
  /** Ballots that got an answer of acceptance, and answers of acceptance in all. */
  acknowledged: number
  answers: number
  /** Ballots whose answer was lost in a kill at least once, yet which were accepted before the end. */
  unanswered: number
  /** Each of these must be empty. */
  lost: string[]
  invalid: string[]
  /** Ballots whose answers differ, or that stand twice. */
  doubled: string[]
  refused: string[]
  /** Cycles in which nobody could vote after the restart. */
  stuck: number
}

export interface KillOptions {
  cycles: number
  /** How often each ballot is sent: 1, or up to 10. */
  mostTimes: number
  postgres?: boolean
  heard?: (line: string) => void
}

const lines = 24

/**
 * Starts the server, lets a crowd vote, kills it with SIGKILL in the middle, and again. After each restart every ballot
 * acknowledged so far stands in the log where its receipt says, under the root that its receipt carries.
 */
export async function killCycles(options: KillOptions): Promise<KillReport> {
  const ground = await prepareGround({ postgres: options.postgres ?? false })
  const sign = openVoters(ground.secret, ground.campaign.id)
  const crowd = openCrowd(sign, () => 1 + Math.floor(Math.random() * options.mostTimes))
  const mirror = openMirror(ground.campaign.id)
  const report: KillReport = {
    cycles: options.cycles,
    acknowledged: 0,
    answers: 0,
    unanswered: 0,
    lost: [],
    invalid: [],
    doubled: [],
    refused: [],
    stuck: 0,
  }
  const key = logKey(ground)
  let settled: readonly Sent[] = []
  try {
    for (let cycle = 1; cycle <= options.cycles; cycle++) {
      const server = await startServer(ground)
      await look(ground, mirror, settled, key, report)
      let over = false
      const voting = crowd.vote(server.ballots, lines, () => over)
      const before = crowd.answers()
      for (let waited = 0; crowd.answers() === before && waited < 10_000; waited += 5) await wait(5)
      await wait(Math.random() * 250)
      // Nobody begins a ballot at a server that is gone; those under way lose their answer.
      over = true
      await server.kill()
      const voted = await voting
      settled = voted.first
      report.answers += voted.answers
      report.refused.push(...voted.refused)
      if (voted.answers === 0) report.stuck += 1
      if (cycle % 20 === 0) options.heard?.(`${cycle} kills, ${crowd.ballots.length} ballots`)
    }
    const server = await startServer(ground)
    await look(ground, mirror, settled, key, report)
    const rest = await crowd.finish(server.ballots, lines)
    report.answers += rest.answers
    report.refused.push(...rest.refused)
    await server.stop()
    await look(ground, mirror, rest.first, key, report)
    await lookAtAll(ground, mirror, crowd.ballots, report)
  } finally {
    await ground.remove()
  }
  return report
}

/** After a restart: what was acknowledged last stands in the log and in the table, and its receipt is of this very log. */
async function look(ground: Ground, mirror: Mirror, settled: readonly Sent[], key: NoteKey, report: KillReport) {
  const db = await ground.open()
  const receipts = settled.map((sent) => ({ sent, receipt: receiptIn(sent.answers[0] ?? '') }))
  await mirror.follow(db)
  const kept = await keptBallots(db, ground.campaign.id, Math.min(...receipts.map(({ receipt }) => receipt.index)))
  for (const { sent, receipt } of receipts) {
    report.acknowledged += 1
    if (kept.get(receipt.ballot) !== receipt.index) report.lost.push(`${receipt.ballot} is not among the ballots`)
    report.invalid.push(...receiptFaults(ground.campaign.id, receipt, sent, key), ...logFaults(ground, mirror, receipt))
  }
  await db.destroy()
}

function logFaults(ground: Ground, mirror: Mirror, receipt: Receipt): string[] {
  const head = checkpointOf(receipt)
  if (mirror.entries[receipt.index] !== entryOf(ground.campaign.id, receipt))
    return [`${receipt.ballot} does not stand in the log at ${receipt.index}`]
  return head !== null && mirror.roots[head.size] === head.root ? [] : [`${receipt.ballot} is of another log`]
}

async function keptBallots(db: Database, campaign: string, from: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('ballot')
    .where('campaign', '=', campaign)
    .where('log_index', '>=', Number.isFinite(from) ? from : 0)
    .select(['id', 'log_index'])
    .execute()
  return new Map(rows.map(({ id, log_index }) => [id, log_index]))
}

/** At the end: the whole log read again, every ballot once, every answer the same bytes, counters equal to choices. */
async function lookAtAll(ground: Ground, mirror: Mirror, ballots: readonly Sent[], report: KillReport) {
  const campaign = ground.campaign.id
  const db = await ground.open()
  const whole = openMirror(campaign)
  await whole.follow(db)
  if (whole.roots.at(-1) !== mirror.roots.at(-1)) report.lost.push('entries that were seen have changed')
  const kept = await keptBallots(db, campaign, 0)
  for (const { key: own, answers, cut } of ballots) {
    const [first] = answers
    if (first === undefined) report.lost.push(`the ballot with key ${own} was never accepted`)
    else if (!kept.has(receiptIn(first).ballot)) report.lost.push(`${receiptIn(first).ballot} is gone`)
    if (cut && first !== undefined) report.unanswered += 1
    if (new Set(answers).size > 1) report.doubled.push(`key ${own} has different answers`)
  }
  const rows = await countRows(db, campaign)
  const voters = await db
    .selectFrom('ballot')
    .where('campaign', '=', campaign)
    .select((eb) => eb.fn.count<number>('voter').distinct().as('voters'))
    .executeTakeFirstOrThrow()
  if (rows.ballots !== ballots.length || Number(voters.voters) !== rows.ballots || rows.entries !== rows.ballots)
    report.doubled.push(
      `${ballots.length} were sent, ${rows.ballots} stand by ${voters.voters} voters, ${rows.entries} in the log`,
    )
  if (rows.counted !== rows.chosen)
    report.doubled.push(`${rows.counted} in the counters, ${rows.chosen} in the ballots`)
  await db.destroy()
}
