import type { Context } from 'hono'
import { hmacBase64url } from '../hash.ts'
import type { Refusal } from '../refusal.ts'
import type { Env } from '../route.ts'
import { askingDevice, isSame } from './device.ts'

/** The header in which a ballot sends back the nonce of its page. */
const header = 'x-ballot-nonce'
/** 16 bytes of time and chance in base64url; then as many letters of the signature: 132 bits. */
const letters = 22

/** A one-time nonce: 16 bytes of `nonceBytes` and the server's signature that binds them to a device and a campaign. */
export function signNonce(key: Uint8Array, campaign: string, device: string, unique: Uint8Array): string {
  const said = Buffer.from(unique).toString('base64url')
  return said + signature(key, campaign, device, said)
}

/** The unique part of a nonce; null when it was not signed for this device and campaign. */
export function readNonce(key: Uint8Array, campaign: string, device: string, sent: string): string | null {
  const said = sent.slice(0, letters)
  return isSame(sent.slice(letters), signature(key, campaign, device, said)) ? said : null
}

/**
 * The 16 bytes that make a nonce unlike any other: six of the time in milliseconds, ten of chance. The time comes first so that
 * nonces used about the same time stand side by side in their index, and a ballot touches a page that is at hand.
 */
export function nonceBytes(now: Date, chance: (bytes: number) => Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.set(chance(10), 6)
  return bytes
}

/** A fresh nonce for a page of the asking device; null when it is no device yet. */
export function issueNonce(c: Context<Env>, campaign: string): string | null {
  const device = askingDevice(c)
  if (device === null) return null
  const { key, chance, now } = c.get('deps')
  return signNonce(key('nonce'), campaign, device.id, nonceBytes(now(), chance))
}

/**
 * The nonce of a ballot, when it was issued to the asking device for this campaign. One that is missing, malformed or another
 * device's is refused without being used up, so that a stolen one never costs its owner the vote; whether it was used before
 * is decided inside the ballot's transaction.
 */
export function checkNonce(c: Context<Env>, campaign: string): { nonce: string } | { refusal: Refusal } {
  const sent = c.req.header(header)
  if (sent === undefined) return { refusal: { code: 'nonce-missing' } }
  const device = askingDevice(c)
  const nonce = device && readNonce(c.get('deps').key('nonce'), campaign, device.id, sent)
  return nonce === null ? { refusal: { code: 'nonce-foreign' } } : { nonce }
}

function signature(key: Uint8Array, campaign: string, device: string, said: string): string {
  return hmacBase64url(key, `nonce/v1\n${campaign}\n${device}\n${said}`).slice(0, letters)
}
