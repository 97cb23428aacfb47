import { parseArgs } from 'node:util'
import { median, print, whole } from '../load/figures.ts'
import { prepareGround } from '../load/ground.ts'
import { countRows } from '../load/rows.ts'
import { pinSelf, startServer } from '../load/server.ts'
import { ballotRequest, bodyOf, openVoters, postRequest, tenOfSixty } from '../load/voters.ts'
import { missingWrk, runWrk } from '../load/wrk.ts'
import { halfLoad } from './ballots/half.ts'
import { sampleFaults } from './ballots/verify.ts'

const connections = 64
const warmUpSeconds = 5
const names = ['E', 'V', 'C'] as const
type Name = (typeof names)[number]

/**
 * Accepted ballots a second, beside an empty JSON POST (E) and one that commits each vote by itself (C), by the definition of
 * vote.md "Load": server on core 0, generator on core 1, 64 keep-alive connections, fresh database, E V C in turn. Options:
 * --unpinned, --postgres, --half (latency at half the median rate), --seconds of each run (5), --rounds (5), --quick (2 s, 2
 * rounds, for a look). Returns the exit code: 1 when wrk is missing, an answer was not 200, a sampled receipt does not verify
 * or the rows do not agree.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '5' },
      quick: { type: 'boolean', default: false },
      unpinned: { type: 'boolean', default: false },
      postgres: { type: 'boolean', default: false },
      half: { type: 'boolean', default: false },
    },
  })
  const missing = missingWrk()
  if (missing !== null) {
    process.stderr.write(`${missing}\n`)
    return 1
  }
  const seconds = values.quick ? 2 : Number(values.seconds)
  const rounds = values.quick ? 2 : Number(values.rounds)
  const pinned = !values.unpinned && pinSelf()
  const ground = await prepareGround({ postgres: values.postgres })
  const server = await startServer(ground, {
    before: pinned ? ['taskset', '-c', '0'] : [],
    words: ['--compared'],
  })
  const sign = openVoters(ground.secret, ground.campaign.id)
  print(
    `${pinned ? 'server on core 0, generator on core 1' : 'not pinned'}; ${values.postgres ? 'PostgreSQL' : 'SQLite'}; ${connections} connections, ${seconds} s a run`,
  )
  let broken = 0
  let fastest = 12_000
  const samples: string[] = []
  const computed: Record<Name, number[]> = { E: [], V: [], C: [] }
  const keys: string[] = []
  const run = async (name: Name, length: number): Promise<number> => {
    const url = { E: server.empty, V: server.ballots, C: server.commit }[name]
    if (url === null) throw new Error('nothing to compare with')
    const requests =
      name === 'V'
        ? Array.from({ length: Math.ceil(fastest * length) }, () => {
            const ballot = sign()
            keys.push(ballot.key)
            return ballotRequest(url, ballot)
          })
        : [postRequest(url, bodyOf(tenOfSixty))]
    const before = await server.spent()
    const found = await runWrk({ url, seconds: length, connections, requests, sampled: name === 'V' })
    const after = await server.spent()
    computed[name].push(((after.seconds - before.seconds) * 1_000_000) / found.answers)
    broken += found.refused + found.broken
    samples.push(...found.samples)
    const rate = found.answers / found.seconds
    if (name === 'V') fastest = Math.max(2000, rate * 1.6)
    return rate
  }
  for (const name of names) await run(name, values.quick ? seconds : warmUpSeconds)
  print('warmed up')
  const measured: Record<Name, number[]> = { E: [], V: [], C: [] }
  for (let round = 1; round <= rounds; round++) {
    for (const name of names) measured[name].push(await run(name, seconds))
    print(`round ${round}: ${names.map((name) => `${name} ${whole(measured[name].at(-1) ?? 0)}/s`).join('  ')}`)
  }
  const { memory } = await server.spent()
  if (values.half) await halfLoad(server.ballots, sign, median(measured.V) / 2, seconds)
  await server.stop()
  const db = await ground.open()
  const rows = await countRows(db, ground.campaign.id)
  print(
    `rows at the end: ${rows.ballots} ballots, ${rows.entries} log entries, ${rows.chosen} votes (${rows.counted} in the counters)`,
  )
  await db.destroy()
  const invalid = sampleFaults(ground, samples, keys)
  print(`receipts verified, every fiftieth: ${samples.length}, invalid ${invalid.length}`)
  for (const sentence of invalid.slice(0, 5)) print(sentence)
  await ground.remove()
  print(`memory of the server: ${whole(memory / 1024 / 1024)} MB`)
  for (const name of names) {
    const sorted = [...measured[name]].sort((a, b) => a - b)
    print(`${name}: median ${whole(median(sorted))}/s, spread ${whole(sorted[0] ?? 0)} to ${whole(sorted.at(-1) ?? 0)}`)
  }
  print(`server CPU an answer: ${names.map((name) => `${name} ${whole(median(computed[name]))} us`).join('  ')}`)
  print(`V to C: ${(median(measured.V) / median(measured.C)).toFixed(2)}`)
  if (broken > 0) print(`${broken} answers were not 200`)
  const agree =
    rows.counted === rows.chosen && rows.chosen === rows.ballots * tenOfSixty.length && rows.entries === rows.ballots
  if (!agree) print('the rows do not agree')
  print(`ratio to empty POST: ${(median(measured.V) / median(measured.E)).toFixed(2)}`)
  return agree && broken === 0 && invalid.length === 0 && samples.length > 0 ? 0 : 1
}
