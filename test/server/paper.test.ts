import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import type { Database } from '../../db/database.ts'
import { migrate } from '../../db/migrate.ts'
import { keptPaper } from '../../server/ballots/paper.ts'
import { browserAs, storeCampaign, storeNominations } from '../make.ts'
import { onEachDatabase, openWorld, type World } from '../world.ts'

/** Counts what is asked of a database. */
function counted(db: Database): { db: Database; queries: () => number } {
  let queries = 0
  return {
    db: db.withPlugin({
      transformQuery({ node }) {
        queries += 1
        return node
      },
      transformResult: async ({ result }) => result,
    }),
    queries: () => queries,
  }
}

const numbers = async (world: Pick<World, 'deps'>, id: string, db = world.deps.db) =>
  (await keptPaper({ ...world.deps, db }, id))?.paper.candidates.map(({ number }) => number)

onEachDatabase('the ballot paper kept in memory', (database) => {
  it('costs one query until somebody acts, and is the new one right after the act, on another node too', async () => {
    const world = await openWorld(database())
    const [here, there] = [counted(database()), counted(database())]
    const { id } = await storeCampaign(database())
    await storeNominations(database(), id, 3)
    const organizer = await browserAs(world, id, 'organizer')
    expect([await numbers(world, id, here.db), await numbers(world, id, there.db)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ])
    const before = here.queries()
    for (let read = 0; read < 10; read++) await numbers(world, id, here.db)
    expect(here.queries() - before).toBe(10)
    await Promise.all(Array.from({ length: 50 }, () => numbers(world, id, here.db)))
    expect(here.queries() - before).toBe(11)

    const expert = await browserAs(world, id, 'expert')
    const address = `/api/campaigns/${id}/nominations/2/withdraw`
    expect((await expert.send('POST', address, { reason: '退出' })).status).toBe(403)
    expect(await numbers(world, id, here.db)).toEqual([1, 2, 3])
    expect((await organizer.send('POST', address, { reason: '退出' })).status).toBe(200)
    expect([await numbers(world, id, here.db), await numbers(world, id, there.db)]).toEqual([
      [1, 3],
      [1, 3],
    ])
    await world.close()
  })

  it('has no draft in it: what is not opened yet is nobody’s, before and after others ask', async () => {
    const world = await openWorld(database())
    const { id } = await storeCampaign(database(), { rules: null, rulesSha256: null, frozenAt: null })
    await storeNominations(database(), id, 1)
    expect(await numbers(world, id)).toBeUndefined()
    expect(await numbers(world, 'nowhere')).toBeUndefined()
    await database()
      .updateTable('campaign')
      .set({ frozen_at: '2026-06-01T00:00:00.000Z' })
      .where('id', '=', id)
      .execute()
    expect(await numbers(world, id)).toEqual([1])
    await world.close()
  })
})

it('is read anew when a process of its own has acted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongping-paper-'))
  const file = { sqlite: join(folder, 'shared.sqlite') }
  const [one, other] = [await connect(file), await connect(file)]
  await migrate(one)
  const [here, there] = [await openWorld(one), await openWorld(other)]
  const { id } = await storeCampaign(one)
  await storeNominations(one, id, 2)
  expect([await numbers(here, id), await numbers(there, id)]).toEqual([
    [1, 2],
    [1, 2],
  ])
  const organizer = await browserAs(there, id, 'organizer')
  await organizer.send('POST', `/api/campaigns/${id}/nominations/1/withdraw`, { reason: '退出' })
  expect([await numbers(here, id), await numbers(there, id)]).toEqual([[2], [2]])
  await Promise.all([here.close(), there.close()])
  await Promise.all([one.destroy(), other.destroy()])
  await rm(folder, { recursive: true, force: true })
})
