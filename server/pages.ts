import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'hono'
import type { Lang } from './domain/words.ts'
import { escapeHtml } from './html.ts'
import { preferredLanguage } from './language.ts'
import { type Asset, createAssets, type Encodings } from './pages/assets.ts'
import { accepts, createPacking, type Piece } from './pages/packed.ts'
import type { Env } from './route.ts'

/** The built pages: one shell for every address, and the files under /assets. */
export interface Pages {
  /** The shell with the audience's chunk preloaded, head lines for sharing, and facts that spare the page a round trip. */
  page: (c: Context<Env>, page: PageHead) => Promise<Response>
  /** A built file by its path under /assets, packed as accepted; null when there is none. */
  asset: (name: string, accepted: Encodings) => Promise<Asset | null>
}

export type Audience = 'vote' | 'review' | 'organize' | 'notice' | 'people'

export interface PageHead {
  audience: Audience
  title: string
  description?: string
  /** Address of a picture for share cards. */
  picture?: string
  /** Pictures that the page shows first. */
  preload?: string[]
  /** What the page would ask for first, keyed by API path; inlined as JSON. */
  facts?: Record<string, unknown>
  /** Facts that are JSON already, by `writeFact`; they stand before the others. */
  written?: Record<string, string>
  status?: 200 | 404
}

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

/** Opens the pages built into `folder`; throws one sentence when nothing was built there. */
export async function openPages(folder: string): Promise<Pages> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(
      'The pages are not built: run `npm run build` (it needs the development dependencies), or use a release that carries dist/.',
    )
  const shell = await readFile(join(folder, 'index.html'), 'utf8')
  const manifest: Record<string, Chunk> = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8'))
  const shells = new Map<string, Shell>()
  const shellOf = (lang: Lang, audience: Audience): Shell => {
    const known = shells.get(`${lang} ${audience}`) ?? openShell(shell, manifest, lang, audience)
    shells.set(`${lang} ${audience}`, known)
    return known
  }
  const pack = createPacking()
  return {
    asset: createAssets(join(folder, 'assets')),
    async page(c, head) {
      const { beforeHead, beforeFacts, end } = shellOf(preferredLanguage(c.req.raw), head.audience)
      const { written, own } = factLines(head)
      const pieces = [
        ...cut(beforeHead, c.var.nonce),
        { text: headLines(c, head), lasting: false },
        ...cut(beforeFacts, c.var.nonce),
        { text: written, lasting: true },
        { text: own, lasting: false },
        ...cut(end, c.var.nonce),
      ]
      c.header('vary', 'accept-encoding, accept-language, cookie')
      if (!accepts(c.req.header('accept-encoding'), 'gzip'))
        return c.html(pieces.map(({ text }) => text).join(''), head.status ?? 200)
      c.header('content-encoding', 'gzip')
      return c.body(pack(pieces), head.status ?? 200, { 'content-type': 'text/html; charset=UTF-8' })
    },
  }
}

/** A part of the shell cut at its nonces: what lies between them is the same in every answer. */
function cut(part: string, nonce: string): Piece[] {
  return part.split(nonceMark).flatMap((text, place) => {
    const piece = { text, lasting: text.length > shortest }
    return place === 0 ? [piece] : [{ text: nonce, lasting: false }, piece]
  })
}

/** Shorter pieces are not worth a block of their own. */
const shortest = 200

/** For tests of the API alone: every page answers 503. */
export const noPages: Pages = {
  page: async (c) => c.text('The pages are not built.', 503),
  asset: async () => null,
}

function headLines(c: Context<Env>, head: PageHead): string {
  const base = c.var.deps.config.publicUrl ?? new URL(c.req.url).origin
  const lines = [
    `<title>${escapeHtml(head.title)}</title>`,
    `<meta property="og:title" content="${escapeHtml(head.title)}">`,
  ]
  if (head.description !== undefined)
    lines.push(
      `<meta name="description" content="${escapeHtml(head.description)}">`,
      `<meta property="og:description" content="${escapeHtml(head.description)}">`,
    )
  if (head.picture !== undefined)
    lines.push(`<meta property="og:image" content="${escapeHtml(new URL(head.picture, base).href)}">`)
  return lines.join('\n')
}

function preloads(manifest: Record<string, Chunk>, lang: Lang, audience: Audience): string {
  const seen = new Map<string, Chunk>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (chunk === undefined || seen.has(key)) return
    seen.set(key, chunk)
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit(`${audience}/main.tsx`)
  // An audience that loads one language at a time loads another than Chinese beside its code.
  visit(`../server/domain/words/${lang}/${audience}.ts`)
  const chunks = [...seen.values()]
  const styles = new Set(chunks.flatMap((chunk) => chunk.css ?? []))
  return [
    ...[...styles].map((file) => `<link rel="stylesheet" href="/${file}">`),
    ...chunks.map((chunk) => `<link rel="modulepreload" href="/${chunk.file}">`),
  ].join('\n')
}

/** A fact as JSON that may stand inside a script element. */
export function writeFact(fact: unknown): string {
  return JSON.stringify(fact).replaceAll('<', '\\u003c')
}

/** The facts as they stand in the page: those that are the same for everybody, then those of this answer. */
function factLines({ facts = {}, written = {}, preload = [] }: PageHead): { written: string; own: string } {
  const shared = Object.entries(written).map(([name, json]) => `${writeFact(name)}:${json}`)
  const own = Object.entries(facts).map(([name, fact]) => `${writeFact(name)}:${writeFact(fact)}`)
  // Last, so that they wait for script and style.
  const pictures = preload.map((address) => `<link rel="preload" as="image" href="${escapeHtml(address)}">`)
  const joint = shared.length > 0 && own.length > 0 ? ',' : ''
  return { written: `{${shared.join()}`, own: `${joint}${own.join()}}</script>${pictures.join('')}` }
}

/** Stands for the nonce of an answer until it is sent; no text has a NUL in it. */
const nonceMark = '\u0000nonce'

/** The parts of the shell between which an answer's own lines stand. */
interface Shell {
  beforeHead: string
  beforeFacts: string
  end: string
}

function openShell(shell: string, manifest: Record<string, Chunk>, lang: Lang, audience: Audience): Shell {
  const [beforeHead = '', afterHead = ''] = shell
    .replace('lang="zh-CN"', `lang="${lang}"`)
    // After the shared styles, so that an audience's own go before them.
    .replace('</head>', () => `${preloads(manifest, lang, audience)}</head>`)
    .replaceAll('<script', `<script nonce="${nonceMark}"`)
    .split('<!--head-->')
  const [beforeFacts = '', end = ''] = afterHead.split('<!--facts-->')
  return {
    beforeHead,
    beforeFacts: `${beforeFacts}<script nonce="${nonceMark}" type="application/json" id="facts">`,
    end,
  }
}
