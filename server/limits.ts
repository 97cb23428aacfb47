import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { refuse } from './refusal.ts'
import type { Env } from './route.ts'

/** Named limits: so many points in so many seconds for one key. Generous, because whole offices share one address. */
const named = {
  'sign-in': { points: 200, seconds: 300 },
  'sign-in-login': { points: 20, seconds: 300 },
  invitation: { points: 300, seconds: 300 },
  device: { points: 2000, seconds: 600 },
  ballot: { points: 3000, seconds: 600 },
  code: { points: 300, seconds: 600 },
  'code-device': { points: 10, seconds: 3600 },
  'code-identity': { points: 6, seconds: 3600 },
  proof: { points: 600, seconds: 600 },
  'proof-device': { points: 60, seconds: 600 },
  upload: { points: 600, seconds: 600 },
} as const

export type LimitName = keyof typeof named

/** The library's timers overflow past 24.8 days: a longer window would not limit at all. */
const longestWindowSeconds = 24 * 86_400
/** The library keeps a key until its window ends; beyond this many the oldest are let go, so memory stays bounded. */
const mostKeys = 100_000

export interface Limits {
  /** Takes one point; answers the seconds to wait when there is none left. */
  take: (name: LimitName, key: string) => Promise<{ waitSeconds: number } | null>
  close: () => Promise<void>
}

/** Limits in this process's memory, or in Redis with memory as the insurance when Redis does not answer. */
export function openLimits(redisUrl: string | null): Limits {
  const redis =
    redisUrl === null
      ? null
      : new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1, lazyConnect: false })
  redis?.on('error', () => undefined)
  const limiters = new Map<LimitName, RateLimiterAbstract>()
  const recent = new Map<LimitName, Set<string>>()
  for (const name of limitNames()) {
    const { points, seconds } = named[name]
    if (seconds > longestWindowSeconds)
      throw new Error(`limit ${name}: a window of ${seconds} s is too long for a timer`)
    const memory = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
    limiters.set(
      name,
      redis === null
        ? memory
        : new RateLimiterRedis({
            storeClient: redis,
            keyPrefix: name,
            points,
            duration: seconds,
            insuranceLimiter: memory,
          }),
    )
    recent.set(name, new Set())
  }
  return {
    async take(name, key) {
      const limiter = limiters.get(name)
      const keys = recent.get(name)
      if (limiter === undefined || keys === undefined) throw new Error(`no limit is named ${name}`)
      if (redis === null) await forgetOldest(limiter, keys, key)
      try {
        await limiter.consume(key)
        return null
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes)
          return { waitSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) }
        throw refusal
      }
    },
    async close() {
      redis?.disconnect()
    },
  }
}

function limitNames(): LimitName[] {
  return Object.keys(named).filter((name): name is LimitName => name in named)
}

async function forgetOldest(limiter: RateLimiterAbstract, keys: Set<string>, key: string): Promise<void> {
  keys.delete(key)
  keys.add(key)
  if (keys.size <= mostKeys) return
  const [oldest] = keys
  if (oldest === undefined) return
  keys.delete(oldest)
  await limiter.delete(oldest)
}

/** Refuses with 429 and Retry-After once the client's address has used up the named limit. */
export function limited(name: LimitName) {
  return createMiddleware<Env>(async (c, next) => {
    const refusal = await takeOrRefuse(c, name, c.var.address)
    if (refusal !== null) return refusal
    await next()
  })
}

/** Takes a point for a key of the handler's own choosing; the answer to send when there is none left. */
export async function takeOrRefuse(c: Context<Env>, name: LimitName, key: string) {
  const spent = await c.var.deps.limits.take(name, key)
  if (spent === null) return null
  c.header('retry-after', String(spent.waitSeconds))
  return refuse(c, { code: 'too-many-requests', values: { seconds: spent.waitSeconds } })
}
