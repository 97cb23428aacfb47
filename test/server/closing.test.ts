import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { markVotingClosed } from '../../db/campaigns.ts'
import type { Database } from '../../db/database.ts'
import { lockLog } from '../../db/log.ts'
import { closeDue } from '../../server/clock.ts'
import type { Campaign } from '../../server/domain/campaign.ts'
import { browserAs, makeStage, someCriteria, someSettings, storeCampaign, storeNominations } from '../make.ts'
import { onEachDatabase, openWorld, type World } from '../world.ts'

const closesAt = '2026-06-10T10:00:00.000Z'
const before = '2026-06-10T09:59:59.500Z'

onEachDatabase('a stage that closes while others write', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(database())
  })
  afterAll(() => world.close())

  const running = async (grace_seconds = 0): Promise<Campaign> => {
    const campaign = await storeCampaign(database(), {
      settings: { ...someSettings, vote: { ...someSettings.vote, grace_seconds } },
      stages: [makeStage('voting', 0, { closesAt }), makeStage('scoring', 1, { closesAt })],
    })
    await storeNominations(database(), campaign.id, 1)
    return campaign
  }
  const stageOf = (campaign: Campaign, kind: string) => campaign.stages.find((stage) => stage.kind === kind)?.id ?? ''

  /** Writes under the campaign's log while `other` asks, and keeps it only when the other has had time to arrive. */
  const meanwhile = async <T>(
    campaign: string,
    write: (trx: Database) => Promise<unknown>,
    other: () => Promise<T>,
  ) => {
    const trx = await database().startTransaction().execute()
    await lockLog(trx, campaign, world.clock.now)
    await write(trx)
    const asked = other()
    await setTimeout(200)
    await trx.commit().execute()
    return asked
  }

  it('takes no score sheet that was on its way when the organizer closed scoring', async () => {
    world.clock.now = before
    const campaign = await running()
    const expert = await browserAs(world, campaign.id, 'expert')
    const sheet = `/api/campaigns/${campaign.id}/sheets/1`
    const scores = Object.fromEntries(someCriteria.map(({ key }) => [key, { points: 8000, comment: '' }]))
    expect((await expert.send('PUT', sheet, { version: 0, scores, comment: '' })).status).toBe(200)
    const answer = await meanwhile(
      campaign.id,
      (trx) =>
        trx.updateTable('stage').set({ closed_at: before }).where('id', '=', stageOf(campaign, 'scoring')).execute(),
      () => expert.send('POST', `${sheet}/submit`, {}),
    )
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'scoring-closed' }])
    expect(await database().selectFrom('log_entry').where('campaign', '=', campaign.id).selectAll().execute()).toEqual(
      [],
    )
  })

  it('gives a vote no other window once the log says that voting closed, even when the clock steps back', async () => {
    world.clock.now = before
    const campaign = await running()
    const organizer = await browserAs(world, campaign.id, 'organizer')
    const stage = stageOf(campaign, 'voting')
    const window = { opensAt: '2026-06-01T00:00:00.000Z', closesAt: '2026-06-20T10:00:00.000Z', reason: 'correction' }
    const answer = await meanwhile(
      campaign.id,
      (trx) => markVotingClosed(trx, campaign.id, closesAt),
      () => organizer.send('PUT', `/api/campaigns/${campaign.id}/stages/${stage}/window`, window),
    )
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'stage-moved' }])
    const kept = await database().selectFrom('stage').where('id', '=', stage).select('closes_at').executeTakeFirst()
    expect(kept).toEqual({ closes_at: closesAt })
  })

  it('does not say that voting closed when its window was extended in the last moment', async () => {
    world.clock.now = closesAt
    const campaign = await running()
    await meanwhile(
      campaign.id,
      (trx) =>
        trx
          .updateTable('stage')
          .set({ closes_at: '2026-06-20T10:00:00.000Z' })
          .where('id', '=', stageOf(campaign, 'voting'))
          .execute(),
      () => closeDue(world.deps),
    )
    const row = await database()
      .selectFrom('campaign')
      .where('id', '=', campaign.id)
      .select('voting_closed_at')
      .executeTakeFirst()
    expect(row).toEqual({ voting_closed_at: null })
  })

  it('shows no result while ballots that came in time may still be counted', async () => {
    const campaign = await running(60)
    const organizer = await browserAs(world, campaign.id, 'organizer')
    const code = async (now: string) => {
      world.clock.now = now
      const answer = await organizer.get(`/api/campaigns/${campaign.id}/exports/result.json`)
      return [answer.status, (await answer.json()).code]
    }
    expect(await code('2026-06-10T10:00:59.999Z')).toEqual([409, 'results-hidden'])
    expect(await code('2026-06-10T10:01:00.000Z')).not.toContain('results-hidden')
  })
})
