import type { Context } from 'hono'
import { scene } from './domain/scene.ts'
import { voteWords } from './domain/words/vote.ts'
import { sha256Hex } from './hash.ts'
import { preferredLanguage } from './language.ts'
import { drawCard } from './posters/card.ts'
import { posterSheet } from './posters/sheet.ts'
import { type Subject, subjectOf } from './posters/subject.ts'
import type { Env } from './route.ts'

/** The poster of a vote, or of one candidate, as a page to print on A4; 404 for whom nobody can choose. */
export async function posterPage(c: Context<Env>, id: string, number?: string): Promise<Response> {
  const lang = preferredLanguage(c.req.raw)
  const subject = await subjectOf(c, lang, id, number)
  if (subject === undefined)
    return c.var.deps.pages.page(c, { audience: 'vote', title: voteWords[lang].notFound, status: 404 })
  return c.html(posterSheet(lang, c.var.nonce, subject))
}

/** Cards that were drawn, by what is on them. */
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
const mostDrawn = 150

/** The picture that a shared link shows, 1200 x 630; drawn once until something on it changes. */
export async function cardPicture(c: Context<Env>, id: string, number?: string): Promise<Response> {
  const lang = preferredLanguage(c.req.raw)
  const subject = await subjectOf(c, lang, id, number)
  if (subject === undefined) return c.notFound()
  const mark = sha256Hex(JSON.stringify([lang, subject]))
  if (c.req.header('if-none-match') === `"${mark}"`) return c.body(null, 304, { etag: `"${mark}"` })
  const known = drawn.get(mark) ?? draw(c, subject)
  if (drawn.size >= mostDrawn) drawn.clear()
  drawn.set(mark, known)
  known.catch(() => drawn.delete(mark))
  return c.body(await known, 200, {
    'content-type': 'image/png',
    'cache-control': 'public, max-age=300',
    vary: 'accept-language, cookie',
    etag: `"${mark}"`,
  })
}

async function draw(c: Context<Env>, subject: Subject): Promise<Uint8Array<ArrayBuffer>> {
  return drawCard(preferredLanguage(c.req.raw), subject, await pictureBytes(c, subject))
}

/** The photo itself, or the scene that stands in for it. */
async function pictureBytes(c: Context<Env>, { picture }: Subject): Promise<Uint8Array> {
  const file = /^\/files\/([0-9a-f]{64})$/.exec(picture)?.[1]
  const photo = file === undefined ? null : await c.var.deps.files.read(file)
  if (photo !== null) return photo
  const [theme = '', seed = ''] = picture.replace(/^\/scenes\//, '').split('/')
  return Buffer.from(scene(decodeURIComponent(theme), seed.replace(/\.svg$/, '')))
}
