import { rmSync } from 'node:fs'
import { sameBytes, utf8 } from '../domain/bytes.ts'
import { parseNote } from '../domain/checkpoint.ts'
import { nodesAt, packEntries, tilesOf, tileWidth } from '../domain/tilePath.ts'
import { leafHash } from '../domain/tree.ts'
import { rulesName } from '../domain/verify/frozen.ts'
import { crownOf } from '../domain/verify/leaves.ts'
import { checkpointName, keysName, logFile } from '../domain/verify/log.ts'
import { type Copy, guideName, manifestName, manifestText } from '../domain/verify/manifest.ts'
import { choicesName, identsName } from '../domain/verify/openings.ts'
import { resultName } from '../domain/verify/result.ts'
import { rosterName } from '../domain/verify/roster.ts'
import { scoresName } from '../domain/verify/scores.ts'
import { bundleGuide } from '../domain/words/verify.ts'
import { sha256, sha256Base64url } from '../hash.ts'
import { openTar, type Written } from './tar.ts'

type Lines = AsyncIterable<string> | Iterable<string>

/** What an evidence bundle is made from; null parts are left out. */
export interface Evidence {
  campaign: string
  copy: Copy
  vkey: string
  /** The signed head that the bundle ends at. */
  checkpoint: string
  /** The entries below the head's size, in order. */
  entries: Lines
  /** The frozen rules, the bytes that were hashed. */
  rules: string
  roster: string
  choices: Lines | null
  idents: Lines | null
  scores: Lines | null
  result: string | null
}

/** A log that does not come to its own signed root is never packed. */
export type PackRefusal = { refusal: 'log-differs' }

/**
 * Writes an evidence bundle (log.md "Evidence bundle and verifier"): a plain tar with fixed times and order, the manifest last
 * because it names the hashes of all before it. Equal evidence gives equal bytes. Nothing is left where it is refused or broken.
 */
export async function packBundle(path: string, evidence: Evidence): Promise<{ files: number } | PackRefusal> {
  const tar = openTar(path)
  let done = false
  try {
    const { campaign, copy } = evidence
    const written: Written[] = [
      await tar.add(guideName, [utf8(bundleGuide)]),
      await tar.add(rosterName, [utf8(evidence.roster)]),
      await tar.add(checkpointName, [utf8(evidence.checkpoint)]),
      await tar.add(keysName, [utf8(`${evidence.vkey}\n`)]),
    ]
    const log = await packLog(evidence, (name, bytes) => tar.add(name, [bytes]))
    if ('refusal' in log) return log
    written.push(...log.written)
    if (evidence.choices !== null) written.push(await tar.add(choicesName, chunked(evidence.choices)))
    if (evidence.idents !== null) written.push(await tar.add(identsName, chunked(evidence.idents)))
    if (evidence.result !== null) written.push(await tar.add(resultName, [utf8(evidence.result)]))
    written.push(await tar.add(rulesName(sha256Base64url(evidence.rules)), [utf8(evidence.rules)]))
    if (evidence.scores !== null) written.push(await tar.add(scoresName, chunked(evidence.scores)))
    const files = Object.fromEntries(written.map(({ name, size, sha256: digest }) => [name, { size, sha256: digest }]))
    await tar.add(manifestName, [utf8(manifestText({ v: 1, campaign, copy, files }))])
    tar.end()
    done = true
    return { files: written.length + 1 }
  } finally {
    tar.close()
    if (!done) rmSync(path, { force: true })
  }
}

/** Writes the tiles of entries as they come, then those of hashes; refused when they do not come to the signed root. */
async function packLog(
  { checkpoint, entries }: Evidence,
  add: (name: string, bytes: Uint8Array) => Promise<Written>,
): Promise<{ written: Written[] } | PackRefusal> {
  const head = parseNote(checkpoint)
  if ('problem' in head) return { refusal: 'log-differs' }
  const { size, root } = head
  const written: Written[] = []
  const leaves = new Uint8Array(size * 32)
  const waiting: Uint8Array[] = []
  let count = 0
  for await (const entry of entries) {
    if (count === size) return { refusal: 'log-differs' }
    const bytes = utf8(entry)
    leaves.set(leafHash(sha256, bytes), count * 32)
    waiting.push(bytes)
    count += 1
    if (waiting.length < tileWidth && count < size) continue
    const tile = { level: 'entries', index: Math.ceil(count / tileWidth) - 1, width: waiting.length } as const
    written.push(await add(logFile(tile), packEntries(waiting.splice(0))))
  }
  const crown = crownOf(sha256, leaves, size)
  if (count !== size || !sameBytes(crown.root, root)) return { refusal: 'log-differs' }
  for (const tile of tilesOf(size)) {
    if (tile.level === 'entries') continue
    const row = tile.level === 0 ? leaves : (crown.levels[tile.level - 1] ?? new Uint8Array())
    const from = tile.index * tileWidth
    written.push(
      await add(logFile(tile), row.subarray(from * 32, Math.min(from + tile.width, nodesAt(tile.level, size)) * 32)),
    )
  }
  return { written }
}

const linesAtOnce = 4096

async function* chunked(lines: Lines): AsyncIterable<Uint8Array> {
  let waiting: string[] = []
  for await (const line of lines) {
    waiting.push(line)
    if (waiting.length < linesAtOnce) continue
    yield utf8(`${waiting.join('\n')}\n`)
    waiting = []
  }
  if (waiting.length > 0) yield utf8(`${waiting.join('\n')}\n`)
}
