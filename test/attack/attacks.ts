import { randomInt } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Challenge } from '../../server/ballots/challenge.ts'
import { solve } from '../../web/vote/pow.ts'
import { type Ground, many, openGround, type Shot, text } from './ground.ts'

/** What an attack came to: how often it was tried, and in one sentence each what is wrong. */
export interface Fought {
  tried: number
  counted: number
  /** What the attack may count at most, or must count exactly. */
  lawful: string
  wrong: string[]
}

type Attack = (scale: number) => Promise<Fought>

async function on(opening: Promise<Ground>, fight: (ground: Ground) => Promise<Fought>): Promise<Fought> {
  const ground = await opening
  try {
    return await fight(ground)
  } finally {
    await ground.close()
  }
}

const odd = [
  '\u0000',
  '\r\n',
  '🏮',
  '%00',
  '../',
  '"',
  '}',
  '{',
  '[',
  '1e999',
  '-0',
  'true',
  '\\u0000',
  '__proto__',
  ' ',
]

function pick<T>(from: readonly T[]): T {
  const found = from[randomInt(from.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** Changes one place of a text, or its length. */
function bent(given: string): string {
  const at = randomInt(given.length + 1)
  const kind = randomInt(5)
  if (kind === 0) return given.slice(0, at) + given.slice(at + 1)
  if (kind === 1) return given.slice(0, at) + pick(odd) + given.slice(at)
  if (kind === 2) return given.slice(0, at) + pick([...'0Az9-_.,:']) + given.slice(at + 1)
  return kind === 3 ? given.slice(0, at) : given + given.slice(0, at)
}

function mutated(shot: Shot, other: Shot): Shot {
  const headers = { ...shot.headers }
  const name = pick(Object.keys(headers))
  const kind = randomInt(6)
  if (kind === 0) delete headers[name]
  if (kind === 1) headers[name] = bent(headers[name] ?? '')
  if (kind === 2) headers[name] = other.headers[name] ?? ''
  if (kind === 3) return { ...shot, path: bent(shot.path) }
  if (kind === 4) return { ...shot, method: pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'POST']) }
  return kind === 5 ? { ...shot, body: bent(shot.body) } : { ...shot, headers }
}

/** Honest ballots with one thing bent each: what is answered 200 is counted once, all else is refused with a code, none breaks. */
const fuzz: Attack = (scale) =>
  on(openGround(), async ({ fire, honest, counted }) => {
    const tried = 5000 * scale
    const accepted = new Set<string>()
    const wrong: string[] = []
    await many(tried, async () => {
      const shot = mutated(honest(), honest())
      const hit = await fire(shot)
      if (hit.ballot !== undefined) accepted.add(hit.ballot)
      const clear = hit.status === 200 || hit.status === 0 || hit.code !== undefined || shot.method === 'HEAD'
      if (hit.status === 500 || !(clear || hit.status === 400)) wrong.push(`${hit.status} to ${JSON.stringify(shot)}`)
    })
    const rows = await counted()
    if (rows !== accepted.size) wrong.push(`${rows} counted, ${accepted.size} answered with a receipt`)
    return { tried, counted: rows, lawful: 'as many as receipts', wrong }
  })

/** Recorded ballots sent again: as they are, by thieves, under other keys, with other choices. */
const replays: Attack = (scale) =>
  on(openGround(), async ({ fire, honest, counted }) => {
    const voters = 50 * scale
    const wrong: string[] = []
    const expectHit = async (shot: Shot, status: number, code: string | undefined) => {
      const hit = await fire(shot)
      if (hit.status !== status || hit.code !== code)
        wrong.push(`${hit.status} ${hit.code}, expected ${status} ${code}`)
      return hit
    }
    let tried = 0
    await many(voters, async () => {
      const [shot, thief] = [honest(), honest()]
      const { cookie = '', 'x-ballot-nonce': nonce = '', 'idempotency-key': key = '' } = shot.headers
      const altered = (changes: Record<string, string>, body = shot.body): Shot => ({
        ...shot,
        headers: { ...shot.headers, ...changes },
        body,
      })
      // The thief is quicker than the owner, whose ballot counts all the same.
      await expectHit({ ...thief, headers: { ...thief.headers, 'x-ballot-nonce': nonce } }, 403, 'nonce-foreign')
      const first = await expectHit(shot, 200, undefined)
      for (let again = 0; again < 5; again++)
        if ((await expectHit(shot, 200, undefined)).text !== first.text) wrong.push('a retry was answered otherwise')
      await expectHit(altered({ 'idempotency-key': text(16) }), 409, 'nonce-used')
      await expectHit(altered({}, '{"choices":[4]}'), 422, 'key-reused')
      await expectHit({ ...thief, headers: { ...thief.headers, 'idempotency-key': key } }, 422, 'key-reused')
      await expectHit({ ...thief, headers: { ...thief.headers, cookie } }, 403, 'nonce-foreign')
      tried += 11
    })
    const rows = await counted()
    if (rows !== voters) wrong.push(`${rows} counted of ${voters} honest ballots`)
    return { tried, counted: rows, lawful: `${voters} honest`, wrong }
  })

/** Fresh devices without end from one place; `address` names where each ballot says it comes from. */
function flood(proxies: string, most: number, times: number, address: (at: number) => string): Attack {
  return (scale) =>
    on(openGround(proxies), async ({ fire, honest, counted }) => {
      const wrong: string[] = []
      const began = performance.now()
      let refused = 0
      await many(times * scale, async (at) => {
        const hit = await fire(honest(text(16), address(at)))
        if (hit.code === 'too-many-requests') refused += 1
        else if (hit.status !== 200 && hit.status !== 503) wrong.push(`${hit.status} ${hit.code}`)
      })
      const refilled = ((performance.now() - began) / 600_000) * most
      const lawful = Math.ceil(most + refilled)
      const rows = await counted()
      if (rows > lawful) wrong.push(`${rows} counted, at most ${lawful}`)
      if (times * scale > lawful && refused === 0) wrong.push('the limit was never the reason')
      return { tried: times * scale, counted: rows, lawful: `at most ${lawful}`, wrong }
    })
}

const perAddress = 3000
const perNetwork = 30_000
const hex = (value: number): string => value.toString(16)

/** One solved puzzle handed in again and again, forged ones, and cookies signed by guess. */
const minting: Attack = (scale) =>
  on(openGround(), async ({ fire, honest, counted, campaign }) => {
    const wrong: string[] = []
    const shot = honest()
    const { cookie: _, ...headers } = shot.headers
    const from = (at: number) => ({ ...headers, 'x-forwarded-for': `12.${at % 200}.${Math.floor(at / 200) % 200}.1` })
    const drawn = await fire({ ...shot, method: 'GET', path: `/api/campaigns/${campaign}/challenge`, body: '' })
    const challenge: Challenge = JSON.parse(drawn.text)
    const solution = await solve(challenge.parameters)
    const codes = new Map<string, number>()
    const tried = 500 * scale
    await many(tried, async (at) => {
      const forged = { ...challenge, parameters: { ...challenge.parameters, nonce: text(12) } }
      const body = JSON.stringify({ challenge: at % 2 === 0 ? challenge : forged, solution })
      const hit = await fire({ ...shot, path: `/api/campaigns/${campaign}/devices`, headers: from(at), body })
      const told = hit.code ?? String(hit.status)
      codes.set(told, (codes.get(told) ?? 0) + 1)
      const guess = { ...from(at), cookie: `__Host-device=${text(16)}.0.0.${text(32)}` }
      const vote = await fire({ ...shot, headers: guess })
      if (vote.code !== 'device-needed') wrong.push(`a guessed cookie: ${vote.status} ${vote.code}`)
    })
    if (codes.get('200') !== 1) wrong.push(`${codes.get('200') ?? 0} devices for one puzzle: ${[...codes].join(' ')}`)
    const rows = await counted()
    if (rows !== 0) wrong.push(`${rows} counted`)
    return { tried: 2 * tried, counted: rows, lawful: '0, and 1 device', wrong }
  })

/** Hundreds who send headers and bodies a byte at a time, while honest people vote. */
const dribbling: Attack = (scale) =>
  on(openGround(), async ({ fire, honest, counted, url, campaign }) => {
    const { hostname, port } = new URL(url)
    const wrong: string[] = []
    const slow: Socket[] = []
    let closed = 0
    for (let at = 0; at < 400; at++) {
      const socket = connect(Number(port), hostname)
      const path = `/api/campaigns/${campaign}/ballots`
      socket
        .on('error', () => undefined)
        .on('close', () => {
          closed += 1
        })
      const lines = [`POST ${path} HTTP/1.1`, `host: ${hostname}:${port}`, `origin: ${url}`]
      const whole = [...lines, 'content-type: application/json', 'content-length: 100000', '', '{'].join('\r\n')
      socket.write(at % 2 === 0 ? `${lines.join('\r\n')}\r\n` : whole)
      slow.push(socket)
    }
    const dribble = setInterval(() => {
      for (const socket of slow) if (!socket.destroyed) socket.write('x')
    }, 500)
    const voters = 500 * scale
    const times: number[] = []
    await many(voters, async () => {
      const began = performance.now()
      const hit = await fire(honest())
      times.push(performance.now() - began)
      if (hit.status !== 200) wrong.push(`an honest ballot: ${hit.status} ${hit.code}`)
    })
    const until = performance.now() + 30_000
    while (closed < 200 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 250))
    clearInterval(dribble)
    if (closed < 200) wrong.push(`${closed} of the 200 with endless headers were cut off within 30 s`)
    for (const socket of slow) socket.destroy()
    const rows = await counted()
    if (rows !== voters) wrong.push(`${rows} counted of ${voters} honest ballots`)
    times.sort((a, b) => a - b)
    const p99 = Math.round(times[Math.floor(times.length * 0.99)] ?? 0)
    return { tried: slow.length, counted: rows, lawful: `${voters} honest, p99 ${p99} ms`, wrong }
  })

/** Every attack by the name under which it is printed. */
export const attacks: Record<string, Attack> = {
  'ballots with one thing bent': fuzz,
  'recorded ballots sent again': replays,
  'made-up X-Forwarded-For': flood('10.0.0.0/8', perAddress, 4000, (at) => `11.1.${at % 250}.${Math.floor(at / 250)}`),
  'one address, fresh devices': flood('127.0.0.1', perAddress, 4000, (at) => (at % 2 ? '9.9.9.9' : '::ffff:9.9.9.9')),
  'hopping inside one /64': flood('127.0.0.1', perAddress, 4000, (at) => `2001:db8:1:2::${hex(at + 1)}`),
  'hopping over the /64s of a /48': flood('127.0.0.1', perNetwork, 34_000, (at) => `2001:db8:1:${hex(at % 65_536)}::1`),
  'devices without puzzles': minting,
  'senders of a byte at a time': dribbling,
}
