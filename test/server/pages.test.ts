import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accepts, createPacking } from '../../server/pages/packed.ts'
import { openPages } from '../../server/pages.ts'
import { storeCampaign, storeNominations } from '../make.ts'
import { openWorld, type World } from '../world.ts'

describe('packing a page', () => {
  const pack = createPacking()
  const text = (pieces: Parameters<typeof pack>[0]) => gunzipSync(pack(pieces)).toString()

  it('gives back what went in, whatever lasts, however often and long', () => {
    const lasting = '候选对象 <b>047</b> '.repeat(500)
    for (const own of ['', 'x', 'nonce', '您'.repeat(30_000)]) {
      const pieces = [
        { text: lasting, lasting: true },
        { text: own, lasting: false },
        { text: lasting, lasting: true },
        { text: '</html>', lasting: false },
      ]
      expect(text(pieces)).toBe(`${lasting}${own}${lasting}</html>`)
    }
    expect(text([])).toBe('')
    expect(pack([{ text: lasting, lasting: true }]).length).toBeLessThan(lasting.length / 20)
  })

  it('forgets the oldest pages rather than grow without end', () => {
    for (let at = 0; at < 500; at++) expect(text([{ text: `page ${at}`, lasting: true }])).toBe(`page ${at}`)
  })

  it('goes only to those who take it', () => {
    const taken = ['gzip', 'br, gzip', 'GZIP;q=0.5', 'deflate , gzip ; q=1']
    expect(taken.map((header) => accepts(header, 'gzip'))).toEqual([true, true, true, true])
    const refused = [undefined, '', 'br', 'gzip;q=0', 'gzip; q=0.000', 'xgzip']
    expect(refused.map((header) => accepts(header, 'gzip'))).toEqual([false, false, false, false, false, false])
  })
})

describe('pages and built files over HTTP', () => {
  let world: World
  let folder: string
  const script = 'export const words = "选票";\n'.repeat(100)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gongping-dist-'))
    await mkdir(join(folder, 'assets'))
    await mkdir(join(folder, '.vite'))
    await writeFile(
      join(folder, 'index.html'),
      '<html lang="zh-CN"><head><!--head--></head><body><div id="root"></div><!--facts--><script src="/m.js"></script></body></html>',
    )
    await writeFile(
      join(folder, '.vite', 'manifest.json'),
      JSON.stringify({
        'vote/main.tsx': { file: 'assets/m.js', css: ['assets/m.css'] },
        '../server/domain/words/en/vote.ts': { file: 'assets/en.js' },
      }),
    )
    await writeFile(join(folder, 'assets', 'm.js'), script)
    await writeFile(join(folder, 'assets', 'p.png'), Buffer.from([0x89, 0x50]))
    world = await openWorld()
    world.deps.pages = await openPages(folder)
  })
  afterAll(async () => {
    await world.close()
    await rm(folder, { recursive: true })
  })

  it('is the same page packed and plain, with the nonce of its own policy on every script', async () => {
    const { id } = await storeCampaign(world.deps.db)
    await storeNominations(world.deps.db, id, 60)
    const plain = await world.browser().get(`/c/${id}`)
    const packed = await world.browser().get(`/c/${id}`, { 'accept-encoding': 'gzip, br' })
    expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null])
    expect(packed.headers.get('vary')).toContain('accept-encoding')
    const bytes = new Uint8Array(await packed.arrayBuffer())
    const nonceOf = (answer: Response) =>
      /nonce-([^']+)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? 'no nonce'
    const [one, other] = [await plain.text(), gunzipSync(bytes).toString()]
    // Each answer draws an order of its own, and asks for its first pictures.
    const bare = (html: string, answer: Response) =>
      html
        .replaceAll(nonceOf(answer), '')
        .replace(/\/order":"[\w-]{22}"/, '/order":')
        .replace(/<link rel="preload".*?>(?=<script|<link|$)/gs, '')
    expect(bare(other, packed)).toBe(bare(one, plain))
    expect(other.split(`nonce="${nonceOf(packed)}"`)).toHaveLength(3)
    const facts = JSON.parse(/id="facts">(.*?)<\/script>/s.exec(other)?.[1] ?? '')
    expect(Object.keys(facts)).toEqual(expect.arrayContaining(['now', `/campaigns/${id}/ballot-paper`]))
    expect(bytes.length).toBeLessThan(one.length / 3)
  })

  it('asks for the words of the language that is read, and not for the others', async () => {
    const { id } = await storeCampaign(world.deps.db)
    const english = await (await world.browser().get(`/c/${id}`, { 'accept-language': 'en' })).text()
    const chinese = await (await world.browser().get(`/c/${id}`)).text()
    expect([english.includes('/assets/en.js'), chinese.includes('/assets/en.js')]).toEqual([true, false])
  })

  it('packs built files once in what the browser takes, and leaves pictures alone', async () => {
    const get = (name: string, encoding: string) =>
      world.browser().get(`/assets/${name}`, { 'accept-encoding': encoding })
    const [br, gzip, plain, picture] = [
      await get('m.js', 'gzip, br'),
      await get('m.js', 'gzip'),
      await get('m.js', 'identity'),
      await get('p.png', 'gzip, br'),
    ]
    expect([br, gzip, plain, picture].map((answer) => answer.headers.get('content-encoding'))).toEqual([
      'br',
      'gzip',
      null,
      null,
    ])
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(script)
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(script)
    expect(await plain.text()).toBe(script)
    expect((await get('..%2findex.html', 'gzip')).status).toBe(404)
    expect((await get('none.js', 'gzip')).status).toBe(404)
  })
})
