import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signDevice } from '../../server/ballots/device.ts'
import { signNonce } from '../../server/ballots/nonce.ts'
import { readConfig } from '../../server/config.ts'
import type { Deps } from '../../server/deps.ts'
import { serve } from '../../server/listen.ts'
import { openDeps } from '../../server/open.ts'
import { noPages } from '../../server/pages.ts'
import { makeStage, storeCampaign, storeNominations } from '../make.ts'

/** A ballot on the wire, every part open to an attacker. */
export interface Shot {
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

export interface Hit {
  status: number
  /** `code` of the refusal, or undefined; `ballot` of an accepted one. */
  code: string | undefined
  ballot: string | undefined
  text: string
}

/** A server that is attacked: a campaign with an open vote on a fresh SQLite, behind proxies that the attack may choose. */
export async function openGround(trustedProxies = '127.0.0.1') {
  const folder = await mkdtemp(join(tmpdir(), 'gongping-attack-'))
  const config = readConfig({
    GONGPING_FOLDER: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    TRUSTED_PROXIES: trustedProxies,
  })
  if ('problem' in config) throw new Error(config.problem)
  const deps = await openDeps(config, noPages)
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const { id } = await storeCampaign(deps.db, {
    stages: [makeStage('voting', 0, { opensAt: at(-1), closesAt: at(2) })],
  })
  await storeNominations(deps.db, id, 12)
  const serving = await serve(deps)
  const { hostname, port } = new URL(serving.url)
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })

  /** Sends a shot as it is; a connection that the server closed is a hit of status 0. */
  const fire = ({ method, path, headers, body }: Shot): Promise<Hit> =>
    new Promise((resolve) => {
      try {
        const asked = request({ agent, hostname, port, method, path, headers }, (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () => resolve(readHit(answer.statusCode ?? 0, Buffer.concat(chunks).toString())))
          answer.on('error', () => resolve(nothing))
        })
        asked.on('error', () => resolve(nothing))
        asked.end(body)
      } catch {
        resolve(nothing) // the client's own library would not send such a thing
      }
    })

  return {
    deps,
    campaign: id,
    url: serving.url,
    fire,
    /** What an honest page sends, from a fresh device and address unless said. */
    honest: (device = text(16), address = freshAddress()): Shot => honestShot(deps, serving.url, id, device, address),
    /** Ballots in the table. */
    async counted(): Promise<number> {
      const { rows } = await deps.db
        .selectFrom('ballot')
        .where('campaign', '=', id)
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
      return Number(rows)
    },
    async close() {
      agent.destroy()
      await serving.drain()
      await deps.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Ground = Awaited<ReturnType<typeof openGround>>

export const text = (bytes: number): string => randomBytes(bytes).toString('base64url')

const freshAddress = (): string => `11.${[...randomBytes(3)].join('.')}`

const nothing: Hit = { status: 0, code: undefined, ballot: undefined, text: '' }

function readHit(status: number, text: string): Hit {
  try {
    const { code, ballot } = JSON.parse(text)
    return { status, code: status === 200 ? undefined : code, ballot, text }
  } catch {
    return { status, code: undefined, ballot: undefined, text }
  }
}

function honestShot({ key }: Deps, url: string, campaign: string, device: string, address: string): Shot {
  return {
    method: 'POST',
    path: `/api/campaigns/${campaign}/ballots`,
    headers: {
      origin: url,
      'content-type': 'application/json',
      cookie: `__Host-device=${signDevice(key('device'), device, Math.floor(Date.now() / 1000), 900)}`,
      'idempotency-key': text(16),
      'x-ballot-nonce': signNonce(key('nonce'), campaign, device, randomBytes(16)),
      'x-forwarded-for': address,
    },
    body: '{"choices":[1,2,3]}',
  }
}

/** Runs `act` so many times, some of them at once. */
export async function many(times: number, act: (at: number) => Promise<void>, atOnce = 32): Promise<void> {
  let next = 0
  const run = async () => {
    while (next < times) await act(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, run))
}
