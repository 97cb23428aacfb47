import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { startClock } from './clock.ts'
import type { Deps } from './deps.ts'
import { openShedding } from './shedding.ts'

export interface Serving {
  url: string
  /** Stops taking requests, lets those under way finish (ten seconds at most), then returns. */
  drain: () => Promise<void>
}

/** Node's own time-outs guard against slow senders: headers, then the whole request; looked at every few seconds. */
const patience = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
}

/** So many connections may wait to be taken. Beyond it the kernel drops them, and each comes again after 1, 3, 7 seconds. */
const backlog = 4096

/** Checks the logs, listens as configured, and keeps the clock that closes votes. */
export async function serve(deps: Deps, port = deps.config.port): Promise<Serving> {
  await deps.sequencer.check()
  const app = createApp(deps)
  const shedding = openShedding(deps)
  const answer = getRequestListener(app.fetch, { hostname: deps.config.host })
  const server = createServer(patience, (request, response) => {
    if (!shedding.turnsAway(request, response)) void answer(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: deps.config.host, backlog }, resolve)
  })
  const stopClock = startClock(deps)
  const address = server.address()
  const host = deps.config.host.includes(':') ? `[${deps.config.host}]` : deps.config.host
  return {
    url: deps.config.publicUrl ?? `http://${host}:${isBound(address) ? address.port : port}`,
    async drain() {
      shedding.close()
      await stopClock()
      await new Promise<void>((resolve) => {
        const late = setTimeout(() => server.closeAllConnections(), 10_000)
        // A connection that was busy is idle once it has its answer.
        const idle = setInterval(() => server.closeIdleConnections(), 50)
        server.close(() => {
          clearTimeout(late)
          clearInterval(idle)
          resolve()
        })
        server.closeIdleConnections()
      })
      await deps.turnedAway.flush()
    },
  }
}

function isBound(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address === 'object'
}
