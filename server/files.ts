import { createRoute, z } from '@hono/zod-openapi'
import { visibleFile } from '../db/files.ts'
import { refuse, refused } from './refusal.ts'
import { slice } from './route.ts'

const read = createRoute({
  method: 'get',
  path: '/files/{sha256}',
  summary:
    'A kept picture or PDF by the SHA-256 of its content: open once its nomination is a candidate, else for members.',
  request: { params: z.object({ sha256: z.string() }) },
  responses: {
    200: { description: 'The bytes.', content: { 'application/octet-stream': { schema: z.string() } } },
    default: refused,
  },
})

const endings: Record<string, string> = { 'image/jpeg': '.jpg', 'image/png': '.png', 'application/pdf': '.pdf' }

/** Kept files. They are handed out as attachments under a policy that lets nothing in them run, whatever they are. */
export const files = slice().openapi(read, async (c) => {
  const { db, files: store } = c.var.deps
  const { sha256 } = c.req.valid('param')
  const found = await visibleFile(db, sha256, c.var.person?.id ?? null)
  const bytes = found === undefined ? null : await store.read(sha256)
  if (found === undefined || bytes === null) return refuse(c, { code: 'not-found' })
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': found.mediaType,
    'content-disposition': attachmentNamed(found.title, endings[found.mediaType] ?? ''),
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': found.anybody ? 'public, max-age=31536000, immutable' : 'private, no-cache',
  })
})

export type Files = typeof files

/** An attachment with a name that is only a name: no folders, no quotes, no control characters (RFC 6266, RFC 8187). */
export function attachmentNamed(title: string, ending: string): string {
  const plain = title.replace(/[\p{Cc}\p{Cf}\p{Cs}"*/:<>?\\|]+/gu, ' ').replace(/^[\s.]+|[\s.]+$/g, '')
  const name = [...plain].slice(0, 80).join('')
  const whole = name.toLowerCase().endsWith(ending) ? name || `file${ending}` : `${name || 'file'}${ending}`
  const encoded = encodeURIComponent(whole).replace(
    /['()!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`
}
