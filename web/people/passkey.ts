import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import type { Problem } from '../../server/refusal.ts'
import { ask } from '../api.ts'
import { people } from '../me.ts'

/** `stopped`: the person closed the browser's dialog, or the device could not. */
export type Outcome<T> = { answer: T } | { refusal: Problem } | { stopped: true }

/** Whether a passkey can be used here: not in old browsers, nor at a bare IP address, which WebAuthn does not accept. */
export function passkeysWork(): boolean {
  return browserSupportsWebAuthn() && !/^[\d.]+$|:/.test(location.hostname)
}

/** Signs in with whichever passkey of this site the person picks. */
export async function signInWithPasskey(): Promise<Outcome<{ person: string }>> {
  const puzzle = await ask(() => people['sign-in'].passkey.options.$post())
  if ('refusal' in puzzle) return puzzle
  const { challenge, options } = puzzle.answer
  const response = await orNull(startAuthentication({ optionsJSON: requestOptions(options) }))
  if (response === null) return { stopped: true }
  return ask(() => people['sign-in'].passkey.$post({ json: { challenge, response } }))
}

/** A new passkey for the holder of an invitation, or for who is signed in (null), ready to be sent. */
export async function makePasskey(
  invitation: { token: string; name: string; login: string } | null,
): Promise<Outcome<{ challenge: string; response: RegistrationResponseJSON }>> {
  const puzzle = await ask(() => people.passkeys.options.$post({ json: invitation === null ? {} : { invitation } }))
  if ('refusal' in puzzle) return puzzle
  const { challenge, options } = puzzle.answer
  const response = await orNull(startRegistration({ optionsJSON: creationOptions(options) }))
  return response === null ? { stopped: true } : { answer: { challenge, response } }
}

/** One more passkey for who is signed in. */
export async function addPasskey(): Promise<Outcome<{ credential: string }>> {
  const made = await makePasskey(null)
  if (!('answer' in made)) return made
  return ask(() => people.passkeys.register.$post({ json: made.answer }))
}

/** The server's library wrote these options for the browser's library: what lies between does not look inside. */
function requestOptions(options: unknown) {
  return options as PublicKeyCredentialRequestOptionsJSON
}

function creationOptions(options: unknown) {
  return options as PublicKeyCredentialCreationOptionsJSON
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch {
    return null
  }
}
