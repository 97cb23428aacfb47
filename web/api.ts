import type { Problem } from '../server/refusal.ts'

/** What a request came to: the answer, or the refusal in the server's own words, `after` how many seconds to come again. */
export type Answered<T> = { answer: T } | { refusal: Problem; after?: number }

/** Opens the sign-in over the page and resolves once somebody is signed in again. Set by the desks; citizens have none. */
let signInAgain: (() => Promise<void>) | null = null

export function onSessionExpired(open: () => Promise<void>): void {
  signInAgain = open
}

/** An answer of a typed client: one of several, by status. */
interface TypedAnswer {
  ok: boolean
  status: number
  headers: { get: (name: string) => string | null }
  json: () => Promise<unknown>
}

type Body<R extends TypedAnswer> = Exclude<Awaited<ReturnType<R['json']>>, Problem>

/**
 * Sends a request made by a typed client (`hc<Slice>('/api')`) and reads its answer. An expired session opens the sign-in over
 * the page and sends the request once more, so nothing typed is lost. A broken connection rejects: the caller decides whether
 * to wait and try again.
 */
export async function ask<R extends TypedAnswer>(send: () => Promise<R>): Promise<Answered<Body<R>>> {
  let response = await send()
  let body = await response.json()
  if (isProblem(body) && asksForSignIn.has(body.code) && signInAgain !== null) {
    await signInAgain()
    response = await send()
    body = await response.json()
  }
  if (response.ok && !isProblem(body)) return { answer: body as Body<R> }
  if (isProblem(body)) {
    const after = Number(response.headers.get('retry-after') ?? '')
    return after > 0 ? { refusal: body, after } : { refusal: body }
  }
  throw new Error(`unexpected answer ${response.status}`)
}

/** A wrong password is 401 too, but no reason to ask for a sign-in. */
const asksForSignIn = new Set(['not-signed-in', 'session-expired'])

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'title' in body
}

let facts: Record<string, never> | null = null

/** What the server inlined under this key so that the first paint needs no second round trip; undefined when it did not. */
export function inlined<T>(key: string): T | undefined {
  if (facts === null) {
    const element = document.getElementById('facts')
    facts = element?.textContent ? JSON.parse(element.textContent) : {}
  }
  const found: Record<string, T> = { ...facts }
  return found[key]
}
