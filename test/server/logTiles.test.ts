import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { appendToLog } from '../../db/log.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isSignedBy, parseNote, parseVkey } from '../../server/domain/checkpoint.ts'
import { logLine } from '../../server/domain/log.ts'
import { tilePath, tilesOf, unpackEntries } from '../../server/domain/tilePath.ts'
import { leafHash } from '../../server/domain/tree.ts'
import { crownOf } from '../../server/domain/verify/leaves.ts'
import { nodeTools } from '../../server/evidence/tools.ts'
import { sha256 } from '../../server/hash.ts'
import { storeCampaign } from '../make.ts'
import { onEachDatabase, openWorld } from '../world.ts'

onEachDatabase('the log as static files', (database) => {
  it('is served whole: a stranger rebuilds the signed root from the tiles alone', async () => {
    const world = await openWorld(database())
    const { id } = await storeCampaign(database())
    const browser = world.browser()
    const at = (path: string) => `/api/campaigns/${id}/log/${path}`
    expect((await browser.get(at('checkpoint'))).status).toBe(404)
    const hash = () => randomBytes(32).toString('base64url')
    for (const count of [3, 254, 300]) {
      await inTransaction(database(), async (trx) => ({
        first: await appendToLog(trx, id, world.clock.now, (now) =>
          Array.from({ length: count }, () =>
            logLine(id, { type: 'score_submitted', at: now, actor: 'e1', sheet: hash(), commit: hash(), stage: 's' }),
          ),
        ),
      }))
      await world.deps.sequencer.sealDue()
    }
    const answer = await browser.get(at('checkpoint'))
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'public, max-age=1',
    ])
    const head = parseNote(await answer.text())
    const key = parseVkey(sha256, (await (await browser.get(at('key'))).text()).trimEnd())
    if ('problem' in head || key === null) throw new Error('head or key cannot be read')
    expect([head.size, head.origin, isSignedBy(key, head, nodeTools.checkSignature)]).toEqual([
      557,
      `localhost/campaign/${id}`,
      true,
    ])
    const served = new Map<string, Uint8Array>()
    for (const tile of tilesOf(head.size)) {
      const got = await browser.get(at(tilePath(tile)))
      expect([tilePath(tile), got.status, got.headers.get('cache-control')]).toEqual([
        tilePath(tile),
        200,
        'public, max-age=31536000, immutable',
      ])
      served.set(tilePath(tile), new Uint8Array(await got.arrayBuffer()))
    }
    const entries = [...served].flatMap(([path, bytes]) =>
      path.startsWith('tile/entries/') ? (unpackEntries(bytes) ?? []) : [],
    )
    expect(entries).toHaveLength(557)
    const leaves = new Uint8Array(entries.flatMap((entry) => [...leafHash(sha256, entry)]))
    const crown = crownOf(sha256, leaves, 557)
    expect(Buffer.from(crown.root)).toEqual(Buffer.from(head.root))
    const hashes = [...served].flatMap(([path, bytes]) => (path.startsWith('tile/0/') ? [bytes] : []))
    expect(Buffer.concat(hashes).equals(leaves)).toBe(true)
    expect(Buffer.from(served.get('tile/1/000.p/2') ?? []).equals(crown.levels[0] ?? new Uint8Array())).toBe(true)
    await world.close()
  })

  it('refuses tiles beyond the signed head, second spellings, and logs that are not there', async () => {
    const world = await openWorld(database())
    const { id } = await storeCampaign(database())
    const browser = world.browser()
    const write = () =>
      inTransaction(database(), async (trx) => ({
        first: await appendToLog(trx, id, world.clock.now, (now) => [logLine(id, { type: 'voting_closed', at: now })]),
      }))
    await write()
    await world.deps.sequencer.sealDue()
    await write()
    const status = async (path: string, campaign = id) =>
      (await browser.get(`/api/campaigns/${campaign}/log/${path}`)).status
    expect(await status('tile/entries/000.p/1')).toBe(200)
    for (const path of ['tile/entries/000.p/2', 'tile/entries/000', 'tile/0/001.p/1', 'tile/1/000.p/1'])
      expect([path, await status(path)]).toEqual([path, 404])
    for (const path of [
      'tile/entries/0.p/1',
      'tile/entries/000.p/01',
      'tile/entries',
      'tile/x/000',
      'tile/0/%2e%2e/000',
    ])
      expect([path, await status(path)]).toEqual([path, 404])
    expect([await status('checkpoint', 'nowhere'), await status('key', 'nowhere')]).toEqual([404, 404])
    expect(await status('tile/0/000.p/1', 'nowhere')).toBe(404)
    await world.close()
  })
})
