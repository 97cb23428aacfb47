import { signDevice } from '../ballots/device.ts'
import type { Deps } from '../deps.ts'

/** What a browser needs of the server: requests in, answers out, no socket between. */
export interface Answering {
  request: (path: string, init?: RequestInit) => Response | Promise<Response>
}

/** Somebody at a browser with cookies of its own, asking as a page of the site would. */
export interface Visitor {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  /** Sends JSON, or bytes and text as they are when `headers` name their content type. */
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  cookies: Map<string, string>
}

/** Makes this browser a device, as a solved puzzle would. */
export function enrol({ cookies }: Visitor, { key, id, now }: Pick<Deps, 'key' | 'id' | 'now'>): void {
  cookies.set('__Host-device', signDevice(key('device'), id(), Math.floor(now().getTime() / 1000), 900))
}

/** Opens a browser at this origin. */
export function openVisitor(app: Answering, origin: string): Visitor {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0 && !headers.has('cookie'))
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await app.request(`${origin}${path}`, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    async send(method, path, body, headers = {}) {
      const nonce = path.endsWith('/ballots') && !('x-ballot-nonce' in headers) ? await nonceFrom(`${path}/mine`) : null
      return ask(path, {
        method,
        headers: {
          origin,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(nonce === null ? {} : { 'x-ballot-nonce': nonce }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: asSent(body) }),
      })
    },
  }

  /** The nonce that a voting page is given; null for a browser that is no device, or where there is no vote. */
  async function nonceFrom(path: string): Promise<string | null> {
    const { nonce = null }: { nonce?: string | null } = await (await ask(path, {})).json()
    return nonce
  }
}

function asSent(body: unknown): BodyInit {
  if (body instanceof Uint8Array) return new Blob([new Uint8Array(body)])
  return typeof body === 'string' ? body : JSON.stringify(body)
}

/** Sends and reads the answer; throws the refusal's own words, because a story that is refused is broken. */
export async function sent<T>(
  visitor: Visitor,
  method: string,
  path: string,
  body?: unknown,
  type?: string,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer =
    method === 'GET'
      ? await visitor.get(path, headers)
      : await visitor.send(method, path, body, { ...headers, ...(type === undefined ? {} : { 'content-type': type }) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
