import { z } from '@hono/zod-openapi'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'

const object = { type: 'object' } as const

/** What `navigator.credentials.create` takes, as the browser's library expects it. */
export const CreationOptions = z.custom<PublicKeyCredentialCreationOptionsJSON>().openapi(object)

/** What `navigator.credentials.get` takes, as the browser's library expects it. */
export const RequestOptions = z.custom<PublicKeyCredentialRequestOptionsJSON>().openapi(object)
