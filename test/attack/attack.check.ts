import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { attacks } from './attacks.ts'
import { type Ground, many, openGround } from './ground.ts'

const slowTool = spawnSync('slowhttptest', ['-h']).error === undefined
if (!slowTool && process.env.NO_SKIPS) throw new Error('slowhttptest is needed (a Debian package)')
if (!slowTool) console.warn('skipped: slow clients by slowhttptest, which is not installed')

describe('attacks on a vote', () => {
  it.each([
    ['ballots with one thing bent', 0.3],
    ['recorded ballots sent again', 0.5],
    ['made-up X-Forwarded-For', 1],
    ['hopping inside one /64', 1],
    ['devices without puzzles', 0.3],
    ['senders of a byte at a time', 0.5],
  ])('hold: %s', async (name, scale) => {
    const fought = await attacks[name]?.(scale)
    expect(fought?.wrong).toEqual([])
    expect(fought?.tried).toBeGreaterThan(100)
  })
})

/** Honest ballots cast one after another until the tool has ended: how many, and how many were not counted. */
async function voteDuring({ fire, honest }: Ground, tool: Promise<unknown>): Promise<{ cast: number; lost: number }> {
  let over = false
  tool.then(() => {
    over = true
  })
  let [cast, lost] = [0, 0]
  while (!over) {
    await many(8, async () => {
      cast += 1
      if ((await fire(honest())).status !== 200) lost += 1
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { cast, lost }
}

describe.runIf(slowTool)('slow clients (slowhttptest)', () => {
  it.each([
    ['headers that never end', ['-H', '-t', 'GET']],
    ['bodies that never end', ['-B', '-t', 'POST', '-s', '100000', '-f', 'application/json']],
    ['answers that are not read', ['-X', '-w', '1', '-y', '8', '-z', '8', '-k', '3', '-n', '2']],
  ])('%s keep nobody from voting', async (_, words) => {
    const ground = await openGround()
    try {
      const url = `${ground.url}/api/campaigns/${ground.campaign}/ballot-paper`
      const load = ['-c', '500', '-r', '200', '-i', '1', '-l', '8', '-u', url]
      const tool = spawn('slowhttptest', [...words, ...load], { stdio: 'ignore' })
      const { cast, lost } = await voteDuring(ground, once(tool, 'exit'))
      expect(cast).toBeGreaterThan(50)
      expect(lost).toBe(0)
      expect(await ground.counted()).toBe(cast)
    } finally {
      await ground.close()
    }
  })
})
