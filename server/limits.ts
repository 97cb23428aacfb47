import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { openBuckets } from './limits/buckets.ts'
import { type Layer as AnyLayer, openShared } from './limits/shared.ts'
import { refuse } from './refusal.ts'
import type { Env } from './route.ts'

/** Named limits: so many points at once, and as many again in so many seconds. Generous, because whole offices share one address. */
const named = {
  'sign-in': { points: 200, seconds: 300 },
  'sign-in-login': { points: 20, seconds: 300 },
  invitation: { points: 300, seconds: 300 },
  challenge: { points: 6000, seconds: 600 },
  'challenge-network': { points: 60_000, seconds: 600 },
  device: { points: 2000, seconds: 600 },
  'device-network': { points: 20_000, seconds: 600 },
  ballot: { points: 9000, seconds: 600 },
  'ballot-network': { points: 90_000, seconds: 600 },
  'ballot-device': { points: 120, seconds: 600 },
  code: { points: 300, seconds: 600 },
  'code-device': { points: 10, seconds: 3600 },
  'code-identity': { points: 6, seconds: 3600 },
  proof: { points: 600, seconds: 600 },
  'proof-device': { points: 60, seconds: 600 },
  upload: { points: 600, seconds: 600 },
} as const

export type LimitName = keyof typeof named
export type Layer = AnyLayer<LimitName>

/** So many keys in debt are remembered one by one, for each limit; further ones share (some 100 bytes a key). */
const mostKeys = 100_000

export interface Limits {
  /** Takes points (one, unless said); answers the seconds to wait when there are too few. */
  take: (name: LimitName, key: string, cost?: number) => Promise<{ waitSeconds: number } | null>
  /** Takes from every layer or from none of them; answers the limit that refused. */
  takeAll: (layers: readonly Layer[]) => Promise<{ name: LimitName; waitSeconds: number } | null>
  close: () => Promise<void>
}

/**
 * Limits in this process's memory, or in Redis with memory as the insurance when Redis does not answer. Memory is our own: the
 * library's limiter sets a timer for each key, keeps keys without bound and costs some ten times as much.
 */
export function openLimits(redisUrl: string | null, now: () => number = () => performance.now()): Limits {
  const names = limitNames()
  const seed = Math.floor(Math.random() * 2 ** 31)
  const buckets = new Map(names.map((name) => [name, openBuckets(named[name], now, mostKeys, seed)]))
  const shared = redisUrl === null ? null : openShared(redisUrl, new Map(names.map((name) => [name, named[name]])), now)

  const bucketOf = (name: LimitName) => {
    const found = buckets.get(name)
    if (found === undefined) throw new Error(`no limit is named ${name}`)
    return found
  }

  const takeHere = (layers: readonly Layer[]) => {
    for (const { name, key, cost = 1 } of layers) {
      const ms = bucketOf(name).wait(key, cost)
      if (ms > 0) return { name, waitSeconds: Math.ceil(ms / 1000) }
    }
    for (const { name, key, cost = 1 } of layers) bucketOf(name).spend(key, cost)
    return null
  }

  const takeAll = async (layers: readonly Layer[]) => {
    const told = shared === null ? 'absent' : await shared.takeAll(layers)
    if (told === 'absent') return takeHere(layers)
    return told && { name: told.name, waitSeconds: Math.ceil(told.waitMs / 1000) }
  }

  return {
    take: (name, key, cost = 1) => takeAll([{ name, key, cost }]),
    takeAll,
    async close() {
      shared?.close()
    },
  }
}

function limitNames(): LimitName[] {
  return Object.keys(named).filter((name): name is LimitName => name in named)
}

/** Refuses with 429 and Retry-After once the client's address has used up the named limit. */
export function limited(name: LimitName) {
  return createMiddleware<Env>(async (c, next) => {
    const refusal = await takeOrRefuse(c, name, c.get('address'))
    if (refusal !== null) return refusal
    await next()
  })
}

/** Takes a point for a key of the handler's own choosing; the answer to send when there is none left. */
export async function takeOrRefuse(c: Context<Env>, name: LimitName, key: string) {
  return takeAllOrRefuse(c, [{ name, key }])
}

/** Takes from every layer or from none; the answer to send when one of them has too few points left. */
export async function takeAllOrRefuse(c: Context<Env>, layers: readonly Layer[]) {
  const spent = await c.get('deps').limits.takeAll(layers)
  if (spent === null) return null
  // Those who were sent away together shall not come back together.
  const seconds = spent.waitSeconds + Math.floor(Math.random() * (2 + spent.waitSeconds / 10))
  c.header('retry-after', String(seconds))
  return refuse(c, { code: 'too-many-requests', values: { seconds } })
}
