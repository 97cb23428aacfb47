import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
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

describe('limits', () => {
  const opened: Limits[] = []
  const open = (redisUrl: string | null): Limits => {
    const limits = openLimits(redisUrl)
    opened.push(limits)
    return limits
  }
  afterAll(() => Promise.all(opened.map((limits) => limits.close())))

  it('refuse the one who asks too often and nobody else', async () => {
    const limits = open(null)
    expect(await spend(limits, 'a', 25)).toBe(5)
    expect(await spend(limits, 'b', 20)).toBe(0)
    expect(await limits.take('sign-in-login', 'a')).toEqual({ waitSeconds: expect.any(Number) })
  })

  it.runIf(redisUp)('are shared by two nodes through Redis', async () => {
    const [one, other] = [open('redis://127.0.0.1:6379'), open('redis://127.0.0.1:6379')]
    await new Promise((resolve) => setTimeout(resolve, 300))
    const key = randomBytes(8).toString('hex')
    expect((await spend(one, key, 12)) + (await spend(other, key, 13))).toBe(5)
  })

  it('go on in memory when Redis does not answer', async () => {
    const limits = open('redis://127.0.0.1:1')
    expect(await spend(limits, 'a', 25)).toBe(5)
  })

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
