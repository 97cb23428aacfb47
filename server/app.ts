import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { isLogBehind } from '../db/log.ts'
import { devices } from './ballots/minting.ts'
import { ballots } from './ballots.ts'
import { campaigns } from './campaigns.ts'
import { candidates } from './candidates.ts'
import type { Deps } from './deps.ts'
import { arrival, bodyRules, plainAddress, sameSiteOnly } from './door.ts'
import { exports } from './exports.ts'
import { files } from './files.ts'
import { health, observe } from './health.ts'
import { identity } from './identity.ts'
import { log } from './log.ts'
import { nominationFiles } from './nominations/files.ts'
import { nominationImport } from './nominations/import.ts'
import { nominations } from './nominations.ts'
import { notices } from './notices.ts'
import { people } from './people.ts'
import { receipts } from './receipts.ts'
import { refuse } from './refusal.ts'
import { results } from './results.ts'
import { reviews } from './reviews.ts'
import type { Env } from './route.ts'
import { whoIsAsking } from './session.ts'
import { site } from './site.ts'
import { noteRefusals } from './standings/turnedAway.ts'
import { standings } from './standings.ts'
import { voters } from './voters.ts'

/** The whole door: what is mounted here is the table of contents of the API. */
export function createApp(deps: Deps) {
  const app = new OpenAPIHono<Env>()
  app.use(arrival(deps), observe, noteRefusals, plainAddress, sameSiteOnly, bodyRules, whoIsAsking)
  app.route('/', health)
  app.route('/api', log)
  app.route('/api', campaigns)
  app.route('/api', devices)
  app.route('/api', ballots)
  app.route('/api', receipts)
  app.route('/api', identity)
  app.route('/api', voters)
  app.route('/api', standings)
  app.route('/api', candidates)
  app.route('/api', people)
  app.route('/api', reviews)
  app.route('/api', results)
  app.route('/api', notices)
  app.route('/api', nominationImport)
  app.route('/api', nominations)
  app.route('/api', nominationFiles)
  app.route('/api', files)
  app.route('/', files)
  app.route('/api', exports)
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Gongping 公评', version: '1' } })
  app.route('/', site)
  app.notFound((c) => refuse(c, { code: 'not-found' }))
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 400) return refuse(c, { code: 'malformed-json' })
    if (isLogBehind(error)) return refuse(c, { code: 'log-behind' })
    deps.log.error({ request: c.var.requestId, path: c.req.path, error: error.stack ?? String(error) }, 'broken')
    return c.json({ type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'broken' }, 500, {
      'content-type': 'application/problem+json; charset=utf-8',
    })
  })
  return app
}
