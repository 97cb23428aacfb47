import { randomBytes } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { enrol, openVisitor } from '../../server/demo/visitor.ts'
import { type Serving, serve } from '../../server/listen.ts'
import { someSettings, storeCampaign, storeNominations } from '../make.ts'
import { onEachDatabase, openWorld } from '../world.ts'

const key = (): string => randomBytes(16).toString('base64url')

onEachDatabase('a rule of so many ballots a day from one network address', (database) => {
  const open: Serving[] = []
  afterEach(async () => {
    for (const serving of open.splice(0)) await serving.drain()
  })

  /** A node behind a proxy on the loopback, on a campaign where an address may cast this many ballots a day. */
  async function openNode(campaign: string) {
    const world = await openWorld(database(), { trustedProxies: ['127.0.0.1'] })
    const serving = await serve(world.deps, 0)
    open.push(serving)
    const answering = { request: (path: string, init?: RequestInit) => fetch(path, init) }
    const somebody = () => {
      const visitor = openVisitor(answering, serving.url)
      enrol(visitor, world.deps)
      return visitor
    }
    const cast = async (address: string, id = key(), visitor = somebody()) => {
      const headers = { 'idempotency-key': id, 'x-forwarded-for': address }
      const answer = await visitor.send('POST', `/api/campaigns/${campaign}/ballots`, { choices: [1] }, headers)
      const said = await answer.json()
      return { status: answer.status, code: said.code, next: said.current?.next, ballot: said.ballot }
    }
    return { world, somebody, cast }
  }

  async function campaignWith(most: number): Promise<string> {
    const vote = { ...someSettings.vote, ballots_per_address_per_day: most }
    const { id } = await storeCampaign(database(), { settings: { ...someSettings, vote } })
    await storeNominations(database(), id, 3)
    return id
  }

  const full = { status: 409, code: 'address-full', next: '2026-06-01T16:00:00.000Z', ballot: undefined }

  it('counts them by the day of the campaign, gives a lost answer again, and asks nobody else to wait', async () => {
    const campaign = await campaignWith(3)
    const { world, somebody, cast } = await openNode(campaign)
    const [id, visitor] = [key(), somebody()]
    const first = await cast('203.0.113.7', id, visitor)
    expect(first.status).toBe(200)
    for (let at = 0; at < 2; at++) expect((await cast('203.0.113.7')).status).toBe(200)
    expect(await cast('203.0.113.7')).toEqual(full)
    expect(await cast('::ffff:203.0.113.7')).toEqual(full)
    expect(await cast('203.0.113.7', id, visitor)).toEqual(first)
    expect((await cast('203.0.113.8')).status).toBe(200)
    world.clock.now = '2026-06-01T15:59:59.999Z'
    expect(await cast('203.0.113.7')).toEqual(full)
    world.clock.now = '2026-06-01T16:00:00.000Z'
    expect((await cast('203.0.113.7')).status).toBe(200)
    const kept = await database().selectFrom('address_day').where('campaign', '=', campaign).selectAll().execute()
    expect(kept).toEqual([{ campaign, day: '2026-06-02', address: expect.stringMatching(/^[\w-]{43}$/), ballots: 1 }])
  })

  it('is kept by two nodes and by forty who try at once, and a refused ballot uses nothing up', async () => {
    const campaign = await campaignWith(5)
    const nodes = [await openNode(campaign), await openNode(campaign)]
    const refused = await nodes[0]
      ?.somebody()
      .send(
        'POST',
        `/api/campaigns/${campaign}/ballots`,
        { choices: [99] },
        { 'idempotency-key': key(), 'x-forwarded-for': '2001:db8:1:2::1' },
      )
    expect(refused?.status).toBe(422)
    const tries = await Promise.all(
      Array.from({ length: 40 }, (_, at) => nodes[at % 2]?.cast(`2001:db8:1:2::${(at + 1).toString(16)}`)),
    )
    expect(tries.filter((one) => one?.status === 200)).toHaveLength(5)
    expect(tries.filter((one) => one?.code === 'address-full')).toHaveLength(35)
    expect((await nodes[0]?.cast('2001:db8:1:3::1'))?.status).toBe(200)
  })
})
