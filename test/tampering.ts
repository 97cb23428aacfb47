import { readFileSync, writeFileSync } from 'node:fs'
import type { SameCandidate } from '../server/domain/ballot/rules.ts'
import { seeded } from '../server/domain/seeded.ts'
import type { Report } from '../server/domain/verify.ts'
import { packBundle } from '../server/evidence/pack.ts'
import { tarHeader } from '../server/evidence/tar.ts'
import { type Made, makeEvidence, noteOf, type Plan } from './makeEvidence.ts'
import { type Members, readMembers, refreshManifest, writeMembers } from './tamper.ts'

type Draw = () => number

const below = (draw: Draw, count: number) => Math.floor(draw() * count)
const oneOf = <T>(draw: Draw, choices: readonly T[]): T => {
  const [first] = choices
  const chosen = choices[below(draw, choices.length)] ?? first
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}

/** A random lawful campaign: rules, batches, voters, sheets, what was voided, who withdrew, whether it was published, for whom. */
export function randomPlan(seed: string): Plan {
  const draw = seeded(seed)
  const candidates = 6 + below(draw, 15)
  const half = Math.floor(candidates / 2)
  const batches =
    draw() < 0.4
      ? [
          { first: 1, last: half },
          { first: half + 1, last: candidates },
        ]
      : []
  const same = oneOf<SameCandidate>(draw, [{ per: 'ballot' }, { per: 'campaign' }, { per: 'day', times: 1 }])
  return {
    seed,
    candidates,
    voters: 5 + below(draw, 60),
    ballots: 20 + below(draw, 80),
    sheets: candidates * below(draw, 3),
    vote: {
      min: 1,
      max: 3,
      allowance: oneOf(draw, [
        { per: 'campaign' },
        { per: 'day', ballots: 1 + below(draw, 3) },
        ...(batches.length > 0 ? [{ per: 'batch' } as const] : []),
      ]),
      same_candidate: same,
      per_category: draw() < 0.3 ? { max: 2, per: oneOf(draw, ['ballot', 'day'] as const) } : null,
      picks_per_day: draw() < 0.3 ? 4 : null,
    },
    batches,
    copy: draw() < 0.7 ? 'auditor' : 'public',
    voided: below(draw, 4),
    withdrawn: draw() < 0.5,
    published: draw() < 0.8,
    ...(draw() < 0.3 ? { prolonged: 'openly' as const } : {}),
  }
}

/** Packs what a plan comes to; the public copy without idents. */
export async function packPlan(path: string, plan: Plan): Promise<Made> {
  const made = makeEvidence(plan)
  await packBundle(path, plan.copy === 'public' ? { ...made, idents: null } : made)
  return made
}

/** A tampering that was carried out on a file: what it was, and whether a report names the right place. */
export interface Tampering {
  what: string
  isFound: (report: Report) => boolean
}

/** Carries out one random tampering on the bundle of a plan (always published) and writes it to `path`. */
export async function tamperWith(path: string, seed: string): Promise<Tampering> {
  const draw = seeded(seed)
  const made = await packPlan(path, { ...randomPlan(`${seed}/plan`), published: true })
  return oneOf(draw, [rawByte, memberByte, memberByte, line, line, member, stranger, insider, insider])(
    path,
    made,
    draw,
  )
}

type Tamper = (path: string, made: Made, draw: Draw) => Promise<Tampering>

/** One bit of the archive turns over, wherever it is. */
const rawByte: Tamper = async (path, _made, draw) => {
  const bytes = readFileSync(path)
  const at = below(draw, bytes.length)
  const owner = ownerOf(readMembers(path), at)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << below(draw, 8))
  writeFileSync(path, bytes)
  return {
    what: `bit at byte ${at}, in ${owner}`,
    isFound: ({ faults }) =>
      faults.some(
        ({ code, file }) => file === owner || file === path || (owner === 'MANIFEST.json' && /^file-/.test(code)),
      ),
  }
}

/** In which file a byte of the archive lies; headers and padding belong to the archive itself. */
function ownerOf(members: Members, at: number): string {
  let offset = 0
  for (const [name, { length }] of members) {
    const start = offset + tarHeader(name, length).length
    if (at >= start && at < start + length) return name
    offset = start + Math.ceil(length / 512) * 512
  }
  return 'the archive'
}

/** What a file vouches for, where another one shows that it was changed. */
const counterparts: Record<string, readonly string[]> = {
  'candidates.json': ['result.json', 'openings/choices.ndjson', 'openings/ident.ndjson'],
  'scores.ndjson': ['result.json'],
}

/** A bit turns over inside one file, and the manifest is written anew. */
const memberByte: Tamper = async (path, _made, draw) => {
  const members = readMembers(path)
  const name = oneOf(
    draw,
    [...members].flatMap(([one, { length }]) => (/^(?:MANIFEST|VERIFY)/.test(one) || length === 0 ? [] : [one])),
  )
  const bytes = members.get(name) ?? Buffer.alloc(0)
  const at = below(draw, bytes.length)
  const number = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1
  bytes[at] = (bytes[at] ?? 0) ^ (1 << below(draw, 8))
  refreshManifest(members)
  await writeMembers(path, members)
  const byLine = name.endsWith('.ndjson')
  return {
    what: `bit at byte ${at} of ${name}${byLine ? `, line ${number}` : ''}, manifest anew`,
    isFound: ({ faults }) =>
      faults.some(
        ({ file, line: found, index }) =>
          (file === name && (!byLine || found === number || index !== undefined)) || counterparts[name]?.includes(file),
      ),
  }
}

/** A line of openings or sheets is left out, given twice, or changes places, and the manifest is written anew. */
const line: Tamper = async (path, made, draw) => {
  const members = readMembers(path)
  const name = oneOf(
    draw,
    [...members.keys()].filter((one) => one.endsWith('.ndjson') && (members.get(one)?.length ?? 0) > 0),
  )
  const lines = String(members.get(name)).trimEnd().split('\n')
  const at = below(draw, lines.length)
  const kind = oneOf(draw, ['out', 'twice', ...(at > 0 ? ['places'] : [])])
  const [mine = '', before = ''] = [lines[at], lines[at - 1]]
  if (kind === 'out') lines.splice(at, 1)
  if (kind === 'twice') lines.splice(at, 0, mine)
  if (kind === 'places') lines.splice(at - 1, 2, mine, before)
  members.set(name, Buffer.from(lines.length === 0 ? '' : `${lines.join('\n')}\n`))
  refreshManifest(members)
  await writeMembers(path, members)
  return {
    what: `line ${at + 1} of ${name}: ${kind} (${made.campaign})`,
    isFound: ({ faults }) => faults.some(({ file }) => file === name || counterparts[name]?.includes(file)),
  }
}

/** A whole file is taken out, and the manifest is written anew: then the bundle is at least not whole. */
const member: Tamper = async (path, _made, draw) => {
  const members = readMembers(path)
  const name = oneOf(
    draw,
    [...members.keys()].filter((one) => one !== 'VERIFY.md'),
  )
  members.delete(name)
  if (name !== 'MANIFEST.json') refreshManifest(members)
  await writeMembers(path, members)
  return {
    what: `without ${name}`,
    isFound: ({ faults, missing }) => faults.some(({ file }) => file === name) || missing.length > 0,
  }
}

/** A file that has no place in a bundle is put in and listed. */
const stranger: Tamper = async (path, _made, draw) => {
  const members = readMembers(path)
  const name = oneOf(draw, ['notes.txt', 'openings/more.ndjson', 'log/tile/0/009', 'rules/old.json', 'log/extra'])
  members.set(name, Buffer.from('x'))
  refreshManifest(members)
  await writeMembers(path, members)
  return { what: `with ${name}`, isFound: ({ faults }) => faults.some(({ file }) => file === name) }
}

/** Whoever holds the key changes the log itself and signs it anew. */
const insider: Tamper = async (path, made, draw) => {
  const entries = [...made.entries]
  const indexOf = (type: string) => {
    const found = entries.flatMap((entry, at) => (entry.includes(`"type":"${type}"`) ? [at] : []))
    return found.length === 0 ? -1 : oneOf(draw, found)
  }
  const closed = indexOf('voting_closed')
  const cast = indexOf('ballot_cast')
  const published = indexOf('result_published')
  const acts: [string, number, () => void][] = [
    ['one person publishes', published, () => edit(published, (text) => text.replace('org:bbbb', 'org:aaaa'))],
    ['nobody else publishes', published, () => edit(published, (text) => text.replace(',"second":"org:bbbb"', ''))],
    [
      'another list is published',
      published,
      () => edit(published, (text) => text.replace(/"result":"./, '"result":"_')),
    ],
    ['another commitment', cast, () => edit(cast, (text) => text.replace(/"commit":"./, '"commit":"_'))],
    ['a ballot twice', closed, () => entries.splice(closed, 0, entries[cast] ?? '')],
    ['a ballot is gone', cast, () => entries.splice(cast, 1)],
    ['a ballot after the close', closed + 1, () => entries.splice(closed + 1, 0, ...entries.splice(cast, 1))],
    ['opened twice', closed, () => entries.splice(closed, 0, entries[0] ?? '')],
    ['never opened', 0, () => entries.splice(0, 1)],
    ['other rules', 0, () => edit(0, (text) => text.replace(/"rules":"./, '"rules":"_'))],
    ['closed twice', closed + 1, () => entries.splice(closed + 1, 0, entries[closed] ?? '')],
    ['a space in an entry', cast, () => edit(cast, (text) => text.replace(',', ', '))],
  ]
  const [what, index, act] = oneOf(draw, acts)
  function edit(at: number, change: (text: string) => string): void {
    entries[at] = change(entries[at] ?? '')
  }
  act()
  await packBundle(path, {
    ...made,
    idents: made.copy === 'public' ? null : made.idents,
    entries,
    checkpoint: noteOf(entries)(entries.length),
  })
  return {
    what: `with the key in hand: ${what}, index ${index}`,
    isFound: ({ faults }) =>
      faults.some((fault) => fault.index === index || fault.file.startsWith('rules/') || fault.line !== undefined),
  }
}
