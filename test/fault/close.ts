import { setTimeout as wait } from 'node:timers/promises'
import { type Ground, prepareGround } from '../load/ground.ts'
import { type Line, openLine } from '../load/line.ts'
import { openMirror } from '../load/mirror.ts'
import { pace } from '../load/pace.ts'
import { entryOf } from '../load/receipt.ts'
import { type Started, startServer } from '../load/server.ts'
import { ballotRequest, openVoters, type SignedBallot } from '../load/voters.ts'
import { someSettings } from '../make.ts'
import { receiptIn } from './voting.ts'

export interface CloseReport {
  ballots: number
  /** Sent before the close, and accepted of them. */
  before: number
  accepted: number
  /** Refused although sent before the close: in its last moments, when they may have arrived after it, and earlier. */
  edge: number
  edgeMs: number
  lost: number
  /** Sent after close and grace, and accepted of them. */
  after: number
  late: number
  /** Acknowledged ballots that do not stand in the log, and ballots that stand there after `voting_closed`. */
  missing: number
  behindClose: number
  /** Answers that are neither an acceptance nor `voting-closed`. */
  odd: string[]
}

interface Told {
  sentAt: number
  status: number
  body: string
}

const lines = 64
/** Time to start and to warm up; a machine that is busy with other work gets more in a second and a third attempt. */
const openForMs = [9_000, 30_000, 90_000]
/** A ballot counts by when it arrived; from outside only its sending is seen, so the last moments decide nothing. */
const lastMomentsMs = 100

/** Sends so many ballots across the moment in which a vote closes, half of them before it as near as the rate allows. */
export async function closingSecond(ballots: number, graceSeconds: number): Promise<CloseReport> {
  for (const ms of openForMs) {
    const report = await closeAfter(ms, ballots, graceSeconds)
    if (report !== null) return report
  }
  throw new Error('the machine is too busy to have a vote ready before its close')
}

async function closeAfter(openMs: number, ballots: number, graceSeconds: number): Promise<CloseReport | null> {
  const closesAt = Date.now() + openMs
  const vote = { ...someSettings.vote, grace_seconds: graceSeconds }
  const ground = await prepareGround({
    closesAt: new Date(closesAt).toISOString(),
    change: { settings: { ...someSettings, vote } },
  })
  try {
    const server = await startServer(ground)
    const sign = openVoters(ground.secret, ground.campaign.id)
    const { warm, rate } = await warmUp(server, sign)
    const requests = Array.from({ length: ballots }, () => ballotRequest(server.ballots, sign()))
    const left = closesAt - (ballots / 2 / rate) * 1000 - Date.now()
    if (left < 0) {
      await server.stop()
      return null
    }
    await wait(left)
    const paced = await pace(server.url, {
      rate,
      seconds: ballots / rate,
      connections: lines,
      visit: (line, index) => send(line, requests[index] ?? ''),
    })
    const told = paced.map(({ found }) => found)
    await wait(Math.max(0, closesAt + graceSeconds * 1000 + 2500 - Date.now()))
    const deadline = closesAt + graceSeconds * 1000
    const accepted = told.filter(({ status }) => status === 200)
    const early = told.flatMap(({ status, sentAt }) => (status === 410 && sentAt < closesAt ? closesAt - sentAt : []))
    const edge = early.filter((ms) => ms <= lastMomentsMs)
    const { missing, behindClose } = await readLog(ground, [...warm, ...accepted])
    await server.stop()
    return {
      ballots: told.length,
      before: told.filter(({ sentAt }) => sentAt < closesAt).length,
      accepted: accepted.length,
      edge: edge.length,
      edgeMs: Math.max(0, ...edge),
      lost: early.length - edge.length,
      after: told.filter(({ sentAt }) => sentAt >= deadline).length,
      late: accepted.filter(({ sentAt }) => sentAt >= deadline).length,
      missing,
      behindClose,
      odd: told.filter(({ status }) => status !== 200 && status !== 410).map(({ status, body }) => `${status} ${body}`),
    }
  } finally {
    await ground.remove()
  }
}

/** A second of voting, so that the code is warm; the rate is one that the server surely keeps up with. */
async function warmUp(server: Started, sign: () => SignedBallot): Promise<{ warm: Told[]; rate: number }> {
  const begun = performance.now()
  const warm: Told[] = []
  while (performance.now() - begun < 1500)
    warm.push(
      ...(await sendAll(
        server,
        Array.from({ length: 500 }, () => ballotRequest(server.ballots, sign())),
      )),
    )
  const accepted = warm.filter(({ status }) => status === 200)
  return { warm: accepted, rate: (0.7 * warm.length) / ((performance.now() - begun) / 1000) }
}

async function sendAll(server: Started, requests: readonly string[]): Promise<Told[]> {
  const told: Told[] = []
  let next = 0
  const open = Array.from({ length: lines }, () => openLine(server.url))
  await Promise.all(
    open.map(async (line) => {
      for (let request = requests[next++]; request !== undefined; request = requests[next++])
        told.push(await send(line, request))
    }),
  )
  for (const line of open) line.close()
  return told
}

async function send(line: Line, request: string): Promise<Told> {
  const sentAt = Date.now()
  const answer = await line.ask(request)
  return { sentAt, status: answer?.status ?? 0, body: answer?.body ?? 'the connection ended' }
}

async function readLog(ground: Ground, accepted: readonly Told[]) {
  const mirror = openMirror(ground.campaign.id)
  const db = await ground.open()
  await mirror.follow(db)
  await db.destroy()
  const closed = mirror.entries.findIndex((entry) => entry.includes('"type":"voting_closed"'))
  if (closed < 0) throw new Error('the log does not say that voting closed')
  const receipts = accepted.map(({ body }) => receiptIn(body))
  return {
    missing: receipts.filter((one) => mirror.entries[one.index] !== entryOf(ground.campaign.id, one)).length,
    behindClose: mirror.entries.slice(closed).filter((entry) => entry.includes('"type":"ballot_cast"')).length,
  }
}
