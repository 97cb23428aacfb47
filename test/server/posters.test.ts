import sharp from 'sharp'
import { encode } from 'uqr'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { qrSvg, quietModules } from '../../server/posters/qr.ts'
import { makeStage, storeCampaign, storeNominations } from '../make.ts'
import { openWorld, type World } from '../world.ts'

describe('posters and share cards', () => {
  let world: World
  let id: string
  beforeAll(async () => {
    world = await openWorld()
    const { db } = world.deps
    const voting = [
      makeStage('voting', 0, { batch: { first: 1, last: 30 }, closesAt: '2026-06-20T10:00:00.000Z' }),
      makeStage('voting', 1, { batch: { first: 31, last: 60 }, closesAt: '2026-06-28T10:00:00.000Z' }),
    ]
    id = (await storeCampaign(db, { stages: voting })).id
    await storeNominations(db, id, 60)
    await db
      .updateTable('nomination')
      .set({ name: '四坚持<b>&"四转变"', connotation: '办事窗口搬进小区，居民少跑一趟。第二句。' })
      .where('campaign', '=', id)
      .where('number', '=', 47)
      .execute()
    await db
      .updateTable('nomination')
      .set({ state: 'withdrawn' })
      .where('campaign', '=', id)
      .where('number', '=', 9)
      .execute()
    await db.insertInto('vote_count').values({ campaign: id, tier: 'device', candidate: 47, votes: 4711 }).execute()
  })
  afterAll(() => world.close())

  it('print one candidate with number, batch deadline and address, and no total', async () => {
    const answer = await world.browser().get(`/c/${id}/047/poster`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
    const html = await answer.text()
    expect(html).toContain('四坚持&lt;b&gt;&amp;&quot;四转变&quot;</h1>')
    expect(html).not.toContain('<b>&')
    for (const words of ['支持 047 号', '6月28日（周日）18:00 截止', '选 1–10 个', '再按 047', '居民少跑一趟。'])
      expect(html).toContain(words)
    expect(html).not.toContain('第二句')
    expect(html).not.toContain('4711')
    expect(html).toContain(`aria-label="二维码，内容是 http://localhost/c/${id}/047"`)
    const nonce = /nonce-([^']+)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
    expect(html.split(`nonce="${nonce}"`)).toHaveLength(3)
    expect(html).not.toMatch(/ style=| on[a-z]+=/)
  })

  it('print the whole vote, until its last batch closes, in the language of the reader', async () => {
    const html = await (await world.browser().get(`/c/${id}/poster`, { 'accept-language': 'en' })).text()
    for (const words of ['A sample selection', 'Until Sun 28 Jun, 18:00', '59 candidates', 'Scan and vote'])
      expect(html).toContain(words)
    expect(html).not.toContain('扫一扫')
  })

  it('are there for nobody who left, was never there, or is not shown yet', async () => {
    const draft = await storeCampaign(world.deps.db, { rules: null, rulesSha256: null, frozenAt: null })
    for (const path of [`${id}/009`, `${id}/061`, `${id}/x`, 'nowhere', draft.id]) {
      expect((await world.browser().get(`/c/${path}/card.png`)).status).toBe(404)
      expect((await world.browser().get(`/c/${path}/poster`)).status).not.toBe(200)
    }
  })

  it('draw a card of 1200 x 630, the same until something on it changes', async () => {
    const browser = world.browser()
    const first = await browser.get(`/c/${id}/047/card.png`)
    const bytes = Buffer.from(await first.arrayBuffer())
    const { width, height, format } = await sharp(bytes).metadata()
    expect([first.status, width, height, format]).toEqual([200, 1200, 630, 'png'])
    expect(bytes.length).toBeLessThan(300_000)
    const etag = first.headers.get('etag') ?? ''
    expect((await browser.get(`/c/${id}/047/card.png`, { 'if-none-match': etag })).status).toBe(304)
    const other = await browser.get(`/c/${id}/card.png`)
    expect([other.status, other.headers.get('etag') === etag]).toEqual([200, false])
  })

  it('draw a QR code whose squares are those of the encoder, with a quiet zone of four', async () => {
    const text = `https://vote.example.org/c/${id}/047`
    const { data: rows, size } = encode(text, { ecc: 'M', border: 0 })
    const whole = size + 2 * quietModules
    const svg = qrSvg(text, whole * 4, 'code')
    const { data: pixels, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([whole * 4, whole * 4])
    const dark = (x: number, y: number) =>
      (pixels[(y * 4 + 2) * info.width * info.channels + (x * 4 + 2) * info.channels] ?? 0) < 128
    for (let y = 0; y < whole; y++)
      for (let x = 0; x < whole; x++) expect(dark(x, y)).toBe(rows[y - quietModules]?.[x - quietModules] === true)
  })
})
