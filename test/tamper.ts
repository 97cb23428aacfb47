import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { verifyCommand } from '../server/commands/verify.ts'
import { manifestName, manifestText } from '../server/domain/verify/manifest.ts'
import type { Report } from '../server/domain/verify.ts'
import { openBundle } from '../server/evidence/open.ts'
import { openTar } from '../server/evidence/tar.ts'
import { sha256Hex } from '../server/hash.ts'

/** The files of a bundle in memory, in the order of the archive. */
export type Members = Map<string, Buffer>

export function readMembers(path: string): Members {
  const { bundle, close } = openBundle(path)
  try {
    return new Map(bundle.names.map((name) => [name, Buffer.from(bundle.read(name))]))
  } finally {
    close()
  }
}

/** A forger who knows the format: the manifest names the hashes of what the files have become. */
export function refreshManifest(members: Members): void {
  const { campaign, copy } = JSON.parse(String(members.get(manifestName)))
  members.delete(manifestName)
  const files = Object.fromEntries(
    [...members].map(([name, bytes]) => [name, { sha256: sha256Hex(bytes), size: bytes.length }]),
  )
  members.set(manifestName, Buffer.from(manifestText({ v: 1, campaign, copy, files })))
}

export async function writeMembers(path: string, members: Members): Promise<void> {
  const tar = openTar(path)
  for (const [name, bytes] of members) await tar.add(name, [bytes])
  tar.end()
  tar.close()
}

/** The same files as a folder. */
export function unpackMembers(root: string, members: Members): void {
  for (const [name, bytes] of members) {
    const path = join(root, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
}

/** Runs the command as a shell would: its exit code and what it printed. */
export async function runVerify(args: string[], lang: 'zh-CN' | 'en' = 'en') {
  const printed = { out: '', err: '' }
  const code = await verifyCommand(args, {
    lang,
    readFile: async (path) => readFileSync(path, 'utf8'),
    stdout: (text) => {
      printed.out += text
    },
    stderr: (text) => {
      printed.err += text
    },
  })
  return { code, ...printed }
}

/** The report as `--json` prints it, with its exit code. */
export async function reportOf(path: string, ...more: string[]): Promise<Report & { code: number }> {
  const { code, out } = await runVerify([path, '--json', ...more])
  return { ...JSON.parse(out), code }
}
