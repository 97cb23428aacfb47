import { parseArgs } from 'node:util'
import { buildPages, distFolder } from '../../server/commands/build.ts'
import { ms, print, printTable, quantile, whole } from '../load/figures.ts'
import { prepareGround } from '../load/ground.ts'
import type { Line } from '../load/line.ts'
import { pace } from '../load/pace.ts'
import { countRows } from '../load/rows.ts'
import { pinSelf, startServer } from '../load/server.ts'
import { solvedChallenge } from '../load/solved.ts'
import { ballotRequest, getRequest, openVoters, postRequest, type SignedBallot } from '../load/voters.ts'

/** What a visit took, step by step; `wrong` names the first answer that was no 200. */
interface Visit {
  page: number
  mint: number | null
  ballot: number
  wrong: string | null
}

/**
 * The spike at the opening: `--arrivals` people (20,000) in `--seconds` (60). Each reads the vote page (its files are cached),
 * every second one becomes a device first (asks for a puzzle, hands in a solved one), and each casts a ballot. Option
 * --postgres. Returns the exit code: 1 when anybody got anything but what was asked for.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      arrivals: { type: 'string', default: '20000' },
      seconds: { type: 'string', default: '60' },
      postgres: { type: 'boolean', default: false },
    },
  })
  const arrivals = Number(values.arrivals)
  const seconds = Number(values.seconds)
  await buildPages(distFolder)
  const pinned = pinSelf()
  const ground = await prepareGround({ postgres: values.postgres })
  const sign = openVoters(ground.secret, ground.campaign.id)
  const voters = Array.from({ length: arrivals }, () => sign())
  const puzzles: string[] = []
  while (puzzles.length < arrivals / 2) puzzles.push(await solvedChallenge(ground.secret))
  const server = await startServer(ground, { before: pinned ? ['taskset', '-c', '0'] : [], words: ['--pages'] })
  const page = new URL(`/c/${ground.campaign.id}`, server.url)
  const api = (name: string) => new URL(`/api/campaigns/${ground.campaign.id}/${name}`, server.url)
  const visits = await pace(server.url, {
    rate: arrivals / seconds,
    seconds,
    connections: 500,
    async visit(line, index): Promise<Visit> {
      const voter = voters[index]
      if (voter === undefined) throw new Error('more visits than voters')
      const found: Visit = { page: 0, mint: null, ballot: 0, wrong: null }
      const puzzle = index % 2 === 0 ? undefined : puzzles[(index - 1) / 2]
      const own = [`x-forwarded-for: ${voter.address}`, 'accept-encoding: identity']
      found.page = await step(
        line,
        getRequest(page, puzzle === undefined ? [`cookie: ${voter.cookie}`, ...own] : own),
        found,
      )
      const device = puzzle === undefined ? voter : await becomeDevice(line, api, voter, puzzle, found)
      if (device !== null) found.ballot = await step(line, ballotRequest(server.ballots, device), found)
      return found
    },
  })
  const spent = await server.spent()
  await server.stop()
  const db = await ground.open()
  const rows = await countRows(db, ground.campaign.id)
  await db.destroy()
  await ground.remove()
  const wrong = visits.flatMap(({ found }) => found.wrong ?? [])
  const line = (title: string, took: number[]) => [
    title,
    took.length,
    ...[0.5, 0.99, 1].map((share) => ms(quantile(took, share))),
  ]
  print(
    `${arrivals} arrivals in ${seconds} s; ${values.postgres ? 'PostgreSQL' : 'SQLite'}; ${pinned ? 'server on core 0, generator on core 1' : 'not pinned'}`,
  )
  printTable([
    ['step', 'answers', 'p50', 'p99', 'longest'],
    line(
      'vote page',
      visits.map(({ found }) => found.page),
    ),
    line(
      'becoming a device',
      visits.flatMap(({ found }) => found.mint ?? []),
    ),
    line(
      'ballot',
      visits.map(({ found }) => found.ballot),
    ),
    line(
      'whole visit, from its moment',
      visits.map(({ took }) => took),
    ),
  ])
  print(`ballots ${rows.ballots}, log entries ${rows.entries}, votes ${rows.chosen} (${rows.counted} in the counters)`)
  print(`server: ${spent.seconds.toFixed(1)} s of CPU, ${whole(spent.memory / 1024 / 1024)} MB`)
  print(`errors: ${wrong.length}`)
  for (const sentence of wrong.slice(0, 5)) print(sentence)
  return wrong.length === 0 && rows.ballots === arrivals && rows.counted === rows.chosen ? 0 : 1
}

async function step(line: Line, request: string, found: Visit): Promise<number> {
  const begun = performance.now()
  const answer = await line.ask(request)
  if (answer?.status !== 200)
    found.wrong ??= answer === null ? 'a connection ended' : `${answer.status} ${answer.body.slice(0, 200)}`
  return performance.now() - begun
}

/** Asks for a puzzle and hands in a solved one; answers the voter's ballot with the cookie and nonce that the server gave. */
async function becomeDevice(
  line: Line,
  api: (name: string) => URL,
  voter: SignedBallot,
  puzzle: string,
  found: Visit,
): Promise<SignedBallot | null> {
  const own = [`x-forwarded-for: ${voter.address}`]
  const begun = performance.now()
  await step(line, getRequest(api('challenge'), own), found)
  const minted = await line.ask(postRequest(api('devices'), puzzle, own))
  found.mint = performance.now() - begun
  const cookie = /^set-cookie: (__Host-device=[^;\r\n]+)/im.exec(minted?.head ?? '')?.[1]
  const nonce = /"nonce":"([^"]+)"/.exec(minted?.body ?? '')?.[1]
  if (minted?.status === 200 && cookie !== undefined && nonce !== undefined) return { ...voter, cookie, nonce }
  found.wrong ??= `${minted?.status} ${minted?.body.slice(0, 200)}`
  return null
}
