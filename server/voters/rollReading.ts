import { createRoute, z } from '@hono/zod-openapi'
import { votersCampaign } from '../../db/voters.ts'
import { type RollRow, readRoll } from '../domain/identity/roll.ts'
import { preferredLanguage } from '../language.ts'
import { limited } from '../limits.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { slice } from '../route.ts'
import { memberWith } from '../session.ts'
import { readTable } from '../spreadsheets.ts'
import { actOnVoters } from './acting.ts'
import { formats, handOut, printed } from './printing.ts'
import { mostVoters, writeRoll } from './roll.ts'

const params = z.object({ campaign: z.string() })
const file = { schema: z.string().openapi({ format: 'binary' }) }
const table = {
  content: {
    'text/csv': file,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': file,
  },
}

const check = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/voters/roll/check',
  summary: 'Looks at a voter roll (XLSX or CSV with columns phone, number, name) and says what is wrong, cell by cell.',
  middleware: limited('upload'),
  request: { params, body: table },
  responses: answers(z.object({ rows: z.number().int(), phones: z.number().int() })),
})

const read = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/voters/roll',
  summary: 'Reads a voter roll, all rows or none, and answers the codes of the new ones.',
  description:
    'Names, numbers and phones are turned into tags and not stored. `replace=1` empties the roll first, before opening only.',
  middleware: limited('upload'),
  request: {
    params,
    query: z.object({ replace: z.enum(['0', '1']).default('0'), format: z.enum(formats).default('csv') }),
    body: table,
  },
  responses: printed,
})

/** Reading a voter roll. */
export const rollReading = slice()
  .openapi(check, async (c) => {
    const asking = await memberWith(c, c.req.valid('param').campaign, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const found = await rollIn(await c.req.arrayBuffer())
    if ('refusal' in found) return refuse(c, found.refusal)
    const { rows } = found
    return c.json({ rows: rows.length, phones: rows.filter(({ phone }) => phone !== null).length }, 200)
  })
  .openapi(read, async (c) => {
    const { campaign: id } = c.req.valid('param')
    const { replace, format } = c.req.valid('query')
    const { deps } = c.var
    const asking = await memberWith(c, id, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const found = await rollIn(await c.req.arrayBuffer())
    if ('refusal' in found) return refuse(c, found.refusal)
    const { rows } = found
    const outcome = await actOnVoters(c, id, 'voter-roll-read', async (trx, at) => {
      const campaign = await votersCampaign(trx, id)
      if (campaign === undefined) return { refusal: { code: 'not-found' } }
      if (replace === '1' && campaign.frozenAt !== null) return { refusal: { code: 'rules-frozen' } }
      const handouts = await writeRoll(trx, deps, campaign, rows, { replace: replace === '1', at })
      return { done: { campaign, handouts }, after: { rows: rows.length, added: handouts.length } }
    })
    if ('refusal' in outcome) return refuse(c, outcome.refusal)
    const { campaign, handouts } = outcome.done
    const { origin } = new URL(c.req.url)
    const { bytes, headers } = await handOut(deps, preferredLanguage(c.req.raw), campaign, origin, handouts, format)
    return c.body(bytes, 200, { ...headers, 'x-rows-added': String(handouts.length) })
  })

/** The most faults a refusal names; it counts all of them. */
const namedFaults = 100

async function rollIn(bytes: ArrayBuffer): Promise<{ rows: RollRow[] } | { refusal: Refusal }> {
  const found = await readTable(new Uint8Array(bytes), mostVoters + 1)
  if ('refusal' in found) return found
  const roll = readRoll(found.table.rows)
  if (roll === null) return { refusal: { code: 'roll-columns' } }
  if (roll.rows.length === 0) return { refusal: { code: 'table-empty' } }
  if (roll.faults.length === 0) return { rows: roll.rows }
  const faults = roll.faults.slice(0, namedFaults).map(({ cell, ...fault }) => ({ field: cell, ...fault }))
  return { refusal: { code: 'import-has-errors', values: { count: roll.faults.length }, faults } }
}
