import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { addressKey, clientAddress } from './address.ts'
import type { Deps } from './deps.ts'
import { jsonFault } from './door/json.ts'
import { refuse } from './refusal.ts'
import type { Env } from './route.ts'

/** The largest JSON body; uploads have their own limit. */
const jsonBytes = 1024 * 1024
/** The largest raw body of an upload: 10 MB. */
export const uploadBytes = 10 * 1024 * 1024

/** Raw bodies, accepted only under the paths that end so. */
const uploads: { path: RegExp; types: readonly string[] }[] = [
  {
    path: /\/(nominations\/import|voters\/roll(\/check)?)$/,
    types: [
      'text/csv',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/octet-stream',
      'multipart/form-data',
    ],
  },
  { path: /\/files$/, types: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] },
]

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

type HeaderLines = readonly (readonly [string, string])[]

/** On every answer, whatever it is. */
const onAll: HeaderLines = [
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cache-control', 'no-store'],
]
/** On what a browser opens as a page. */
const onPages: HeaderLines = [
  ...onAll,
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()'],
]
const onSecurePages: HeaderLines = [...onPages, ['strict-transport-security', 'max-age=63072000; includeSubDomains']]
/** Answers of the API are no pages: nothing in them runs, nobody may frame them. */
const onApi: HeaderLines = [...onAll, ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"]]

/**
 * Puts the dependencies, the client's address, a nonce and a request id on the context, and the headers on every answer; a
 * handler may set its own cache rule and policy over them. They are set before the handler: set after it, each would copy
 * the answer.
 */
export function arrival(deps: Deps) {
  const { publicUrl, trustedProxies } = deps.config
  const ofPages = publicUrl?.startsWith('https://') ? onSecurePages : onPages
  const start = deps.id()
  let count = 0
  return createMiddleware<Env>(async (c, next) => {
    const forwarded = c.req.header('x-forwarded-for') ?? null
    const isApi = c.req.path.startsWith('/api/')
    const nonce = isApi ? '' : Buffer.from(deps.chance(16)).toString('base64')
    c.set('deps', deps)
    c.set('address', addressKey(clientAddress(peerOf(c), forwarded, trustedProxies)))
    c.set('nonce', nonce)
    c.set('requestId', `${start}.${(++count).toString(36)}`)
    for (const [name, value] of isApi ? onApi : ofPages) c.header(name, value)
    if (!isApi) c.header('content-security-policy', pagePolicy(nonce))
    await next()
  })
}

/** Scripts by nonce, everything else from here, nobody may frame us. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Writes must come from a page of this site: Sec-Fetch-Site where the browser sends it, else Origin. Neither is a refusal. */
export const sameSiteOnly = createMiddleware<Env>(async (c, next) => {
  if (reading.has(c.req.method)) return next()
  const site = c.req.header('sec-fetch-site')
  const trusted = isOwn(c, c.req.header('origin')) && (site === undefined || site === 'same-origin')
  if (!trusted) return refuse(c, { code: 'cross-site' })
  return next()
})

/** The configured origin, or without one the very origin that was asked. */
function isOwn(c: Context<Env>, origin: string | undefined): boolean {
  const { publicUrl } = c.get('deps').config
  if (origin === undefined || publicUrl !== null) return origin === publicUrl
  const { url } = c.req
  const [scheme = '', , host = ''] = url.split('/', 3)
  return origin === `${scheme}//${host}` || origin === new URL(url).origin
}

/** No text has a NUL and PostgreSQL keeps none, so an address with one is refused before anybody looks it up. */
export const plainAddress = createMiddleware<Env>(async (c, next) =>
  c.req.url.includes('%00') ? refuse(c, { code: 'control-character' }) : next(),
)

/** JSON, or a raw body of a listed type where an upload is taken; anything else is 415, anything larger is 413. */
export const bodyRules = createMiddleware<Env>(async (c, next) => {
  if (reading.has(c.req.method) || !hasBody(c)) return next()
  const found = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const upload = uploads.find(({ path }) => path.test(c.req.path))
  const accepted = upload?.types ?? ['application/json']
  if (!accepted.includes(found))
    return refuse(c, {
      code: 'unsupported-media-type',
      values: { found: found || '(no content type)', accepted: accepted.join(', ') },
    })
  const limit = upload === undefined ? jsonBytes : uploadBytes
  if (!(await fits(c, limit)))
    return refuse(c, { code: 'body-too-large', values: { limit: `${limit / 1024 / 1024} MB` } })
  if (upload !== undefined) return next()
  const text = await c.req.text().catch(() => null)
  if (text === null) return refuse(c, { code: 'malformed-json' }) // the sender went away before the end
  const fault = jsonFault(text)
  if (fault === null) return next()
  const { code, ...values } = fault
  return refuse(c, { code, values })
})

/** A DELETE or POST without a body names neither length nor encoding, though Node hands over an empty stream. */
function hasBody(c: Context<Env>): boolean {
  const length = c.req.header('content-length')
  if (length !== undefined) return length !== '0'
  return c.req.header('transfer-encoding') !== undefined || c.req.header('content-type') !== undefined
}

/** Node reads no further than the length that a request names; one that names none is read and counted here. */
async function fits(c: Context<Env>, limit: number): Promise<boolean> {
  const length = c.req.header('content-length')
  if (length !== undefined) return Number(length) >= 0 && Number(length) <= limit
  const { raw } = c.req
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of raw.body ?? []) {
    size += chunk.byteLength
    if (size > limit) return false
    chunks.push(chunk)
  }
  c.req.raw = new Request(raw.url, {
    method: raw.method,
    headers: raw.headers,
    body: new Uint8Array(Buffer.concat(chunks)),
  })
  return true
}

function peerOf(c: Parameters<typeof getConnInfo>[0]): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return '' // app.request() in a test has no socket
  }
}
