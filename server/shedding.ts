import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Deps } from './deps.ts'
import { refusalSentence } from './domain/words/refusal.ts'
import type { Lang } from './domain/words.ts'
import { languageFrom } from './language.ts'
import { rfc3339 } from './time.ts'

/** So many ballots and mintings under way at once; beyond that each more would only make all wait longer. */
const mostUnderWay = 2048
/** The sequencer lets go of what waits 500 ms (log.md "Commit path" 1): new ones are sent away before it comes to that. */
const oldestMs = 400
/** How late the event loop may come to its work on average of the last tenths of a second. */
const latestMs = 120
const lookEveryMs = 20
const weightOfNow = 0.15

/** What costs the server something and can as well come a little later. */
const heavy = /^\/api\/campaigns\/([^/]+)\/(ballots|devices|challenge)$/

/** The path that the router will see, however the request line spells it: with a host, a query, or letters as percent signs. */
function pathOf(url: string): string {
  const [path = ''] = url.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/, 1)
  if (!path.includes('%')) return path
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

export interface Shedding {
  /**
   * Answers a ballot or a minting with 503 while the server has too much to do; true when it did. It comes before the door:
   * nothing has been parsed, looked up or asked of the database.
   */
  turnsAway: (request: IncomingMessage, response: ServerResponse) => boolean
  close: () => void
}

type World = Pick<Deps, 'turnedAway' | 'now'> & { sequencer: Pick<Deps['sequencer'], 'pressure'> }

/** Watches how much is under way, how long the oldest ballot waits, and how late the event loop comes. */
export function openShedding({ sequencer, turnedAway, now }: World, limits: Partial<SheddingLimits> = {}): Shedding {
  const { underWay: most, waitingMs, lateMs } = { ...usual, ...limits }
  let underWay = 0
  let late = 0
  let due = performance.now() + lookEveryMs
  const timer = setInterval(() => {
    const at = performance.now()
    late += weightOfNow * (Math.max(0, at - due) - late)
    due = at + lookEveryMs
  }, lookEveryMs)
  timer.unref()

  const isOver = (): boolean => underWay >= most || late > lateMs || sequencer.pressure().oldestMs > waitingMs

  return {
    turnsAway(request, response) {
      const found = heavy.exec(pathOf(request.url ?? ''))
      if (found === null) return false
      if (isOver()) {
        const [, campaign = '', what] = found
        if (what === 'ballots') turnedAway.note(campaign, 'overloaded', rfc3339(now()))
        answerBusy(request, response)
        return true
      }
      underWay += 1
      response.once('close', () => {
        underWay -= 1
      })
      return false
    },
    close: () => clearInterval(timer),
  }
}

export interface SheddingLimits {
  underWay: number
  waitingMs: number
  lateMs: number
}

const usual: SheddingLimits = { underWay: mostUnderWay, waitingMs: oldestMs, lateMs: latestMs }

const bodies = new Map<Lang, string>()

function bodyIn(lang: Lang): string {
  const known = bodies.get(lang)
  if (known !== undefined) return known
  const title = refusalSentence(lang, 'overloaded')
  const body = JSON.stringify({ type: 'urn:gongping:refusal:overloaded', title, status: 503, code: 'overloaded' })
  bodies.set(lang, body)
  return body
}

function answerBusy(request: IncomingMessage, response: ServerResponse): void {
  const body = bodyIn(languageFrom(request.headers.cookie ?? null, request.headers['accept-language'] ?? null))
  response.writeHead(503, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // Those who are sent away together shall not come back together.
    'retry-after': String(1 + Math.floor(Math.random() * 5)),
  })
  response.end(body)
}
