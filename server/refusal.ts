import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ClientErrorStatusCode } from 'hono/utils/http-status'
import { type RefusalCode, refusalSentence } from './domain/words/refusal.ts'
import { preferredLanguage } from './language.ts'

type RefusalStatus = ClientErrorStatusCode | 503

/** Every refusal code with its HTTP status. The sentences stand in `domain/words/{zh-CN,en}/refusal.ts` under the same keys. */
export const refusalStatus: Record<RefusalCode, RefusalStatus> = {
  'malformed-json': 400,
  'bad-request': 400,
  'not-signed-in': 401,
  'session-expired': 401,
  'cross-site': 403,
  forbidden: 403,
  'not-found': 404,
  'unsupported-media-type': 415,
  'body-too-large': 413,
  'too-many-requests': 429,
  'sheet-changed': 409,
  'sheet-locked': 409,
  'scoring-closed': 409,
  'nomination-withdrawn': 409,
  'sheet-incomplete': 422,
  'unknown-criterion': 422,
  'score-out-of-range': 422,
  'device-needed': 403,
  'identity-needed': 403,
  'tier-not-ready': 409,
  'notice-changed': 409,
  'phone-malformed': 422,
  'mail-malformed': 422,
  'mail-refused': 422,
  'mail-not-sent': 424,
  'sms-not-sent': 424,
  'code-wrong': 422,
  'code-over': 410,
  'code-length': 422,
  'code-typo': 422,
  'code-unknown': 422,
  'code-revoked': 410,
  'wechat-state': 403,
  'wechat-code': 403,
  'wechat-snapshot': 403,
  'wechat-follow': 403,
  'wechat-broken': 424,
  'roll-columns': 422,
  'roll-nobody': 422,
  'roll-repeated': 422,
  'key-missing': 400,
  'key-malformed': 400,
  'key-reused': 422,
  'in-flight': 409,
  'nonce-used': 409,
  overloaded: 503,
  'not-sequenced': 503,
  'log-behind': 503,
  'voting-not-open': 409,
  'voting-closed': 410,
  'unknown-batch': 422,
  'batch-needed': 422,
  'too-few-choices': 422,
  'too-many-choices': 422,
  'repeated-choice': 422,
  'unknown-candidate': 422,
  'withdrawn-candidate': 422,
  'outside-batch': 422,
  'chosen-before': 409,
  'already-voted': 409,
  'tier-not-offered': 403,
  'not-on-roll': 403,
  'eligibility-unconfirmed': 422,
  'too-few-in-batch': 422,
  'too-many-in-batch': 422,
  'category-full': 422,
  'picks-used-up': 409,
  'suspended-candidate': 409,
  'chosen-today': 409,
  'results-hidden': 409,
  'result-unpublished': 409,
  'result-refused': 409,
  'count-disagrees': 409,
  'stage-missing': 409,
  'notice-over': 409,
  'notice-not-over': 409,
  'proposal-waiting': 409,
  'proposal-settled': 409,
  'notice-past': 409,
  'second-person-needed': 403,
  'result-changed': 409,
  'wrong-credentials': 401,
  'passkey-refused': 403,
  'name-missing': 400,
  'login-unfit': 400,
  'login-taken': 409,
  'password-short': 400,
  'password-long': 400,
  'password-is-login': 400,
  'invitation-unknown': 404,
  'invitation-used': 410,
  'invitation-expired': 410,
  'invitation-withdrawn': 410,
  'already-member': 409,
  'already-invited': 409,
  'member-removed': 409,
  'last-organizer': 409,
  'nomination-changed': 409,
  'numbers-used-up': 422,
  'number-taken': 409,
  'number-missing': 422,
  'number-range': 422,
  'number-repeated': 422,
  'level-missing': 422,
  'level-unknown': 422,
  'theme-missing': 422,
  'theme-unknown': 422,
  'too-long': 422,
  'brand-missing': 422,
  'path-too-deep': 422,
  'phone-length': 422,
  'control-character': 422,
  'column-missing': 422,
  'table-empty': 422,
  'import-has-errors': 422,
  'edit-outside': 422,
  'archive-too-large': 422,
  'encoding-unknown': 422,
  'table-unreadable': 422,
  'old-spreadsheet': 422,
  'too-many-rows': 422,
  'picture-unreadable': 422,
  'attachment-unreadable': 422,
  'files-full': 422,
  'reason-missing': 422,
  'rules-frozen': 409,
  'rules-not-frozen': 409,
  'issues-remain': 409,
  'stage-closed': 409,
  'stage-already-open': 409,
  'stage-not-open': 409,
  'stage-by-publication': 409,
  'stage-needs-candidates': 409,
  'stage-needs-experts': 409,
  'window-reversed': 422,
  'window-past': 422,
  'unknown-stage': 422,
  'unknown-zone': 422,
  'criterion-duplicate': 422,
  'criterion-nesting': 422,
  'criterion-order': 422,
  'founder-needed': 403,
  'stage-moved': 409,
  'repeated-key': 400,
  'forbidden-key': 400,
  'address-full': 409,
  'nonce-missing': 400,
  'nonce-foreign': 403,
  'challenge-expired': 410,
  'challenge-unsolved': 422,
  'challenge-used': 409,
}

/** What a refusal says besides its code: the field at fault, figures for the sentence, and several faults at once. */
export interface Refusal {
  code: RefusalCode
  /** Path of the field at fault, e.g. `weights.expert` or `rows.4.theme`. */
  field?: string
  values?: Record<string, string | number>
  faults?: Fault[]
  /** What the refused person needs in order to go on, e.g. the newer score sheet. */
  current?: unknown
}

export interface Fault {
  field: string
  code: RefusalCode
  values?: Record<string, string | number>
}

/** RFC 9457 problem details, with the code and the field that pages and programs go by. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    field: z.string().optional(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    faults: z
      .array(
        z.object({
          field: z.string(),
          code: z.string(),
          title: z.string(),
          values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        }),
      )
      .optional(),
    current: z.unknown().optional(),
  })
  .openapi('Problem')

export type Problem = z.infer<typeof Problem>

/** The refusals of every route, for its `responses`. */
export const refused = {
  description: 'Refused; `code` and `field` say why.',
  content: { 'application/problem+json': { schema: Problem } },
}

/** Responses of a route that answers 200 with this schema, or refuses. */
export function answers<S extends z.ZodType>(schema: S, description = 'Done.') {
  return { 200: { description, content: { 'application/json': { schema } } }, default: refused } as const
}

/** Answers a refusal as `application/problem+json`, its title in the reader's language. */
export function refuse(c: Context, refusal: Refusal) {
  const lang = preferredLanguage(c.req.raw)
  const status = refusalStatus[refusal.code]
  c.set('refused', refusal.code)
  const body: Problem = {
    type: `urn:gongping:refusal:${refusal.code}`,
    title: refusalSentence(lang, refusal.code, refusal.values),
    status,
    code: refusal.code,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    ...(refusal.values === undefined ? {} : { values: refusal.values }),
    ...(refusal.faults === undefined
      ? {}
      : {
          faults: refusal.faults.map((fault) => ({ ...fault, title: refusalSentence(lang, fault.code, fault.values) })),
        }),
    ...(refusal.current === undefined ? {} : { current: refusal.current }),
  }
  if (status === 503 && !c.res.headers.has('retry-after')) c.header('retry-after', String(jitteredSeconds()))
  return c.json(body, status, { 'content-type': 'application/problem+json; charset=utf-8' })
}

/** One to four seconds: those who are sent away together shall not come back together. */
function jitteredSeconds(): number {
  return 1 + Math.floor(Math.random() * 4)
}
