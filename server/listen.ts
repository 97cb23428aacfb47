import type { AddressInfo } from 'node:net'
import { serve as listen, type ServerType } from '@hono/node-server'
import { createApp } from './app.ts'
import { startClock } from './clock.ts'
import type { Deps } from './deps.ts'

export interface Serving {
  url: string
  /** Stops taking requests, lets those under way finish (ten seconds at most), then returns. */
  drain: () => Promise<void>
}

/** Checks the logs, listens as configured, and keeps the clock that closes votes. Node's own time-outs guard against slow senders. */
export async function serve(deps: Deps, port = deps.config.port): Promise<Serving> {
  await deps.sequencer.check()
  const app = createApp(deps)
  const server = await new Promise<ServerType>((resolve, reject) => {
    const opened = listen({ fetch: app.fetch, hostname: deps.config.host, port }, () => resolve(opened))
    opened.once('error', reject)
    if ('headersTimeout' in opened) {
      opened.headersTimeout = 15_000
      opened.requestTimeout = 60_000
      opened.keepAliveTimeout = 65_000
    }
  })
  const stopClock = startClock(deps)
  const address = server.address()
  const host = deps.config.host.includes(':') ? `[${deps.config.host}]` : deps.config.host
  return {
    url: deps.config.publicUrl ?? `http://${host}:${isBound(address) ? address.port : port}`,
    async drain() {
      await stopClock()
      await new Promise<void>((resolve) => {
        const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 10_000)
        server.close(() => {
          clearTimeout(late)
          resolve()
        })
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      })
      await deps.turnedAway.flush()
    },
  }
}

function isBound(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address === 'object'
}
