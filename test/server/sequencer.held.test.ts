import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appendToLog, lockLog } from '../../db/log.ts'
import { logLine } from '../../server/domain/log.ts'
import { openAnchor } from '../../server/sequencer/anchor.ts'
import { openSequencer } from '../../server/sequencer.ts'
import { storeCampaign, storeNominations } from '../make.ts'
import { onEachDatabase, openWorld, type World } from '../world.ts'
import { castAs, freshVoter } from './voters.ts'

const crowd = 1000

onEachDatabase('an act that is held open while the public votes', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(database())
  })
  afterAll(() => world.close())

  it('takes no ballot with it when it is rolled back: a thousand were acknowledged, a thousand are there', async () => {
    const campaign = (await storeCampaign(database())).id
    await storeNominations(database(), campaign, 12)
    // Somebody voted before, so that the door knows the campaign and needs no query that would wait as well.
    expect((await castAs(world, campaign, freshVoter(world, campaign), [1])).status).toBe(200)
    const act = await database().startTransaction().execute()
    await appendToLog(act, campaign, world.clock.now, (at) => [
      logLine(campaign, { type: 'campaign_opened', at, rules: 'never' }),
    ])
    const acknowledged = new Set<string>()
    const vote = async (place: number): Promise<void> => {
      const voter = freshVoter(world, campaign)
      for (;;) {
        const answer = await castAs(world, campaign, voter, [1 + (place % 12)])
        const said = await answer.json()
        if (answer.status === 200) return void acknowledged.add(said.ballot)
        // What a page does when the server is busy: the same ballot with the same key, later.
        if (answer.status !== 503 && answer.status !== 409) throw new Error(`${answer.status} ${JSON.stringify(said)}`)
        await wait(50)
      }
    }
    const voting = Promise.all(Array.from({ length: crowd }, (_, place) => vote(place)))
    while (world.deps.sequencer.pressure().waiting === 0) await wait(5)
    await wait(300)
    expect(acknowledged.size).toBe(0)
    await act.rollback().execute()
    await voting
    const rows = await database().selectFrom('ballot').where('campaign', '=', campaign).select('id').execute()
    expect(rows.length).toBe(crowd + 1)
    expect([...acknowledged].filter((ballot) => !rows.some(({ id }) => id === ballot))).toEqual([])
    expect(acknowledged.size).toBe(crowd)
    const entries = await database().selectFrom('log_entry').where('campaign', '=', campaign).select('entry').execute()
    expect(entries.length).toBe(crowd + 1)
    expect(entries.filter(({ entry }) => !entry.includes('"type":"ballot_cast"'))).toEqual([])
  })

  it('lets go of what has waited too long for its batch, and takes the same ballot when it comes again', async () => {
    const campaign = (await storeCampaign(database())).id
    await storeNominations(database(), campaign, 12)
    world.deps.sequencer = openSequencer(world.deps, await openAnchor(world.deps.config.anchorFolder), 20)
    const voters = Array.from({ length: 12 }, () => freshVoter(world, campaign))
    expect((await castAs(world, campaign, freshVoter(world, campaign), [1])).status).toBe(200)
    const act = await database().startTransaction().execute()
    await lockLog(act, campaign, world.clock.now)
    const first = voters.slice(0, 1).map((voter) => castAs(world, campaign, voter, [1]))
    while (world.deps.sequencer.pressure().waiting === 0) await wait(5)
    await wait(20)
    const others = voters.slice(1).map((voter) => castAs(world, campaign, voter, [2]))
    while (world.deps.sequencer.pressure().waiting < voters.length) await wait(5)
    await wait(100)
    await act.rollback().execute()
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200])
    const late = await Promise.all(others)
    expect(new Set(late.map(({ status }) => status))).toEqual(new Set([503]))
    expect(late.every((answer) => Number(answer.headers.get('retry-after')) >= 1)).toBe(true)
    expect(await late[0]?.json()).toMatchObject({ code: 'overloaded' })
    for (const voter of voters.slice(1)) expect((await castAs(world, campaign, voter, [2])).status).toBe(200)
    const rows = await database().selectFrom('ballot').where('campaign', '=', campaign).select('id').execute()
    expect(rows.length).toBe(voters.length + 1)
  })
})
