import { Redis } from 'ioredis'
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Allowance } from './buckets.ts'

/** A point to take: which limit, whose, and how many. */
export interface Layer<Name extends string> {
  name: Name
  key: string
  cost?: number
}

/** Limits that several nodes share. */
export interface SharedLimits<Name extends string> {
  /**
   * Takes from every layer or from none. The limit that refused and the ms to wait, null when all gave; `absent` when Redis
   * does not answer, so that the caller goes on by itself.
   */
  takeAll: (layers: readonly Layer<Name>[]) => Promise<{ name: Name; waitMs: number } | null | 'absent'>
  close: () => void
}

/** A Redis that hangs may hold up a request for so long, and is then left alone for a while. */
const patienceMs = 250
const restMs = 1000

/**
 * Limits in Redis. The library's own union gives nothing back when a later layer refuses, and its insurance waits for as long
 * as ioredis tries: both are done here instead.
 */
export function openShared<Name extends string>(
  url: string,
  allowances: ReadonlyMap<Name, Allowance>,
  now: () => number,
): SharedLimits<Name> {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 1,
    commandTimeout: patienceMs,
    connectTimeout: 2000,
  })
  redis.on('error', () => undefined)
  const limiters = new Map(
    [...allowances].map(([name, { points, seconds }]) => [
      name,
      new RateLimiterRedis({ storeClient: redis, keyPrefix: `limit:${name}`, points, duration: seconds }),
    ]),
  )
  let restUntil = 0

  const take = async ({ name, key, cost = 1 }: Layer<Name>): Promise<number> => {
    const limiter = limiters.get(name)
    if (limiter === undefined) throw new Error(`no limit is named ${name}`)
    try {
      await limiter.consume(key, cost)
      return 0
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext)
      throw refusal
    }
  }

  const giveBack = async ({ name, key, cost = 1 }: Layer<Name>): Promise<void> => {
    await limiters.get(name)?.reward(key, cost)
  }

  return {
    async takeAll(layers) {
      if (now() < restUntil) return 'absent'
      try {
        const waits = await Promise.all(layers.map(take))
        const longest = Math.max(...waits)
        const refused = layers[waits.indexOf(longest)]
        if (longest === 0 || refused === undefined) return null
        await Promise.all(layers.map((layer) => giveBack(layer)))
        return { name: refused.name, waitMs: longest }
      } catch {
        restUntil = now() + restMs
        return 'absent'
      }
    },
    close: () => redis.disconnect(),
  }
}
