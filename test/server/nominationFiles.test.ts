import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Campaign } from '../../server/domain/campaign.ts'
import { sha256Hex } from '../../server/hash.ts'
import { browserAs, storeCampaign, storeNominations } from '../make.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'

/** A camera's picture: wide in its bytes, meant to be shown upright, with a place in its EXIF. */
async function photo(colour: string, width = 1600, height = 800): Promise<Uint8Array> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'secret-place' }, IFD3: { GPSLatitude: '36/1 4/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  return new Uint8Array(bytes)
}

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
const pdf = Buffer.from('%PDF-1.7\n%%EOF')

onEachDatabase('files of nominations', (database) => {
  let world: World
  let draft: Campaign
  let opened: Campaign
  let organizer: Browser

  beforeAll(async () => {
    world = await openWorld(database())
    draft = await storeCampaign(database(), { rules: null, rulesSha256: null, frozenAt: null })
    opened = await storeCampaign(database())
    await storeNominations(database(), draft.id, 2)
    await storeNominations(database(), opened.id, 1)
    organizer = await browserAs(world, draft.id, 'organizer')
  })
  afterAll(() => world.close())

  const at = (rest = '', number = 1, campaign = draft) =>
    `/api/campaigns/${campaign.id}/nominations/${number}/files${rest}`
  const upload = async (body: Uint8Array, query: string, type: string, by = organizer, path = at()) => {
    const answer = await by.send('POST', `${path}?${query}`, body, { 'content-type': type })
    return { status: answer.status, body: await answer.json() }
  }
  const stored = async () => ({
    rows: await database().selectFrom('nomination_file').selectAll().orderBy('id').execute(),
    files: await database().selectFrom('file').selectAll().orderBy('sha256').execute(),
    audit: await database().selectFrom('audit_entry').selectAll().orderBy('id').execute(),
    kept: (await readdir(join(world.deps.config.folder), { recursive: true })).sort(),
  })

  it('re-encodes a photo upright in two sizes and drops where it was taken', async () => {
    const sent = await photo('#a33')
    const { status, body } = await upload(sent, `kind=photo&title=${encodeURIComponent('议事厅')}`, 'image/jpeg')
    expect(status).toBe(200)
    const [file] = body.files
    expect(file).toMatchObject({ kind: 'photo', title: '议事厅', width: 640, height: 1280 })
    const large = new Uint8Array(await (await organizer.get(`/files/${file.sha256}`)).arrayBuffer())
    expect(sha256Hex(large)).toBe(file.sha256)
    expect(await sharp(large).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 1280 })
    expect((await sharp(large).metadata()).exif).toBeUndefined()
    expect(Buffer.from(sent).includes('secret-place')).toBe(true)
    expect(Buffer.from(large).includes('secret-place')).toBe(false)
    const small = await (await organizer.get(`/api/files/${file.smallSha256}`)).arrayBuffer()
    expect(await sharp(new Uint8Array(small)).metadata()).toMatchObject({ width: 160, height: 320 })
  })

  it('keeps the logo as PNG, one at a time', async () => {
    const png = await sharp({ create: { width: 50, height: 40, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    await upload(png, 'kind=logo', 'image/png')
    const webp = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#00f' } })
      .webp()
      .toBuffer()
    const { body } = await upload(webp, 'kind=logo', 'image/webp')
    const logos = body.files.filter(({ kind }: { kind: string }) => kind === 'logo')
    expect(logos).toMatchObject([{ width: 60, height: 40 }])
    const answer = await organizer.get(`/files/${logos[0].sha256}`)
    expect(answer.headers.get('content-type')).toBe('image/png')
  })

  it('hands files out so that nothing in them can run, under a name that is only a name', async () => {
    const { body } = await upload(
      pdf,
      `kind=attachment&title=${encodeURIComponent('../../x"\r\n方案')}`,
      'application/pdf',
    )
    const file = body.files.find(({ kind }: { kind: string }) => kind === 'attachment')
    expect(file).toMatchObject({ title: '../../x"\r\n方案', sha256: sha256Hex(pdf), smallSha256: null })
    const { headers } = await organizer.get(`/files/${file.sha256}`)
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent('x 方案')}.pdf`,
    )
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('private, no-cache')
    const kept = await readdir(join(world.deps.config.folder, 'files'), { recursive: true })
    expect(kept.filter((name) => !/^[0-9a-f]{2}(\/[0-9a-f]{64})?$/.test(name))).toEqual([])
  })

  it('refuses what is no picture or no PDF, and stores nothing of it', async () => {
    const before = await stored()
    const huge = await sharp({ create: { width: 8000, height: 5001, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const broken = (await photo('#123')).slice(0, 900)
    const unreadable = { status: 422, body: { code: 'picture-unreadable' } }
    expect(await upload(svg, 'kind=logo', 'image/svg+xml')).toMatchObject({ status: 415 })
    expect(await upload(svg, 'kind=logo', 'image/png')).toMatchObject(unreadable)
    expect(await upload(pdf, 'kind=photo', 'image/jpeg')).toMatchObject(unreadable)
    expect(await upload(broken, 'kind=photo', 'image/jpeg')).toMatchObject(unreadable)
    expect(await upload(huge, 'kind=photo', 'image/png')).toMatchObject(unreadable)
    expect(await upload(svg, 'kind=attachment', 'application/pdf')).toMatchObject({
      body: { code: 'attachment-unreadable' },
    })
    expect(await upload(pdf, 'kind=program', 'application/pdf')).toMatchObject({ status: 400, body: { field: 'kind' } })
    const large = new Uint8Array(11 * 1024 * 1024)
    large.set(pdf)
    expect(await upload(large, 'kind=attachment', 'application/pdf')).toMatchObject({ status: 413 })
    expect(await upload(await photo('#456'), 'kind=photo', 'image/jpeg', organizer, at('', 99))).toMatchObject({
      status: 404,
    })
    expect(await stored()).toEqual(before)
  })

  it('holds nine photos, in the order and under the titles that are asked for', async () => {
    const path = at('', 2)
    for (let shade = 1; shade <= 9; shade++)
      await upload(await photo(`#${shade}00`, 40, 20), 'kind=photo', 'image/jpeg', organizer, path)
    const before = await stored()
    const tenth = await upload(await photo('#0f0', 40, 20), 'kind=photo', 'image/jpeg', organizer, path)
    expect(tenth).toMatchObject({ status: 422, body: { code: 'files-full', values: { limit: 9 } } })
    expect(await stored()).toEqual(before)
    const files: { id: string }[] = (await (await organizer.get(path.replace('/files', ''))).json()).nomination.files
    const wanted = files.map(({ id }, n) => ({ id, title: `图${n + 1}` })).reverse()
    const arranged = await organizer.send('PUT', `${path}/order`, { files: wanted })
    expect((await arranged.json()).files).toMatchObject(wanted)
    const partial = await organizer.send('PUT', `${path}/order`, { files: wanted.slice(1) })
    expect(partial.status).toBe(409)
    const removed = await organizer.send('DELETE', `${path}/${wanted[0]?.id}`)
    expect((await removed.json()).files).toMatchObject(wanted.slice(1))
    expect((await organizer.send('DELETE', `${path}/${wanted[0]?.id}`)).status).toBe(404)
    const ninth = await upload(await photo('#0f0', 40, 20), 'kind=photo', 'image/jpeg', organizer, path)
    expect(ninth.body.files.map(({ title }: { title: string }) => title)).toEqual([
      ...wanted.slice(1).map(({ title }) => title),
      '',
    ])
  })

  it('shows a file to anybody only while its nomination is a candidate of an opened campaign', async () => {
    const own = await browserAs(world, opened.id, 'organizer')
    const expert = await browserAs(world, opened.id, 'expert')
    const hidden = (await upload(await photo('#777'), 'kind=photo', 'image/jpeg')).body.files.at(-1)
    const open = (await upload(await photo('#888'), 'kind=photo', 'image/jpeg', own, at('', 1, opened))).body.files.at(
      -1,
    )
    const statuses = async (sha256: string) =>
      Promise.all(
        [world.browser(), organizer, own, expert].map(async (by) => (await by.get(`/files/${sha256}`)).status),
      )
    expect(await statuses(hidden.sha256)).toEqual([404, 200, 404, 404])
    expect(await statuses(open.sha256)).toEqual([200, 200, 200, 200])
    const answer = await world.browser().get(`/files/${open.smallSha256}`)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    await own.send('POST', `/api/campaigns/${opened.id}/nominations/1/withdraw`, { reason: '退出' })
    expect(await statuses(open.sha256)).toEqual([404, 404, 200, 200])
    expect(await statuses('0'.repeat(64))).toEqual([404, 404, 404, 404])
    expect((await own.get('/files/..%2F..%2Fsecret')).status).toBe(404)
  })

  it('takes files from organizers of this campaign only, and none for a withdrawn nomination', async () => {
    const before = await stored()
    const some = await photo('#999')
    for (const by of [
      await browserAs(world, draft.id, 'expert'),
      await browserAs(world, draft.id, 'auditor'),
      await browserAs(world, opened.id, 'organizer'),
    ])
      expect((await upload(some, 'kind=photo', 'image/jpeg', by)).status).toBe(403)
    const file = before.rows.find(({ campaign }) => campaign === draft.id)
    const other = await browserAs(world, opened.id, 'organizer')
    expect((await other.send('DELETE', at(`/${file?.id}`))).status).toBe(403)
    expect((await other.send('DELETE', at(`/${file?.id}`, 1, opened))).status).toBe(404)
    expect((await upload(some, 'kind=photo', 'image/jpeg', other, at('', 1, opened))).body.code).toBe(
      'nomination-withdrawn',
    )
    expect(await stored()).toEqual(before)
  })
})
