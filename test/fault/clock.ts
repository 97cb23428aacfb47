import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Ground, prepareGround } from '../load/ground.ts'
import { openLine } from '../load/line.ts'
import { openMirror } from '../load/mirror.ts'
import { type Started, startServer } from '../load/server.ts'
import { ballotRequest, openVoters } from '../load/voters.ts'

/** One look at a vote while its machine's clock is wrong: what was done, what is expected, what a ballot was answered. */
export interface ClockLook {
  story: string
  expected: number
  found: number
}

export interface ClockReport {
  looks: ClockLook[]
  /** How often the log says that voting closed, and ballots that stand behind it. */
  closings: number
  behindClose: number
}

const hourSeconds = 3600

const libraries = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)

/** Where Debian keeps libfaketime for programs with threads; null where it is not installed. */
export function faketimeLibrary(): string | null {
  return libraries.find((path) => existsSync(path)) ?? null
}

/**
 * Steps the machine's clock by an hour, forth and back, under a running server and across restarts. First while a vote closes
 * by the true clock: nothing opens again, and nothing closes early under a running server. Then a vote that is closed by a
 * server started an hour ahead: it stays closed when the clock is right again.
 */
export async function steppedClock(library: string): Promise<ClockReport> {
  const [by, ahead] = [await closedByItsTime(library), await closedAhead(library)]
  return {
    looks: [...by.looks, ...ahead.looks],
    closings: by.closings + ahead.closings,
    behindClose: by.behindClose + ahead.behindClose,
  }
}

async function closedByItsTime(library: string): Promise<ClockReport> {
  const closesAt = Date.now() + 9000
  return withClock(library, closesAt, async ({ start, step, look }) => {
    await start(0)
    await look('the vote is open', 200)
    step(hourSeconds)
    await wait(1500)
    await look('an hour forth under the running server: still open', 200)
    step(-hourSeconds)
    await look('an hour back: still open', 200)
    step(0)
    await wait(Math.max(0, closesAt + 2500 - Date.now()))
    await look('closed by its own time', 410)
    for (const [way, seconds] of ways) {
      step(seconds)
      await wait(1500)
      await look(`closed, then an hour ${way} under the running server`, 410)
      await start(seconds)
      await look(`closed, restarted an hour ${way}`, 410)
    }
  })
}

async function closedAhead(library: string): Promise<ClockReport> {
  return withClock(library, Date.now() + 1_800_000, async ({ start, look }) => {
    await start(hourSeconds)
    await wait(2000)
    await look('started an hour ahead, past the close', 410)
    await start(0)
    await look('started again with the true time', 410)
    await start(-hourSeconds / 2)
    await look('started again half an hour back', 410)
  })
}

const ways = [
  ['back', -hourSeconds],
  ['forth', hourSeconds],
] as const

interface Stepping {
  /** Starts the server, the first time or again, under a clock that is off by so many seconds. */
  start: (seconds: number) => Promise<void>
  step: (seconds: number) => void
  look: (story: string, expected: number) => Promise<void>
}

async function withClock(
  library: string,
  closesAt: number,
  story: (stepping: Stepping) => Promise<void>,
): Promise<ClockReport> {
  const ground = await prepareGround({ closesAt: new Date(closesAt).toISOString() })
  const clock = join(ground.root, 'clock')
  const environment = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
  const looks: ClockLook[] = []
  const running: { server: Started | null } = { server: null }
  const step = (seconds: number) => {
    writeFileSync(clock, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s\n`)
    utimesSync(clock, new Date(), new Date())
  }
  try {
    await story({
      step,
      async start(seconds) {
        await running.server?.stop()
        step(seconds)
        running.server = await startServer(ground, { environment })
      },
      async look(story, expected) {
        looks.push({ story, expected, found: await tryToVote(ground, running.server) })
      },
    })
    const mirror = openMirror(ground.campaign.id)
    const db = await ground.open()
    await mirror.follow(db)
    await db.destroy()
    const closings = mirror.entries.flatMap((entry, at) => (entry.includes('"type":"voting_closed"') ? [at] : []))
    const behind = mirror.entries.slice(closings[0] ?? 0).filter((entry) => entry.includes('"type":"ballot_cast"'))
    return { looks, closings: closings.length, behindClose: behind.length }
  } finally {
    await running.server?.stop()
    await ground.remove()
  }
}

async function tryToVote(ground: Ground, server: Started | null): Promise<number> {
  if (server === null) return 0
  const line = openLine(server.url)
  const answer = await line.ask(ballotRequest(server.ballots, openVoters(ground.secret, ground.campaign.id)()))
  line.close()
  return answer?.status ?? 0
}
