import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Device } from './ballots/device.ts'
import type { Deps } from './deps.ts'
import type { RefusalCode } from './domain/words/refusal.ts'
import { schemaWords } from './domain/words/schema.ts'
import type { Lang } from './domain/words.ts'
import { preferredLanguage } from './language.ts'
import { refuse } from './refusal.ts'
import type { Person } from './session.ts'

/** What the middleware of `app.ts` leaves on the context for every handler. */
export interface Env {
  Variables: {
    deps: Deps
    /** Who is signed in, or why nobody is. */
    person: Person | null
    sessionExpired: boolean
    /** The asking device once somebody has looked, null when there is none. */
    device?: Device | null
    /** The client's address as the trusted proxies tell it. */
    address: string
    /** Nonce of this answer's content security policy. */
    nonce: string
    requestId: string
    /** Why this request was refused, once it is. */
    refused?: RefusalCode
  }
}

/** A number in an address that a row may carry: whole, and no larger than an integer column of PostgreSQL holds. */
export const rowNumber = z.coerce
  .number()
  .int()
  .max(2 ** 31 - 1)

/** What a route says of a request that must carry JSON of this schema. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const
}

/** A fresh slice: an app whose requests are checked by their schemas, a fault answering 400 with the field's name. */
export function slice() {
  return new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const lang = preferredLanguage(c.req.raw)
      const faults = result.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        code: 'bad-request' as const,
        values: { problem: problemOf(lang, issue) },
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

type Issue = z.core.$ZodIssue

/** What a schema found wrong, in the reader's language; a schema's own sentence only where it is all there is. */
function problemOf(lang: Lang, issue: Issue): string {
  const words = schemaWords[lang]
  switch (issue.code) {
    case 'invalid_type':
      return /received undefined$/.test(issue.message) ? words.missing : words.type(issue.expected)
    case 'too_small':
      return words.least(String(issue.minimum))
    case 'too_big':
      return words.most(String(issue.maximum))
    case 'invalid_value':
      return words.choice(issue.values.map(String).join(', '))
    case 'unrecognized_keys':
      return words.unknown(issue.keys.join(', '))
    default:
      return words.form
  }
}
