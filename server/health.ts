import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { answersQueries } from '../db/campaigns.ts'
import type { Env } from './route.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry })
const seconds = new Histogram({
  name: 'gongping_http_request_seconds',
  help: 'Time to answer, by route, method and status.',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
  registers: [registry],
})

/** Measures every answer and writes one line a request: route pattern, status, milliseconds; no address, name or body. */
export const observe = createMiddleware<Env>(async (c, next) => {
  const started = performance.now()
  await next()
  const took = performance.now() - started
  const route = routePath(c, -1)
  const { method } = c.req
  const { status } = c.res
  curveOf(route, method, status).observe(took / 1000)
  c.get('deps').log.info({ request: c.get('requestId'), method, route, status, ms: Math.round(took) }, 'answered')
})

const curves = new Map<string, ReturnType<typeof seconds.labels>>()

/** The curve of one route, method and status; the library would sort and join the labels at every answer. */
function curveOf(route: string, method: string, status: number): ReturnType<typeof seconds.labels> {
  const name = `${method} ${status} ${route}`
  let curve = curves.get(name)
  if (curve === undefined) {
    curve = seconds.labels({ route, method, status })
    curves.set(name, curve)
  }
  return curve
}

/** /healthz for the proxy, /metrics for Prometheus; the latter answers loopback only. */
export const health = new Hono<Env>()
  .get('/healthz', async (c) => {
    const alive = await answersQueries(c.var.deps.db)
    return c.json({ status: alive ? 'ok' : 'database-unreachable' }, alive ? 200 : 503)
  })
  .get('/metrics', async (c) => {
    if (!['127.0.0.1', '00000000000000000000000000000000/64', 'unknown'].includes(c.var.address)) return c.notFound()
    return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
