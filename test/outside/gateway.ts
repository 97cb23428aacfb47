import { createHmac } from 'node:crypto'
import { openHttp } from './http.ts'

export interface Taken {
  to: string
  text: string
  code: string
  id: string
}

export const gatewaySecret = 'a secret of the gateway'

/** An SMS gateway that checks the signature of what it is sent, takes it, and can be told to fail. */
export async function openGateway() {
  const messages: Taken[] = []
  const state = { fails: false }
  const server = await openHttp((request, body) => {
    const [, seconds = '', signature = ''] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['x-gongping-signature'])) ?? []
    const expected = createHmac('sha256', gatewaySecret).update(`${seconds}.${body}`).digest('hex')
    if (signature !== expected) return { status: 401, body: { error: 'signature' } }
    if (state.fails) return { status: 500, body: { error: 'balance' } }
    messages.push(JSON.parse(body))
    return { status: 202, body: { ok: true } }
  })
  return { ...server, messages, state }
}
