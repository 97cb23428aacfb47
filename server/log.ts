import { createRoute, z } from '@hono/zod-openapi'
import { logEntries } from '../db/log.ts'
import { parseTilePath } from './domain/tilePath.ts'
import { signedHead, tileBytes } from './log/tiles.ts'
import { answers, refuse, refused } from './refusal.ts'
import { rowNumber, slice } from './route.ts'

const ofLog = z.object({ campaign: z.string() })

const read = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/log',
  summary: 'The public log of a campaign: final bytes, one entry a line, from an index on.',
  request: {
    params: ofLog,
    query: z.object({
      start: rowNumber.min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(256),
    }),
  },
  responses: answers(z.object({ start: z.number().int(), entries: z.array(z.string()) }), 'Entries, oldest first.'),
})

const plain = (description: string) =>
  ({ 200: { description, content: { 'text/plain': { schema: z.string() } } }, default: refused }) as const

const checkpoint = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/log/checkpoint',
  summary: 'The newest signed head of the log (c2sp.org/tlog-checkpoint).',
  request: { params: ofLog },
  responses: plain('A signed note: origin, size, root, signature.'),
})

const key = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/log/key',
  summary: "The log's public key as one line (c2sp.org/signed-note vkey): name, id, Ed25519 key.",
  request: { params: ofLog },
  responses: plain('One line.'),
})

const text = { 'content-type': 'text/plain; charset=utf-8' }

export const log = slice()
  .openapi(read, async (c) => {
    const { campaign } = c.req.valid('param')
    const { start, limit } = c.req.valid('query')
    return c.json({ start, entries: await logEntries(c.var.deps.db, campaign, start, limit) }, 200)
  })
  .openapi(checkpoint, async (c) => {
    const head = await signedHead(c.var.deps, c.req.valid('param').campaign)
    if (head === null) return refuse(c, { code: 'not-found' })
    return c.text(head.note, 200, { ...text, 'cache-control': 'public, max-age=1' })
  })
  .openapi(key, async (c) => {
    const head = await signedHead(c.var.deps, c.req.valid('param').campaign)
    if (head === null) return refuse(c, { code: 'not-found' })
    return c.text(`${head.vkey}\n`, 200, { ...text, 'cache-control': 'public, max-age=60' })
  })
  // A tile of the log (c2sp.org/tlog-tiles): a path of several parts, which OpenAPI cannot describe.
  .get('/campaigns/:campaign/log/tile/:tile{.+}', async (c) => {
    const { campaign, tile } = c.req.param()
    const wanted = parseTilePath(`tile/${tile}`)
    const head = await signedHead(c.var.deps, campaign)
    const bytes = wanted && head && (await tileBytes(c.var.deps, campaign, wanted, head.size))
    if (bytes === null) return refuse(c, { code: 'not-found' })
    return c.body(bytes, 200, {
      'content-type': 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

export type Log = typeof log
