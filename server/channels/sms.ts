import { hmacSha256 } from '../hash.ts'
import type { ChannelSettings } from './settings.ts'

export interface ShortMessage {
  /** E.164. */
  to: string
  text: string
  /** The bare code, for gateways that fill it into a template of their own. */
  code: string
  /** Of this message, so that a gateway never sends it twice. */
  id: string
}

export type Sms = (message: ShortMessage) => Promise<{ sent: true } | { refusal: 'sms-not-sent'; cause: string }>

const patience = 10_000

/**
 * The signature of a message to the gateway: HMAC-SHA-256 over `<seconds>.<body>`, hex. It goes with the seconds in the header
 * `x-gongping-signature: t=<seconds>,v1=<hex>`, so that a gateway can refuse what is old or not ours.
 */
export function signMessage(secret: string, seconds: number, body: string): string {
  return Buffer.from(hmacSha256(secret, `${seconds}.${body}`)).toString('hex')
}

/**
 * SMS by a gateway that takes a JSON POST `{"to":"+86…","text":"…","code":"123456","id":"…"}`, signed. Any 2xx answer means that
 * the message was taken; anything else, silence included, that it was not.
 */
export function openSms({ url, secret }: NonNullable<ChannelSettings['sms']>, now: () => Date): Sms {
  return async (message) => {
    const body = JSON.stringify(message)
    const seconds = Math.floor(now().getTime() / 1000)
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': message.id,
          'x-gongping-signature': `t=${seconds},v1=${signMessage(secret, seconds, body)}`,
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      await answer.body?.cancel()
      return answer.ok ? { sent: true } : { refusal: 'sms-not-sent', cause: `answered ${answer.status}` }
    } catch (error) {
      return { refusal: 'sms-not-sent', cause: error instanceof Error ? error.name : 'unknown' }
    }
  }
}
