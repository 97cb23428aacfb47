import { expect, it } from 'vitest'
import { checkProof, continues, sizeOf } from '../../web/vote/verify.ts'
import { castDirectly } from '../castDirectly.ts'
import { storeCampaign, storeNominations } from '../make.ts'
import { onEachDatabase, openWorld } from '../world.ts'

onEachDatabase('a receipt looked at again', (database) => {
  it('stands under every newer head, each of which continues the one before; another key, ballot or head does not', async () => {
    const world = await openWorld(database())
    const { id: campaign } = await storeCampaign(database())
    await storeNominations(database(), campaign, 12)
    const signer = await world.deps.sequencer.signerOf(campaign)
    const vkey = signer?.vkey ?? ''
    const mine = await castDirectly(world, campaign, [3])
    const first = await checkProof(campaign, vkey, mine)
    expect(first.finding).toBe('checked')
    let older = first.note
    for (const count of [1, 5, 300, 11]) {
      await Promise.all(Array.from({ length: count }, () => castDirectly(world, campaign, [1, 2])))
      const answer = await world
        .browser()
        .get(`/api/campaigns/${campaign}/receipts/${mine.ballot}?seen=${sizeOf(older)}`)
      const { proof, consistency } = await answer.json()
      const { finding, note } = await checkProof(campaign, vkey, { ...mine, proof })
      expect([finding, continues(older, note, consistency), sizeOf(note) > sizeOf(older)]).toEqual([
        'checked',
        true,
        true,
      ])
      expect(continues(older, note, consistency.slice(1))).toBe(false)
      expect((await checkProof(campaign, vkey, { ...mine, index: mine.index + 1, proof })).finding).toBe('mismatch')
      older = note
    }
    expect(sizeOf(older)).toBe(318)
    const same = await world.browser().get(`/api/campaigns/${campaign}/receipts/${mine.ballot}?seen=318`)
    expect((await same.json()).consistency).toEqual([])
    const other = await world.deps.sequencer.signerOf((await storeCampaign(database())).id)
    expect((await checkProof(campaign, other?.vkey ?? '', mine)).finding).toBe('mismatch')
    await world.close()
  })

  it('is not found for a ballot that is not there, or a log without a head', async () => {
    const world = await openWorld(database())
    const { id: campaign } = await storeCampaign(database())
    for (const path of [`${campaign}/receipts/y6G8zgtD2C1v1IO9aPgIPg`, 'nowhere/receipts/y6G8zgtD2C1v1IO9aPgIPg'])
      expect((await world.browser().get(`/api/campaigns/${path}`)).status).toBe(404)
    expect((await world.browser().get(`/api/campaigns/${campaign}/receipts/x?seen=-1`)).status).toBe(400)
    await world.close()
  })
})
