import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { parseNote } from '../../server/domain/checkpoint.ts'
import { openAnchor } from '../../server/sequencer/anchor.ts'
import { openSigner } from '../../server/sequencer/signer.ts'
import { openSequencer } from '../../server/sequencer.ts'
import { storeCampaign, storeNominations } from '../make.ts'
import { onEachDatabase, openWorld } from '../world.ts'
import { castAs, freshVoter } from './voters.ts'

onEachDatabase('a disk that is slow to keep the anchor', (database) => {
  it('holds every answer back until the promise in it is kept, that of a retry too', async () => {
    const world = await openWorld(database())
    const campaign = (await storeCampaign(database())).id
    await storeNominations(database(), campaign, 12)
    let keep: () => void = () => undefined
    const kept = new Promise<void>((resolve) => {
      keep = resolve
    })
    const anchor = await openAnchor(world.deps.config.anchorFolder)
    world.deps.sequencer = openSequencer(world.deps, {
      ...anchor,
      async raise(...promise) {
        await kept
        await anchor.raise(...promise)
      },
    })
    const answered: number[] = []
    const voter = freshVoter(world, campaign)
    const ask = async () => {
      const answer = await castAs(world, campaign, voter, [3])
      if (answer.status === 200) answered.push(answer.status)
      return answer.text()
    }
    const stored = async () =>
      (await database().selectFrom('ballot').where('campaign', '=', campaign).select('id').execute()).length
    const first = ask()
    while ((await stored()) === 0) await wait(5)
    const again = ask()
    await wait(150)
    expect(answered).toEqual([])
    keep()
    const receipt = await first
    const retried = await again
    expect([receipt, expect.stringContaining('in-flight')]).toContainEqual(retried)
    expect(await ask()).toBe(receipt)
    await world.close()
  })
})

it('never lowers a promise, also when an earlier one is asked for while a later one is being written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongping-anchor-'))
  const signer = openSigner('localhost/campaign/c1', new Uint8Array(32))
  const noteOf = (size: number) => {
    const root = new Uint8Array(32).fill(size)
    return signer.note(size, root, signer.sign(size, root))
  }
  const anchor = await openAnchor(folder)
  await anchor.raise('c1', 9, noteOf(9))
  // A batch has committed and waits for its promise; a retry asks for the head of the batch before it.
  for (let size = 10; size < 30; size += 2) {
    const batch = anchor.raise('c1', size + 1, noteOf(size + 1))
    await new Promise(setImmediate)
    await Promise.all([batch, anchor.raise('c1', size, noteOf(size))])
    expect(parseNote((await anchor.read('c1')) ?? '')).toMatchObject({ size: size + 1 })
  }
  await rm(folder, { recursive: true })
})
