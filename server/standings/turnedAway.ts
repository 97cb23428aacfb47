import { createMiddleware } from 'hono/factory'
import { sliceOf } from '../../db/ballots.ts'
import type { Database } from '../../db/database.ts'
import { addRefusals, type RefusedBallots } from '../../db/voting.ts'
import type { Env } from '../route.ts'
import { rfc3339 } from '../time.ts'

/** Ballots turned away: counted in memory, so that refusing stays cheap under attack, and written every second. */
export interface TurnedAway {
  note: (campaign: string, code: string, at: string) => void
  /** Writes what was noted since; what cannot be written is kept for the next time. */
  flush: () => Promise<void>
}

/** Addresses of campaigns come from outside: beyond so many counters in one second the rest is not told apart, but dropped. */
const mostCounters = 2000
/** No campaign's id is spelt otherwise; what a database cannot even compare would keep all others from being written. */
const spelling = /^[\w-]{1,64}$/

export function openTurnedAway(db: Database): TurnedAway {
  let noted = new Map<string, RefusedBallots>()
  const add = (row: RefusedBallots) => {
    const key = `${row.campaign} ${row.slice} ${row.code}`
    const known = noted.get(key)
    if (known !== undefined) known.refusals += row.refusals
    else if (noted.size < mostCounters) noted.set(key, row)
  }
  return {
    note(campaign, code, at) {
      if (spelling.test(campaign)) add({ campaign, code, slice: sliceOf(at), refusals: 1 })
    },
    async flush() {
      const rows = [...noted.values()]
      noted = new Map()
      for (const [place, row] of rows.entries()) {
        try {
          await addRefusals(db, [row])
        } catch (broken) {
          for (const unwritten of rows.slice(place)) add(unwritten)
          throw broken
        }
      }
    },
  }
}

const castPath = /^\/api\/campaigns\/([^/]+)\/ballots$/

/** Notes every ballot that is not accepted, with the code of its refusal, whoever refused it on the way. */
export const noteRefusals = createMiddleware<Env>(async (c, next) => {
  await next()
  if (c.req.method !== 'POST' || c.res.ok || c.res.status === 404) return
  const [, campaign] = castPath.exec(c.req.path) ?? []
  if (campaign === undefined) return
  const { turnedAway, now } = c.var.deps
  turnedAway.note(campaign, c.var.refused ?? 'broken', rfc3339(now()))
})
