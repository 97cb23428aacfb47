import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { PasskeyTable } from '../../db/database.ts'
import { advanceCounter, keepChallenge, passkeyBy, spendChallenge } from '../../db/passkeys.ts'
import type { Env } from '../route.ts'
import { rfc3339 } from '../time.ts'

/** Loaded when a passkey is first asked for: on most days it would only take memory. */
const webauthn = () => import('@simplewebauthn/server')

/** A puzzle not answered within five minutes is forgotten. */
const challengeSeconds = 300

/** Ed25519, P-256, RSA: what authenticators in use can do (COSE algorithm numbers). */
const algorithms = [-8, -7, -257]

const base64url = z.string().max(20_000)

/** What a browser's authenticator answers when it makes a passkey (WebAuthn Level 3, RegistrationResponseJSON). */
export const NewPasskey = z.object({
  challenge: z.string().max(64),
  response: z.object({
    id: base64url,
    rawId: base64url,
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(z.string().max(32)).max(16).default([]),
    }),
  }),
})

/** What it answers when it signs in with one (AuthenticationResponseJSON). */
export const PasskeyAnswer = z.object({
  challenge: z.string().max(64),
  response: z.object({
    id: base64url,
    rawId: base64url,
    type: z.literal('public-key'),
    response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
  }),
})

/** The site as authenticators know it: its host name, and the origin its pages have. */
function site(c: Context<Env>): { origin: string; host: string } {
  const origin = c.var.deps.config.publicUrl ?? new URL(c.req.url).origin
  return { origin, host: new URL(origin).hostname }
}

/** Options for making a passkey that knows its owner, so that signing in needs no login. The puzzle is kept under `challenge`. */
export async function newPasskeyOptions(
  c: Context<Env>,
  owner: { login: string; name: string; has: readonly string[] },
) {
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: '公评 Gongping',
    rpID: site(c).host,
    userName: owner.login,
    userDisplayName: owner.name,
    excludeCredentials: owner.has.map((id) => ({ id })),
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { challenge: await keep(c, options.challenge), options }
}

/** Options for signing in with any passkey of this site. */
export async function signInOptions(c: Context<Env>) {
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: site(c).host,
    userVerification: 'required',
  })
  return { challenge: await keep(c, options.challenge), options }
}

/** The passkey that the authenticator made, ready to store; null when it does not answer a puzzle of ours, or a spent one. */
export async function verifiedPasskey(
  c: Context<Env>,
  made: z.infer<typeof NewPasskey>,
): Promise<Omit<PasskeyTable, 'person'> | null> {
  const at = rfc3339(c.var.deps.now())
  const expectedChallenge = await spendChallenge(c.var.deps.db, made.challenge, at)
  if (expectedChallenge === undefined) return null
  const { origin, host } = site(c)
  const { verifyRegistrationResponse } = await webauthn()
  const verified = await orNull(
    verifyRegistrationResponse({
      response: { ...made.response, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (!verified?.verified) return null
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return {
    credential: id,
    public_key: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: JSON.stringify(made.response.response.transports),
    created_at: at,
  }
}

/** Whose passkey signed; null when it is unknown, does not fit, answers a spent puzzle, or was copied. */
export async function passkeyOwner(c: Context<Env>, signed: z.infer<typeof PasskeyAnswer>): Promise<string | null> {
  const { db, now } = c.var.deps
  const expectedChallenge = await spendChallenge(db, signed.challenge, rfc3339(now()))
  const passkey = await passkeyBy(db, signed.response.id)
  if (expectedChallenge === undefined || passkey === undefined) return null
  const { origin, host } = site(c)
  const { verifyAuthenticationResponse } = await webauthn()
  const verified = await orNull(
    verifyAuthenticationResponse({
      response: { ...signed.response, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
        counter: passkey.counter,
      },
    }),
  )
  if (!verified?.verified) return null
  const moved = await advanceCounter(db, passkey.credential, passkey.counter, verified.authenticationInfo.newCounter)
  return moved ? passkey.person : null
}

async function keep(c: Context<Env>, challenge: string): Promise<string> {
  const { db, id, now } = c.var.deps
  const at = now()
  const key = id()
  const expires = rfc3339(new Date(at.getTime() + challengeSeconds * 1000))
  await keepChallenge(db, { id: key, challenge, expires_at: expires }, rfc3339(at))
  return key
}

/** The library throws at every answer that does not fit; here that is a refusal. */
async function orNull<T>(verification: Promise<T>): Promise<T | null> {
  try {
    return await verification
  } catch {
    return null
  }
}
