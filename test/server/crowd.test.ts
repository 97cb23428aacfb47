import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { enrol } from '../../server/demo/visitor.ts'
import { storeCampaign, storeNominations } from '../make.ts'
import { openWorld } from '../world.ts'

it('two hundred people behind one address in ten minutes: nobody is refused', async () => {
  const world = await openWorld()
  const { id } = await storeCampaign(world.deps.db)
  await storeNominations(world.deps.db, id, 12)
  const base = `/api/campaigns/${id}`
  const start = Date.parse(world.clock.now)
  const statuses = new Map<string, number>()
  const note = (what: string, { status }: Response) => {
    statuses.set(`${what} ${status}`, (statuses.get(`${what} ${status}`) ?? 0) + 1)
  }
  for (let person = 0; person < 200; person++) {
    world.clock.now = new Date(start + person * 3000).toISOString()
    const phone = world.browser()
    note('look', await phone.get(`${base}/ballot-paper`))
    note('puzzle', await phone.get(`${base}/challenge`))
    // The puzzle takes too long to solve two hundred times; a wrong answer costs the address as much as a right one.
    const challenge = await world.deps.challenges.draw()
    const wrong = { challenge, solution: { counter: 1, derivedKey: '00', time: 1 } }
    note('solution', await phone.send('POST', `${base}/devices`, wrong))
    enrol(phone, world.deps)
    const headers = { 'idempotency-key': randomBytes(16).toString('base64url') }
    note('ballot', await phone.send('POST', `${base}/ballots`, { choices: [1 + (person % 12)] }, headers))
    note('retry', await phone.send('POST', `${base}/ballots`, { choices: [1 + (person % 12)] }, headers))
    note('mine', await phone.get(`${base}/ballots/mine`))
  }
  expect(Object.fromEntries(statuses)).toEqual({
    'look 200': 200,
    'puzzle 200': 200,
    'solution 422': 200,
    'ballot 200': 200,
    'retry 200': 200,
    'mine 200': 200,
  })
  await world.close()
})
