import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ms, print, printTable, quantile, whole } from '../load/figures.ts'
import { prepareGround } from '../load/ground.ts'
import { type Answer, openLine } from '../load/line.ts'
import { pace } from '../load/pace.ts'
import { countRows } from '../load/rows.ts'
import { pinSelf, startServer } from '../load/server.ts'
import { ballotRequest, openVoters } from '../load/voters.ts'
import { missingWrk, runWrk } from '../load/wrk.ts'

const atPeak = 64
const times = 10
const probesPerSecond = 100

/**
 * What happens when ten times as many voters press the button as the server can take: first the peak with 64 connections, then
 * 640 that send again the moment they are refused (a page would wait as it is told), while others measure how soon a refusal
 * comes; then how soon all is normal again. Options: --seconds (5), --postgres. Exit code 1 when an answer was neither an
 * acceptance nor 429 or 503, or an accepted ballot is not there.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { seconds: { type: 'string', default: '5' }, postgres: { type: 'boolean', default: false } },
  })
  const missing = missingWrk()
  if (missing !== null) {
    process.stderr.write(`${missing}\n`)
    return 1
  }
  const seconds = Number(values.seconds)
  const pinned = pinSelf()
  const ground = await prepareGround({ postgres: values.postgres })
  const server = await startServer(ground, { before: pinned ? ['taskset', '-c', '0'] : [] })
  const sign = openVoters(ground.secret, ground.campaign.id)
  const run = async (connections: number, length: number, most: number) => {
    const requests = Array.from({ length: Math.ceil(most * length) }, () => ballotRequest(server.ballots, sign()))
    const found = await runWrk({ url: server.ballots, seconds: length, connections, requests })
    return {
      accepted: (found.answers - found.refused) / found.seconds,
      refused: found.refused / found.seconds,
      broken: found.broken,
    }
  }
  const probe = async (length: number) => {
    const requests = Array.from({ length: probesPerSecond * length }, () => ballotRequest(server.ballots, sign()))
    return pace(server.url, {
      rate: probesPerSecond,
      seconds: length,
      connections: 100,
      visit: (line, index) => line.ask(requests[index] ?? ''),
    })
  }
  await run(atPeak, seconds, 12_000)
  const peak = await run(atPeak, seconds, 15_000)
  const overloading = run(atPeak * times, seconds + 2, 30_000)
  await wait(1500)
  const during = await probe(seconds - 1)
  const over = await overloading
  const normalAfter = await untilNormal(server.url, () => ballotRequest(server.ballots, sign()))
  const after = await probe(2)
  await server.stop()
  const db = await ground.open()
  const rows = await countRows(db, ground.campaign.id)
  await db.destroy()
  await ground.remove()
  const refusals = during.filter(({ found }) => found?.status === 429 || found?.status === 503)
  const took = refusals.map((one) => one.took)
  const waits = new Set(refusals.flatMap(({ found }) => retryAfter(found) ?? []))
  const odd = [...during, ...after].filter(({ found }) => ![200, 429, 503].includes(found?.status ?? 0))
  print(
    `${pinned ? 'server on core 0, generator on core 1' : 'not pinned'}; ${values.postgres ? 'PostgreSQL' : 'SQLite'}`,
  )
  printTable([
    ['', 'connections', 'accepted/s', 'refused/s', 'offered, times the peak'],
    ['peak', atPeak, whole(peak.accepted), whole(peak.refused), '1.0'],
    [
      'over load',
      atPeak * times,
      whole(over.accepted),
      whole(over.refused),
      ((over.accepted + over.refused) / peak.accepted).toFixed(1),
    ],
  ])
  print(`goodput under load: ${((100 * over.accepted) / peak.accepted).toFixed(0)} % of the peak`)
  print(`refused of ${during.length} voters who came meanwhile: ${refusals.length}`)
  if (refusals.length > 0) {
    print(`a refusal comes after: p50 ${ms(quantile(took, 0.5))}, p99 ${ms(quantile(took, 0.99))}`)
    print(`Retry-After: ${[...waits].sort((a, b) => a - b).join(', ') || 'none'} s`)
  }
  print(`normal again after ${normalAfter === null ? 'more than 10' : (normalAfter / 1000).toFixed(1)} s`)
  print(`ballots ${rows.ballots}, log entries ${rows.entries}, votes ${rows.chosen} (${rows.counted} in the counters)`)
  if (odd.length > 0) print(`other answers: ${odd.length}, such as ${odd[0]?.found?.status} ${odd[0]?.found?.body}`)
  const agree = rows.ballots === rows.entries && rows.counted === rows.chosen
  return agree && odd.length === 0 && normalAfter !== null ? 0 : 1
}

/** Milliseconds until twenty ballots in a row are accepted within 100 ms each; null when that takes more than ten seconds. */
async function untilNormal(url: URL, ballot: () => string): Promise<number | null> {
  const line = openLine(url)
  const begun = performance.now()
  try {
    for (let good = 0; performance.now() - begun < 10_000; ) {
      const asked = performance.now()
      const answer = await line.ask(ballot())
      good = answer?.status === 200 && performance.now() - asked < 100 ? good + 1 : 0
      if (good === 20) return performance.now() - begun
    }
    return null
  } finally {
    line.close()
  }
}

function retryAfter(answer: Answer | null): number | undefined {
  const seconds = /^retry-after: *(\d+)/im.exec(answer?.head ?? '')?.[1]
  return seconds === undefined ? undefined : Number(seconds)
}
