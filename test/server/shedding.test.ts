import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { Sequencer } from '../../server/sequencer.ts'
import { openShedding, type Shedding, type SheddingLimits } from '../../server/shedding.ts'
import type { TurnedAway } from '../../server/standings/turnedAway.ts'

/** A server whose handler holds every request until it is told to go on. */
async function openBusy(limits: Partial<SheddingLimits>) {
  const pressure = { waiting: 0, oldestMs: 0 }
  const noted: string[] = []
  const turnedAway: TurnedAway = {
    note: (campaign, code) => noted.push(`${campaign} ${code}`),
    flush: async () => undefined,
  }
  const sequencer: Pick<Sequencer, 'pressure'> = { pressure: () => pressure }
  const shedding = openShedding({ sequencer, turnedAway, now: () => new Date() }, limits)
  const held: (() => void)[] = []
  const server = createServer((request, response) => {
    if (!shedding.turnsAway(request, response)) held.push(() => response.end('{}'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const cast = (path = '/api/campaigns/c1/ballots', headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${address.port}${path}`, { method: 'POST', body: '{}', headers })
  return { server, shedding, held, pressure, noted, cast }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('too much at once', () => {
  const open: { server: Server; shedding: Shedding }[] = []
  afterEach(() => {
    for (const { server, shedding } of open.splice(0)) {
      shedding.close()
      server.closeAllConnections()
      server.close()
    }
  })
  const busy = async (limits: Partial<SheddingLimits>) => {
    const opened = await openBusy(limits)
    open.push(opened)
    return opened
  }

  it('is answered at once with 503 and a time to come again, until something is done', async () => {
    const { cast, held, noted } = await busy({ underWay: 3 })
    const first = [cast(), cast(), cast()]
    while (held.length < 3) await pause(5)
    const seconds = new Set<string | null>()
    const times: number[] = []
    for (let at = 0; at < 40; at++) {
      const began = performance.now()
      const answer = await cast('/api/campaigns/c1/ballots', { 'accept-language': 'en' })
      times.push(performance.now() - began)
      seconds.add(answer.headers.get('retry-after'))
      expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'overloaded', status: 503 }])
    }
    expect(times.sort((a, b) => a - b)[20]).toBeLessThan(10)
    expect(seconds.size).toBeGreaterThan(2)
    expect(noted).toEqual(Array(40).fill('c1 overloaded'))
    for (const spelt of ['/api/campaigns/c1/ballots?', '/api/campaigns/c1/ballots?a=b', '/api/campaigns/c1/ball%6Fts'])
      expect((await cast(spelt)).status).toBe(503)
    const title = async (headers: Record<string, string>) =>
      (await (await cast('/api/campaigns/c1/ballots', headers)).json()).title
    expect(await title({ cookie: 'lang=zh-CN', 'accept-language': 'en' })).toMatch(/投票的人很多/)
    for (const go of held.splice(0)) go()
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200, 200])
    const later = cast()
    while (held.length < 1) await pause(5)
    for (const go of held.splice(0)) go()
    expect((await later).status).toBe(200)
  })

  it('is not felt by readers', async () => {
    const { cast, held } = await busy({ underWay: 0 })
    for (const path of ['/api/campaigns/c1/ballots/mine', '/api/campaigns/c1/ballot-paper', '/c/c1', '/']) {
      const answer = cast(path)
      while (held.length < 1) await pause(5)
      for (const go of held.splice(0)) go()
      expect((await answer).status).toBe(200)
    }
    for (const path of ['/api/campaigns/c1/devices', '/api/campaigns/c1/challenge', '/api/campaigns/c1/ballots'])
      expect((await cast(path)).status).toBe(503)
  })

  it('begins before the sequencer has to let go of ballots, and ends with it', async () => {
    const { cast, held, pressure } = await busy({ waitingMs: 400 })
    pressure.oldestMs = 401
    expect((await cast()).status).toBe(503)
    pressure.oldestMs = 399
    const later = cast()
    while (held.length < 1) await pause(5)
    for (const go of held.splice(0)) go()
    expect((await later).status).toBe(200)
  })

  it('is also an event loop that comes late again and again, but not one that was held up once', async () => {
    const { cast, held } = await busy({ lateMs: 40 })
    const holdUp = (ms: number) => {
      const until = performance.now() + ms
      while (performance.now() < until);
    }
    holdUp(150)
    await pause(30)
    const once = cast()
    while (held.length < 1) await pause(5)
    for (const go of held.splice(0)) go()
    expect((await once).status).toBe(200)
    for (let turn = 0; turn < 12; turn++) {
      holdUp(120)
      await pause(1)
    }
    expect((await cast()).status).toBe(503)
    await pause(800)
    const later = cast()
    while (held.length < 1) await pause(5)
    for (const go of held.splice(0)) go()
    expect((await later).status).toBe(200)
  })
})
