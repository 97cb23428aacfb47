import { z } from '@hono/zod-openapi'

/** What `navigator.credentials.create` or `.get` takes as JSON (WebAuthn Level 3); read by the browser's own library. */
export const CredentialOptions = z.unknown().openapi({ type: 'object' })
