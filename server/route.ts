import { OpenAPIHono } from '@hono/zod-openapi'
import type { Deps } from './deps.ts'
import { refuse } from './refusal.ts'
import type { Person } from './session.ts'

/** What the middleware of `app.ts` leaves on the context for every handler. */
export interface Env {
  Variables: {
    deps: Deps
    /** Who is signed in, or why nobody is. */
    person: Person | null
    sessionExpired: boolean
    /** The client's address as the trusted proxies tell it. */
    address: string
    /** Nonce of this answer's content security policy. */
    nonce: string
    requestId: string
  }
}

/** A fresh slice: an app whose requests are checked by their schemas, a fault answering 400 with the field's name. */
export function slice() {
  return new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const faults = result.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        code: 'bad-request' as const,
        values: { problem: issue.message },
      }))
      const first = faults[0]
      return refuse(c, {
        code: 'bad-request',
        ...(first === undefined ? {} : { field: first.field, values: first.values }),
        faults,
      })
    },
  })
}
