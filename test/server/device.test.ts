import { pbkdf2Sync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spendChallenges } from '../../db/challenges.ts'
import { type Challenge, openChallenges } from '../../server/ballots/challenge.ts'
import { readDevice } from '../../server/ballots/device.ts'
import { readNonce } from '../../server/ballots/nonce.ts'
import { derivePure } from '../../web/vote/pow.pure.ts'
import { solve } from '../../web/vote/pow.ts'
import { storeCampaign } from '../make.ts'
import { type Browser, onEachDatabase, openWorld } from '../world.ts'

/** Asks for a puzzle and solves it as the page does. */
async function solved(browser: Browser, campaign: string) {
  const answer = await browser.get(`/api/campaigns/${campaign}/challenge`)
  expect(answer.status).toBe(200)
  const challenge: Challenge = await answer.json()
  return { challenge, solution: await solve(challenge.parameters) }
}

async function told(answer: Promise<Response>): Promise<[number, unknown]> {
  const { status, ...rest } = await answer.then(async (found) => ({ status: found.status, body: await found.json() }))
  return [status, rest.body.code ?? rest.body.minted]
}

onEachDatabase('becoming a device', (database) => {
  const open = async () => {
    const world = await openWorld(database())
    const { id } = await storeCampaign(database())
    const hand = (browser: Browser, body: unknown) => browser.send('POST', `/api/campaigns/${id}/devices`, body)
    return { world, id, hand }
  }

  it('takes one solved puzzle, says how long it took, and is done once', async () => {
    const { world, id, hand } = await open()
    const browser = world.browser()
    const first = await solved(browser, id)
    expect(first.solution.counter).toBeGreaterThanOrEqual(100)
    expect(first.solution.counter).toBeLessThanOrEqual(300)
    const answer = await hand(browser, { ...first, solution: { ...first.solution, time: 812.4 } })
    const { minted, nonce } = await answer.json()
    expect([answer.status, minted]).toEqual([200, true])
    const cookie = browser.cookies.get('__Host-device') ?? ''
    const device = readDevice(world.deps.key('device'), cookie)
    expect(device).toEqual({ id: expect.any(String), mintedAt: Date.parse(world.clock.now) / 1000, solveMs: 812 })
    expect(readNonce(world.deps.key('nonce'), id, device?.id ?? '', nonce)).not.toBeNull()
    expect(await told(hand(browser, await solved(browser, id)))).toEqual([200, false])
    expect(browser.cookies.get('__Host-device')).toBe(cookie)
    const mine = await (await browser.get(`/api/campaigns/${id}/ballots/mine`)).json()
    expect(mine).toEqual({ known: true, nonce: expect.any(String), tier: 'device', ballots: [] })
    expect(mine.nonce).not.toBe(nonce)
  })

  it('lets a puzzle be handed in once, whoever tries at the same moment and on whichever node', async () => {
    const { world, id, hand } = await open()
    const proof = await solved(world.browser(), id)
    const tries = await Promise.all(Array.from({ length: 20 }, () => told(hand(world.browser(), proof))))
    expect(tries.filter(([status]) => status === 200)).toEqual([[200, true]])
    expect(tries.filter(([, code]) => code === 'challenge-used')).toHaveLength(19)
    const { nonce } = proof.challenge.parameters
    expect(await spendChallenges(database(), [{ id: nonce, expires_at: '2026-06-01T03:00:00.000Z' }])).toEqual(
      new Set(),
    )
  })

  it('refuses what is unsolved, altered, expired or of another server, and makes no device of it', async () => {
    const { world, id, hand } = await open()
    const other = await openWorld()
    const theirs = await openChallenges(other.deps).draw()
    const browser = world.browser()
    const { challenge, solution } = await solved(browser, id)
    const { parameters } = challenge
    const refused: [unknown, string][] = [
      [{ challenge, solution: { ...solution, derivedKey: `${parameters.keyPrefix}${'0'.repeat(32)}` } }, 'unsolved'],
      [{ challenge, solution: { ...solution, derivedKey: '' } }, 'unsolved'],
      [{ challenge: { ...challenge, signature: '' }, solution }, 'unsolved'],
      [{ challenge: { ...challenge, parameters: { ...parameters, nonce: '00'.repeat(16) } }, solution }, 'unsolved'],
      [{ challenge: { ...challenge, parameters: { ...parameters, data: { expires: 9e15 } } }, solution }, 'unsolved'],
      [{ challenge: theirs, solution: await solve(theirs.parameters) }, 'unsolved'],
    ]
    for (const [body, code] of refused) expect(await told(hand(browser, body))).toEqual([422, `challenge-${code}`])
    for (const odd of [{}, { challenge }, { challenge, solution, more: 1 }, { challenge: 1, solution: 2 }])
      expect(await told(hand(browser, odd))).toEqual([400, 'bad-request'])
    world.clock.now = '2026-06-01T03:00:00.000Z'
    expect(await told(hand(browser, { challenge, solution }))).toEqual([410, 'challenge-expired'])
    expect(browser.cookies.size).toBe(0)
    world.clock.now = '2026-06-01T02:59:59.999Z'
    expect(await told(hand(browser, { challenge, solution }))).toEqual([200, true])
    await other.close()
  })

  it('is not possible where nothing is voted on', async () => {
    const { world, hand, id } = await open()
    const { id: planned } = await storeCampaign(database(), { rules: null, rulesSha256: null, frozenAt: null })
    const browser = world.browser()
    const proof = await solved(browser, id)
    expect(await told(browser.send('POST', `/api/campaigns/${planned}/devices`, proof))).toEqual([404, 'not-found'])
    expect(await told(hand(browser, proof))).toEqual([200, true])
  })

  it('has a budget for each address, whoever asks behind it', async () => {
    const { world, id } = await open()
    const browser = world.browser()
    for (let at = 0; at < 2000; at++) await world.deps.limits.take('device', 'unknown')
    const answer = await browser.send('POST', `/api/campaigns/${id}/devices`, {
      challenge: await world.deps.challenges.draw(),
      solution: { counter: 1, derivedKey: '', time: 1 },
    })
    expect([answer.status, await answer.json()]).toMatchObject([429, { code: 'too-many-requests' }])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('the puzzle', () => {
  it('is solved alike with and without the platform', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
    fc.assert(
      fc.property(bytes(20), bytes(16), fc.integer({ min: 1, max: 40 }), (password, salt, iterations) => {
        const expected = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
        expect(Buffer.from(derivePure(password, salt, iterations)).equals(expected)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
