import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { openBuckets } from '../../server/limits/buckets.ts'
import { type Limits, openLimits } from '../../server/limits.ts'
import { listens, openWorld } from '../world.ts'

const redisUp = await listens(6379)
if (!redisUp && process.env.NO_SKIPS) throw new Error('Redis is needed on 127.0.0.1:6379')
if (!redisUp) console.warn('skipped: limits shared through Redis, nothing listens on 127.0.0.1:6379')

async function spend(limits: Limits, key: string, times: number): Promise<number> {
  let refused = 0
  for (let at = 0; at < times; at++) if ((await limits.take('sign-in-login', key)) !== null) refused += 1
  return refused
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

describe('limits', () => {
  const opened: Limits[] = []
  const open = (redisUrl: string | null, now?: () => number): Limits => {
    const limits = openLimits(redisUrl, now)
    opened.push(limits)
    return limits
  }
  afterAll(() => Promise.all(opened.map((limits) => limits.close())))

  it('refuse the one who asks too often and nobody else, and let him again once he has waited as long as he was told', async () => {
    let now = 0
    const limits = open(null, () => now)
    expect(await spend(limits, 'a', 25)).toBe(5)
    expect(await spend(limits, 'b', 20)).toBe(0)
    expect(await limits.take('sign-in-login', 'a')).toEqual({ name: 'sign-in-login', waitSeconds: 15 })
    now += 14_999
    expect(await spend(limits, 'a', 1)).toBe(1)
    now += 1
    expect(await spend(limits, 'a', 2)).toBe(1)
    now += 300_000
    expect(await spend(limits, 'a', 25)).toBe(5)
  })

  it('take from every layer or from none', async () => {
    const limits = open(null, () => 0)
    const layers = [
      { name: 'sign-in', key: 'office' },
      { name: 'sign-in-login', key: 'a' },
    ] as const
    for (let at = 0; at < 1000; at++) await limits.takeAll(layers)
    expect(await limits.takeAll(layers)).toMatchObject({ name: 'sign-in-login' })
    let left = 0
    while ((await limits.take('sign-in', 'office')) === null) left += 1
    expect(left).toBe(180)
  })

  it('let two hundred people vote from one address in ten minutes', async () => {
    let now = 0
    const limits = open(null, () => now)
    let refused = 0
    for (let person = 0; person < 200; person++) {
      now += Math.random() * 6000
      for (const layers of [
        [{ name: 'challenge', key: 'office' }],
        [{ name: 'device', key: 'office' }],
        [{ name: 'ballot', key: 'office', cost: 3 }],
        [{ name: 'ballot-device', key: `device ${person}` }],
      ] as const)
        if ((await limits.takeAll(layers)) !== null) refused += 1
    }
    expect(refused).toBe(0)
  })

  it.runIf(redisUp)('are shared by two nodes through Redis, all layers or none', async () => {
    const [one, other] = [open('redis://127.0.0.1:6379'), open('redis://127.0.0.1:6379')]
    await pause(300)
    const key = randomBytes(8).toString('hex')
    expect((await spend(one, key, 12)) + (await spend(other, key, 13))).toBe(5)
    const layers = [
      { name: 'sign-in', key },
      { name: 'sign-in-login', key },
    ] as const
    for (let at = 0; at < 30; at++) expect(await one.takeAll(layers)).toMatchObject({ name: 'sign-in-login' })
    let left = 0
    while ((await other.take('sign-in', key)) === null) left += 1
    expect(left).toBe(200)
  })

  it('go on in memory when Redis does not answer', async () => {
    const limits = open('redis://127.0.0.1:1')
    expect(await spend(limits, 'a', 25)).toBe(5)
  })

  it('go on in memory when Redis hangs, and hold nobody up for long', async () => {
    const hung = createServer(() => undefined)
    const limits = open(`redis://127.0.0.1:${await portOf(hung)}`)
    await pause(100)
    const began = performance.now()
    expect(await spend(limits, 'a', 25)).toBe(5)
    expect(performance.now() - began).toBeLessThan(2500)
    hung.close()
  })

  it.runIf(redisUp)(
    'go on in memory when Redis dies under way, and share again when it is back',
    async () => {
      const free = createServer()
      const port = await portOf(free)
      free.close()
      const start = async () => {
        const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'])
        while (!(await listens(port))) await pause(20)
        return redis
      }
      let redis = await start()
      const limits = open(`redis://127.0.0.1:${port}`)
      await pause(200)
      expect(await spend(limits, 'a', 10)).toBe(0)
      redis.kill('SIGKILL')
      await once(redis, 'exit')
      expect(await spend(limits, 'a', 25)).toBe(5)
      redis = await start()
      await pause(2500)
      expect(await spend(limits, 'a', 20)).toBe(0)
      const other = open(`redis://127.0.0.1:${port}`)
      await pause(200)
      expect(await spend(other, 'a', 3)).toBe(3)
      redis.kill('SIGKILL')
    },
    20_000,
  )

  it('answer 429 with Retry-After at the door', async () => {
    const world = await openWorld()
    const browser = world.browser()
    const wrong = { login: 'nobody', password: 'not the password' }
    let last = await browser.send('POST', '/api/sign-in', wrong)
    for (let at = 0; at < 20; at++) last = await browser.send('POST', '/api/sign-in', wrong)
    expect([last.status, await last.json()]).toMatchObject([429, { code: 'too-many-requests' }])
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    await world.close()
  })
})

describe('the memory of a limit', () => {
  const most = 1000
  const open = (points = 10, seconds = 600) => {
    const clock = { now: 0 }
    const buckets = openBuckets({ points, seconds }, () => clock.now, most, 7)
    const take = (key: string): boolean => {
      if (buckets.wait(key, 1) > 0) return false
      buckets.spend(key, 1)
      return true
    }
    return { clock, buckets, take }
  }

  it('limits over a window longer than a timer can be', () => {
    const { clock, take } = open(10, 40 * 86_400)
    expect(Array.from({ length: 12 }, () => take('a')).filter((taken) => !taken)).toHaveLength(2)
    clock.now = 3.9 * 86_400_000
    expect(take('a')).toBe(false)
    clock.now = 4.1 * 86_400_000
    expect(take('a')).toBe(true)
  })

  it('stays bounded, and no flood of other keys gives one back what it has spent', () => {
    const { buckets, take } = open()
    for (let at = 0; at < 10; at++) expect(take('brusher')).toBe(true)
    expect(take('brusher')).toBe(false)
    for (let at = 0; at < 200_000; at++) take(`flood ${at}`)
    expect(buckets.size()).toBe(most)
    expect(take('brusher')).toBe(false)
  })

  it('does not forget a key that came in the midst of a flood', () => {
    const { clock, buckets, take } = open()
    for (let at = 0; at < most; at++) take(`flood ${at}`)
    for (let at = 0; at < 10; at++) take('brusher')
    expect(take('brusher')).toBe(false)
    clock.now = 61_000
    for (let at = 0; at < most; at++) take(`later ${at}`)
    expect(buckets.size()).toBeLessThanOrEqual(most)
    expect(take('brusher')).toBe(true)
    expect(take('brusher')).toBe(false)
  })

  it('still lets honest people in under a flood, and charges nobody for it afterwards', () => {
    const { clock, take } = open()
    for (let at = 0; at < 10_000; at++) take(`flood ${at}`)
    let refused = 0
    for (let at = 0; at < 1000; at++) if (!take(`honest ${at}`)) refused += 1
    expect(refused).toBeLessThan(10)
    clock.now = 600_001
    for (let at = 0; at < 10; at++) expect(take('late')).toBe(true)
  })

  it('forgets keys that owe nothing', () => {
    const { clock, buckets, take } = open()
    for (let at = 0; at < 5000; at++) {
      clock.now += 1000
      take(`visitor ${at}`)
    }
    expect(buckets.size()).toBeLessThan(200)
  })
})
