import { createRoute, z } from '@hono/zod-openapi'
import { logEntries } from '../db/log.ts'
import { answers } from './refusal.ts'
import { rowNumber, slice } from './route.ts'

const read = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/log',
  summary: 'The public log of a campaign: final bytes, one entry a line, from an index on.',
  request: {
    params: z.object({ campaign: z.string() }),
    query: z.object({
      start: rowNumber.min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(256),
    }),
  },
  responses: answers(z.object({ start: z.number().int(), entries: z.array(z.string()) }), 'Entries, oldest first.'),
})

export const log = slice().openapi(read, async (c) => {
  const { campaign } = c.req.valid('param')
  const { start, limit } = c.req.valid('query')
  return c.json({ start, entries: await logEntries(c.var.deps.db, campaign, start, limit) }, 200)
})

export type Log = typeof log
