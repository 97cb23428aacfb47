import { parseArgs } from 'node:util'
import { ms, print, printTable, quantile, whole } from '../load/figures.ts'
import { prepareGround } from '../load/ground.ts'
import { openLine } from '../load/line.ts'
import { countRows } from '../load/rows.ts'
import { pinSelf, startServer } from '../load/server.ts'
import { ballotRequest, openVoters } from '../load/voters.ts'
import { missingWrk, runWrk } from '../load/wrk.ts'
import { type PatientCrowd, patientCrowd } from './overload/patient.ts'

const atPeak = 64
const crowds = [64, 640, 6400]

/**
 * What happens when more voters press the button than the server can take. Crowds of 64, 640 and 6,400 voters at once who come
 * again when they are told to; the peak is what 64 get accepted. Then 640 who come again at once whatever they are told. After
 * each, how soon all is normal. Options: --seconds of each (5), --postgres. Exit code 1 when an answer was neither an
 * acceptance nor 429 or 503, when it never was normal again, or when an accepted ballot is not there.
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
  const ballot = () => ballotRequest(server.ballots, sign())
  const rows: string[][] = [
    ['voters at once', 'accepted/s', 'of the peak', 'p99', 'refused/s', 'p50', 'p99', 'Retry-After', 'normal after'],
  ]
  await patientCrowd(server.url, atPeak, seconds, ballot)
  let peak = 0
  let odd: string[] = []
  let normal = true
  for (const connections of crowds) {
    const found = await patientCrowd(server.url, connections, seconds, ballot)
    const normalAfter = await untilNormal(server.url, ballot)
    peak ||= found.accepted
    odd = [...odd, ...found.odd]
    normal &&= normalAfter !== null
    rows.push(rowOf(connections, found, seconds, peak, normalAfter))
  }
  const requests = Array.from({ length: 12_000 * seconds }, ballot)
  const stubborn = await runWrk({ url: server.ballots, seconds, connections: 640, requests })
  const normalAfter = await untilNormal(server.url, ballot)
  await server.stop()
  const db = await ground.open()
  const stored = await countRows(db, ground.campaign.id)
  await db.destroy()
  await ground.remove()
  print(
    `${pinned ? 'server on core 0, generator on core 1' : 'not pinned'}; ${values.postgres ? 'PostgreSQL' : 'SQLite'}`,
  )
  printTable(rows)
  print(
    `640 who never wait: ${whole((stubborn.answers - stubborn.refused) / stubborn.seconds)} accepted/s, ${whole(stubborn.refused / stubborn.seconds)} refused/s, normal after ${after(normalAfter)}`,
  )
  print(
    `ballots ${stored.ballots}, log entries ${stored.entries}, votes ${stored.chosen} (${stored.counted} in the counters)`,
  )
  if (odd.length > 0) print(`other answers: ${odd.length}, such as ${odd[0]}`)
  const agree = stored.ballots === stored.entries && stored.counted === stored.chosen
  return agree && odd.length === 0 && normal && normalAfter !== null ? 0 : 1
}

function rowOf(
  connections: number,
  { accepted, acceptedTook, refusedTook, waits }: PatientCrowd,
  seconds: number,
  peak: number,
  normalAfter: number | null,
): string[] {
  const none = refusedTook.length === 0
  return [
    String(connections),
    whole(accepted / seconds),
    `${((100 * accepted) / peak).toFixed(0)} %`,
    ms(quantile(acceptedTook, 0.99)),
    whole(refusedTook.length / seconds),
    none ? '-' : ms(quantile(refusedTook, 0.5)),
    none ? '-' : ms(quantile(refusedTook, 0.99)),
    none ? '-' : `${waits.reduce((a, b) => Math.min(a, b))} to ${waits.reduce((a, b) => Math.max(a, b))} s`,
    after(normalAfter),
  ]
}

function after(normalAfter: number | null): string {
  return normalAfter === null ? 'never' : `${(normalAfter / 1000).toFixed(1)} s`
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
