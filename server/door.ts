import { getConnInfo } from '@hono/node-server/conninfo'
import { createMiddleware } from 'hono/factory'
import { addressKey, clientAddress } from './address.ts'
import type { Deps } from './deps.ts'
import { refuse } from './refusal.ts'
import type { Env } from './route.ts'

/** The largest JSON body; uploads have their own limit. */
const jsonBytes = 1024 * 1024
/** The largest raw body of an upload: 10 MB. */
export const uploadBytes = 10 * 1024 * 1024

/** Raw bodies, accepted only under the paths that end so. */
const uploads: { path: RegExp; types: readonly string[] }[] = [
  {
    path: /\/nominations\/import$/,
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

/** Puts the dependencies, the client's address, a nonce and a request id on the context, and the headers on every answer. */
export function arrival(deps: Deps) {
  return createMiddleware<Env>(async (c, next) => {
    c.set('deps', deps)
    c.set(
      'address',
      addressKey(clientAddress(peerOf(c), c.req.header('x-forwarded-for') ?? null, deps.config.trustedProxies)),
    )
    const nonce = Buffer.from(deps.chance(16)).toString('base64')
    c.set('nonce', nonce)
    c.set('requestId', deps.id())
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'same-origin')
    c.header('cross-origin-opener-policy', 'same-origin')
    c.header('cross-origin-resource-policy', 'same-origin')
    c.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
    if (deps.config.publicUrl?.startsWith('https://'))
      c.header('strict-transport-security', 'max-age=63072000; includeSubDomains')
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', pagePolicy(nonce))
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
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
  const origin = c.req.header('origin')
  const own = c.var.deps.config.publicUrl ?? new URL(c.req.url).origin
  const trusted = origin === own && (site === undefined || site === 'same-origin')
  if (!trusted) return refuse(c, { code: 'cross-site' })
  return next()
})

/** No text has a NUL and PostgreSQL keeps none, so an address with one is refused before anybody looks it up. */
export const plainAddress = createMiddleware<Env>(async (c, next) =>
  c.req.url.includes('%00') ? refuse(c, { code: 'control-character' }) : next(),
)

/** JSON cannot hold a NUL but as this escape; a backslash before it makes it a text that only looks so. */
const escapedNul = /(?<!\\)(?:\\\\)*\\u0000/

/** JSON, or a raw body of a listed type where an upload is taken; anything else is 415, anything larger is 413. */
export const bodyRules = createMiddleware<Env>(async (c, next) => {
  if (reading.has(c.req.method) || !hasBody(c.req.raw)) return next()
  const found = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const upload = uploads.find(({ path }) => path.test(c.req.path))
  const accepted = upload?.types ?? ['application/json']
  if (!accepted.includes(found))
    return refuse(c, {
      code: 'unsupported-media-type',
      values: { found: found || '(no content type)', accepted: accepted.join(', ') },
    })
  const limit = upload === undefined ? jsonBytes : uploadBytes
  const bytes = await readAtMost(c.req.raw, limit)
  if (bytes === null) return refuse(c, { code: 'body-too-large', values: { limit: `${limit / 1024 / 1024} MB` } })
  if (upload === undefined && escapedNul.test(Buffer.from(bytes).toString('latin1')))
    return refuse(c, { code: 'control-character' })
  c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers: c.req.raw.headers, body: bytes })
  return next()
})

/** A DELETE or POST without a body names neither length nor encoding, though Node hands over an empty stream. */
function hasBody(request: Request): boolean {
  const length = request.headers.get('content-length')
  if (length !== null) return length !== '0'
  return request.headers.has('transfer-encoding') || request.headers.has('content-type')
}

async function readAtMost(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? '0') > limit) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function peerOf(c: Parameters<typeof getConnInfo>[0]): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return '' // app.request() in a test has no socket
  }
}
