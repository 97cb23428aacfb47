import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readCampaign } from '../db/campaigns.ts'
import { preferredLanguage } from './language.ts'
import { refuse, refused } from './refusal.ts'
import { computeResult } from './results/compute.ts'
import { exportNames, holdsScores, jsonFile, nominationFile, rankingFile, scoreFile } from './results/files.ts'
import { publishedList, publishedText } from './results/public.ts'
import { ofCampaign, ofRevision } from './results/schemas.ts'
import { type Env, slice } from './route.ts'
import { memberWith } from './session.ts'

const mediaTypes: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}

const file = {
  200: {
    description: 'The file.',
    content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
  },
  default: refused,
} as const

const takeHome = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/exports/{file}',
  summary:
    'Files to take home, for organizers and the auditor. `tally.json` is the exact input of `gongping tally`, `result.json` what it prints. All but the nominations wait for the close (409 `results-hidden`).',
  request: { params: ofCampaign.extend({ file: z.enum(exportNames) }) },
  responses: file,
})

const published = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/publications/{revision}/{file}',
  summary:
    'A published list for anyone: `list.json` are the bytes whose SHA-256 stands in the public log, `tally.json` is the input from which `gongping tally` recomputes the ranking in `result.json`.',
  request: {
    params: ofRevision.extend({ file: z.enum(['list.json', 'list.xlsx', 'list.csv', 'result.json', 'tally.json']) }),
  },
  responses: file,
})

export const exports = slice()
  .openapi(takeHome, async (c) => {
    const { campaign, file: name } = c.req.valid('param')
    const { deps } = c.var
    const lang = preferredLanguage(c.req.raw)
    const asking = await memberWith(c, campaign, 'organizer', 'auditor')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    if (holdsScores(name)) {
      const computed = await computeResult(deps, campaign, lang)
      if ('refusal' in computed) return refuse(c, computed.refusal)
      return send(c, name, await scoreFile(deps, computed, name, lang))
    }
    const facts = await readCampaign(deps.db, campaign)
    if (facts === undefined) return refuse(c, { code: 'not-found' })
    return send(c, name, await nominationFile(deps, facts, typeOf(name), lang))
  })
  .openapi(published, async (c) => {
    const { campaign, revision, file: name } = c.req.valid('param')
    const { deps } = c.var
    if (name === 'list.json') {
      const stored = await publishedText(deps, campaign, revision)
      if (stored === undefined) return refuse(c, { code: 'not-found' })
      return send(c, name, new TextEncoder().encode(stored.text))
    }
    const list = await publishedList(deps, campaign, revision)
    if (list === undefined) return refuse(c, { code: 'not-found' })
    if (name === 'tally.json') return send(c, name, jsonFile(list.input))
    if (name === 'result.json') return send(c, name, jsonFile(list.tally))
    const type = name === 'list.xlsx' ? 'xlsx' : 'csv'
    return send(c, name, await rankingFile(list, type, preferredLanguage(c.req.raw)))
  })

function typeOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

function send(c: Context<Env>, name: string, bytes: Uint8Array<ArrayBuffer>): Response {
  return c.body(bytes, 200, {
    'content-type': mediaTypes[typeOf(name)] ?? 'application/octet-stream',
    'content-disposition': `attachment; filename="${name}"`,
  })
}
