import { createRoute, z } from '@hono/zod-openapi'
import { ballotsById } from '../db/ballots.ts'
import { newestCheckpoint } from '../db/tree.ts'
import { fromBase64url, toBase64 } from './domain/bytes.ts'
import { proofText } from './domain/tlogProof.ts'
import { answers, refuse } from './refusal.ts'
import { rowNumber, slice } from './route.ts'
import { continuationInLog, pathInLog } from './sequencer/proof.ts'

const fresh = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/receipts/{ballot}',
  summary:
    'That a ballot still stands in the log: proof under the newest head, and that it continues the head seen before.',
  request: {
    params: z.object({ campaign: z.string(), ballot: z.string() }),
    query: z.object({ seen: rowNumber.min(0).default(0) }),
  },
  responses: answers(
    z.object({
      /** c2sp.org/tlog-proof@v1 under the newest signed head. */
      proof: z.string(),
      /** Hashes, base64: the head of size `seen` is the beginning of that one. Empty when they are the same or none was seen. */
      consistency: z.array(z.string()),
    }),
    'The proof as it is now. A ballot id stands in the public log, so anyone may ask.',
  ),
})

/** Receipts looked at again. */
export const receipts = slice().openapi(fresh, async (c) => {
  const { db, sequencer } = c.var.deps
  const { campaign, ballot } = c.req.valid('param')
  const { seen } = c.req.valid('query')
  const [row] = await ballotsById(db, campaign, [ballot])
  const head = await newestCheckpoint(db, campaign)
  const signer = await sequencer.signerOf(campaign)
  const root = fromBase64url(head?.root ?? '')
  const signature = fromBase64url(head?.signature ?? '')
  if (row === undefined || head === undefined || signer === null || root === null || signature === null)
    return refuse(c, { code: 'not-found' })
  const note = signer.note(head.size, root, signature)
  const path = await pathInLog(db, campaign, row.log_index, head.size)
  const since = seen > 0 && seen < head.size ? await continuationInLog(db, campaign, seen, head.size) : []
  return c.json({ proof: proofText(row.log_index, path, note), consistency: since.map(toBase64) }, 200)
})

export type Receipts = typeof receipts
