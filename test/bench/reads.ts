import { parseArgs } from 'node:util'
import { buildPages, distFolder } from '../../server/commands/build.ts'
import { ms, print, printTable, whole } from '../load/figures.ts'
import { type Ground, prepareGround } from '../load/ground.ts'
import { openLine } from '../load/line.ts'
import { pinSelf, type Started, startServer } from '../load/server.ts'
import { ballotRequest, getRequest, openVoters } from '../load/voters.ts'
import { missingWrk, runWrk } from '../load/wrk.ts'

const wanted = 5000

/**
 * Reads of the vote page a second over 64 connections, server on core 0, generator on core 1: by somebody whom the site has
 * never seen, by a known device, and by one that has voted. Options: --unpinned, --postgres, --seconds (5). Returns the exit
 * code: 1 when wrk is missing or an answer was not 200.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '5' },
      unpinned: { type: 'boolean', default: false },
      postgres: { type: 'boolean', default: false },
    },
  })
  const missing = missingWrk()
  if (missing !== null) {
    process.stderr.write(`${missing}\n`)
    return 1
  }
  await buildPages(distFolder)
  const pinned = !values.unpinned && pinSelf()
  const ground = await prepareGround({ postgres: values.postgres })
  const server = await startServer(ground, { before: pinned ? ['taskset', '-c', '0'] : [], words: ['--pages'] })
  const seconds = Number(values.seconds)
  const page = new URL(`/c/${ground.campaign.id}`, server.url)
  const sign = openVoters(ground.secret, ground.campaign.id)
  const voted = await voteOnce(server, ground)
  const readers: [string, string[]][] = [
    ['a first visit', []],
    ['a known device', [`cookie: ${sign().cookie}`]],
    ['one that has voted', [`cookie: ${voted}`]],
  ]
  let broken = 0
  const rows: string[][] = [['reads of the vote page', 'a second', 'p50', 'p99', 'server CPU each']]
  for (const [title, headers] of readers) {
    const requests = [getRequest(page, ['accept-encoding: gzip, deflate, br', ...headers])]
    await runWrk({ url: page, seconds: Math.min(2, seconds), connections: 64, requests })
    const before = await server.spent()
    const found = await runWrk({ url: page, seconds, connections: 64, requests })
    const after = await server.spent()
    broken += found.refused + found.broken
    const each = ((after.seconds - before.seconds) * 1_000_000) / found.answers
    rows.push([title, whole(found.answers / found.seconds), ms(found.median), ms(found.p99), `${whole(each)} us`])
  }
  await server.stop()
  await ground.remove()
  print(
    `${pinned ? 'server on core 0, generator on core 1' : 'not pinned'}; ${values.postgres ? 'PostgreSQL' : 'SQLite'}; wanted: ${wanted} a second`,
  )
  printTable(rows)
  if (broken > 0) print(`${broken} answers were not 200`)
  return broken === 0 ? 0 : 1
}

/** Lets one device vote, and returns its cookie. */
async function voteOnce(server: Started, ground: Ground): Promise<string> {
  const ballot = openVoters(ground.secret, ground.campaign.id)()
  const line = openLine(server.url)
  const answer = await line.ask(ballotRequest(server.ballots, ballot))
  line.close()
  if (answer?.status !== 200) throw new Error(`nobody can vote: ${answer?.body}`)
  return ballot.cookie
}
