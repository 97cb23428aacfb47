import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { appendToLog, logEntries } from '../../db/log.ts'
import { readHead, setLogState } from '../../db/tree.ts'
import { enrol } from '../../server/demo/visitor.ts'
import { toBase64, utf8 } from '../../server/domain/bytes.ts'
import { isSignedBy, parseNote, parseVkey } from '../../server/domain/checkpoint.ts'
import { logLine } from '../../server/domain/log.ts'
import { parseProof } from '../../server/domain/tlogProof.ts'
import { emptyTree, grow, leafHash } from '../../server/domain/tree.ts'
import { verifyInclusion } from '../../server/domain/treeProof.ts'
import { sha256 } from '../../server/hash.ts'
import { openAnchor } from '../../server/sequencer/anchor.ts'
import { pathInLog } from '../../server/sequencer/proof.ts'
import { checkLogs } from '../../server/sequencer/start.ts'
import { openSequencer } from '../../server/sequencer.ts'
import { storeCampaign, storeNominations } from '../make.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'
import { castAs, freshVoter } from './voters.ts'

const key = (): string => randomBytes(16).toString('base64url')
const opened = '2026-06-01T02:00:00.000Z'

/** Ed25519 by node:crypto over a raw public key, beside the page's own. */
function check(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  return verify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature)
}

function newDevice(world: World): Browser {
  const browser = world.browser()
  enrol(browser, world.deps)
  return browser
}

function cast(browser: Browser, campaign: string, choices: number[], nonce = key()): Promise<Response> {
  return browser.send('POST', `/api/campaigns/${campaign}/ballots`, { choices }, { 'idempotency-key': nonce })
}

/** Throws unless the receipt's proof leads from its public entry to a head that the campaign's key signed; returns the size. */
async function sizeProven(world: World, campaign: string, receipt: { index: number; proof: string }): Promise<number> {
  const signer = await world.deps.sequencer.signerOf(campaign)
  const noteKey = parseVkey(sha256, signer?.vkey ?? '')
  const proof = parseProof(receipt.proof)
  if (noteKey === null || 'problem' in proof) throw new Error('no key or no proof')
  const note = parseNote(proof.checkpoint)
  if ('problem' in note) throw new Error(note.problem)
  expect(isSignedBy(noteKey, note, check)).toBe(true)
  const [entry = ''] = await logEntries(world.deps.db, campaign, receipt.index, 1)
  const leaf = leafHash(sha256, utf8(entry))
  const { size, root } = note
  expect(verifyInclusion(sha256, { index: receipt.index, size, leaf, root, proof: proof.hashes })).toBe(true)
  expect(verifyInclusion(sha256, { index: receipt.index + 1, size, leaf, root, proof: proof.hashes })).toBe(false)
  return size
}

onEachDatabase('the sequencer', (database) => {
  const open = async () => {
    const world = await openWorld(database())
    const campaign = (await storeCampaign(database())).id
    await storeNominations(database(), campaign, 12)
    return { world, campaign }
  }

  it('proves every ballot of a rush and every act between them to a signed head', async () => {
    const { world, campaign } = await open()
    await database()
      .transaction()
      .execute((trx) =>
        appendToLog(trx, campaign, opened, (at) => [logLine(campaign, { type: 'campaign_opened', at, rules: 'r' })]),
      )
    const devices = Array.from({ length: 40 }, () => newDevice(world))
    const answers = await Promise.all(devices.map((browser, place) => cast(browser, campaign, [1 + (place % 12)])))
    const receipts = await Promise.all(answers.map((answer) => answer.json()))
    expect(receipts.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, at) => at + 1),
    )
    for (const receipt of receipts) expect(await sizeProven(world, campaign, receipt)).toBeGreaterThan(receipt.index)
    const head = await readHead(database(), campaign)
    expect(head).toMatchObject({ size: 41, treeSize: 41, origin: `localhost/campaign/${campaign}` })
  })

  it('signs what acts appended, once', async () => {
    const { world, campaign } = await open()
    await database()
      .transaction()
      .execute((trx) => appendToLog(trx, campaign, opened, (at) => [logLine(campaign, { type: 'voting_closed', at })]))
    expect(await world.deps.sequencer.sealDue()).toBe(1)
    expect(await world.deps.sequencer.sealDue()).toBe(0)
    expect(await readHead(database(), campaign)).toMatchObject({ size: 1, treeSize: 1 })
  })

  it('gives the same bytes again after a restart, however far the log has grown', async () => {
    const { world, campaign } = await open()
    const [device, later] = [newDevice(world), newDevice(world)]
    const nonce = key()
    const first = await (await cast(device, campaign, [3], nonce)).text()
    await cast(later, campaign, [4])
    const again = openSequencer(world.deps, await openAnchor(world.deps.config.anchorFolder))
    world.deps.sequencer = again
    expect(await (await cast(device, campaign, [3], nonce)).text()).toBe(first)
    // The retry's own head is older than what was promised meanwhile: the anchor must not be lowered to it.
    const promised = parseNote((await (await openAnchor(world.deps.config.anchorFolder)).read(campaign)) ?? '')
    expect(promised).toMatchObject({ size: 2 })
  })

  it('answers a second request with the key of one under way with 409, and takes neither twice', async () => {
    const { world, campaign } = await open()
    const voter = freshVoter(world, campaign)
    const answers = await Promise.all(Array.from({ length: 5 }, () => castAs(world, campaign, voter, [3])))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
    const refused = await answers.find(({ status }) => status === 409)?.json()
    expect(refused).toMatchObject({ code: 'in-flight' })
    expect(await readHead(database(), campaign)).toMatchObject({ size: 1 })
  })

  it('opens no vote again once `voting_closed` stands in the log, whatever the clock says', async () => {
    const { world, campaign } = await open()
    const device = newDevice(world)
    await database()
      .updateTable('campaign')
      .set({ voting_closed_at: '2026-06-30T00:00:00.000Z' })
      .where('id', '=', campaign)
      .execute()
    const late = await cast(device, campaign, [1])
    expect([late.status, (await late.json()).code]).toEqual([410, 'voting-closed'])
  })

  it('goes read-only when an older database comes back, says so, and writes again when the newer one is there', async () => {
    const { world, campaign } = await open()
    const anchor = await openAnchor(world.deps.config.anchorFolder)
    const device = newDevice(world)
    const receipt = await (await cast(device, campaign, [1])).json()
    const own = async () => (await checkLogs(world.deps, anchor)).find((log) => log.campaign === campaign)
    expect(await own()).toEqual({ campaign, entries: 1, fault: null })
    const proof = parseProof(receipt.proof)
    if ('problem' in proof) throw new Error(proof.problem)
    // Another copy of the database went on to two entries and promised them.
    const two = grow(sha256, emptyTree, [sha256('a'), sha256('b')])
    const signer = await world.deps.sequencer.signerOf(campaign)
    const note = signer?.note(2, two.root, signer.sign(2, two.root)) ?? ''
    const elsewhere = await openAnchor(`${world.deps.config.anchorFolder}-newer`)
    await elsewhere.raise(campaign, 2, note)
    // Put back under a running server, it is not signed anew before the next start finds out.
    world.deps.sequencer = openSequencer(world.deps, elsewhere)
    const early = await cast(newDevice(world), campaign, [2])
    expect([early.status, (await early.json()).code]).toEqual([503, 'log-behind'])
    world.deps.sequencer = openSequencer(world.deps, anchor)
    const behind = (await checkLogs(world.deps, elsewhere)).find((log) => log.campaign === campaign)
    expect(behind).toMatchObject({ fault: 'behind-anchor' })
    const other = newDevice(world)
    const refused = await cast(other, campaign, [2])
    expect([refused.status, (await refused.json()).code]).toEqual([503, 'log-behind'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await own()).toMatchObject({ fault: null })
    expect((await cast(other, campaign, [2])).status).toBe(200)
    await setLogState(database(), campaign, 'open')
  })

  it('is found whole by a node that starts while another takes ballots', async () => {
    const { world, campaign } = await open()
    const node = await openWorld(database())
    let voting = true
    const vote = async () => {
      while (voting) expect((await castAs(world, campaign, freshVoter(world, campaign), [1])).status).toBe(200)
    }
    const votes = [vote(), vote(), vote()]
    const found = new Set<string | null>()
    for (let start = 0; start < 40; start++)
      for (const log of await checkLogs(node.deps, await openAnchor(node.deps.config.anchorFolder)))
        if (log.campaign === campaign) found.add(log.fault)
    voting = false
    await setLogState(database(), campaign, 'open')
    await Promise.all(votes)
    await node.close()
    expect([...found]).toEqual([null])
  })

  it('finds an entry that was changed by hand', async () => {
    const { world, campaign } = await open()
    const anchor = await openAnchor(world.deps.config.anchorFolder)
    const device = newDevice(world)
    await cast(device, campaign, [1])
    await database()
      .updateTable('log_head')
      .set({ tree_size: 0, size: 0, frontier: '' })
      .where('campaign', '=', campaign)
      .execute()
    const found = (await checkLogs(world.deps, anchor)).find((log) => log.campaign === campaign)
    expect(found).toMatchObject({ fault: 'root-differs' })
  })

  it('tells the path of any entry in a log of many tiles from a few rows', async () => {
    const { world, campaign } = await open()
    const lines = Array.from({ length: 1300 }, (_, at) =>
      logLine(campaign, { type: 'ballot_cast', ballot: `b${at}`, commit: 'c' }),
    )
    for (let from = 0; from < lines.length; from += 433) {
      await database()
        .transaction()
        .execute((trx) => appendToLog(trx, campaign, opened, () => lines.slice(from, from + 433)))
      await world.deps.sequencer.sealDue()
    }
    const leaves = lines.map((line) => leafHash(sha256, utf8(line)))
    for (const size of [1300, 1025, 1024, 700, 257, 256, 3, 1])
      for (const index of [0, 1, 255, 256, 600, 1023, 1024, 1299].filter((one) => one < size)) {
        const { root } = grow(sha256, emptyTree, leaves.slice(0, size))
        const proof = await pathInLog(database(), campaign, index, size)
        const leaf = leaves[index]
        if (leaf === undefined) throw new Error('no such leaf')
        expect(verifyInclusion(sha256, { index, size, leaf, root, proof }), `${index} in ${size}`).toBe(true)
      }
    const head = await readHead(database(), campaign)
    expect(head?.treeSize).toBe(1300)
    const note = await world.deps.sequencer.signerOf(campaign)
    expect(note?.vkey.startsWith(`localhost/campaign/${campaign}+`)).toBe(true)
    expect(toBase64(grow(sha256, emptyTree, leaves).root)).toHaveLength(44)
  })
})
