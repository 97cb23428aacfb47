import { readFileSync } from 'node:fs'
import { demoNominations } from '../../server/demo/nominations.ts'
import type { Visitor } from '../../server/demo/visitor.ts'
import { enrol, sent } from '../../server/demo/visitor.ts'
import type { Deps } from '../../server/deps.ts'
import { shared } from '../shared.ts'

/**
 * The table that the story imports: the thirty real cases of the second batch where the design papers lie beside the project,
 * else thirty of the project's own, with the same faults of real tables: BOM, line breaks in cells, one without a place.
 */
export function casesTable(): { bytes: Uint8Array; own: boolean } {
  const file = shared('data/cases-031-060.csv')
  if (file !== null) return { bytes: new Uint8Array(readFileSync(file)), own: false }
  console.warn('the story imports its own table: ../shared/data/cases-031-060.csv is not here')
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const rows = demoNominations.map((nomination, index) => {
    const [district = '', street = '', community = ''] = index === 3 ? [] : nomination.path
    const introduction = quoted(`${nomination.introduction}\n${nomination.cases}`)
    const themes = {
      neighbour: 'neighbour',
      party: 'party',
      deliberation: 'deliberation',
      service: 'service',
      technology: 'technology',
    }
    return [
      '0'.concat(String(index + 31)),
      nomination.level,
      '',
      district,
      street,
      community,
      nomination.name,
      themes[nomination.theme],
      introduction,
    ].join(',')
  })
  const head = 'number,level,province,district,street,community,brand_name,domain,introduction'
  return { bytes: new TextEncoder().encode(`\ufeff${[head, ...rows].join('\r\n')}\r\n`), own: true }
}

/** The password of everybody in the story. */
export const storyPassword = 'a story of seven experts'

/** Somebody accepts an invitation over HTTP with an account of his own. */
export async function join(visitor: Visitor, token: string, name: string, login: string): Promise<void> {
  await sent(visitor, 'POST', '/api/invitations/accept', { token, name, login, password: storyPassword })
}

/** One expert scores and submits these nominations; the points depend on expert and nomination only. */
export async function scoreAll(
  visitor: Visitor,
  path: string,
  seat: number,
  numbers: readonly number[],
): Promise<void> {
  const { criteria } = await sent<{ criteria: { key: string; parent: string | null; weight: number }[] }>(
    visitor,
    'GET',
    `${path}/sheets`,
  )
  const keys = criteria.filter(({ weight }) => weight > 0).map(({ key }) => key)
  for (const number of numbers) {
    const scores = Object.fromEntries(
      keys.map((key, at) => [
        key,
        { points: (70 + ((number * 7 + seat * 5 + at * 3) % 30)) * 100, comment: `${key} ${seat}` },
      ]),
    )
    await sent(visitor, 'PUT', `${path}/sheets/${number}`, { version: 0, scores, comment: '' })
    await sent(visitor, 'POST', `${path}/sheets/${number}/submit`, {})
  }
}

/** A citizen with a fresh device casts one ballot. */
export async function castOne(
  deps: Deps,
  visitor: Visitor,
  path: string,
  choices: readonly number[],
  batch?: string,
): Promise<Response> {
  enrol(visitor, deps)
  const key = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url')
  return visitor.send(
    'POST',
    `${path}/ballots`,
    { ...(batch === undefined ? {} : { batch }), choices },
    { 'idempotency-key': key },
  )
}
