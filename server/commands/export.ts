import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeDue } from '../clock.ts'
import { readOwnConfig } from '../config.ts'
import type { Deps } from '../deps.ts'
import type { Copy } from '../domain/verify/manifest.ts'
import { exportWords } from '../domain/words/exports.ts'
import { refusalSentence } from '../domain/words/refusal.ts'
import { gatherEvidence } from '../evidence/gather.ts'
import { packBundle } from '../evidence/pack.ts'
import { openDeps } from '../open.ts'
import { noPages } from '../pages.ts'
import { computeResult } from '../results/compute.ts'
import { exportFile, exportNames } from '../results/files.ts'
import type { CommandIo } from './run.ts'

/**
 * `gongping export CAMPAIGN [--out FOLDER]`: writes every file that an organizer takes home. Exit code 1 with one sentence for
 * an unknown campaign, before the close (nobody sees a total then), and where the folder cannot be written.
 * With `--bundle FILE.tar` it writes the evidence bundle instead, `--auditor` the auditor's copy of it; a bundle may be had at
 * any time, for what it opens waits by itself.
 */
export async function exportCommand(args: string[], io: CommandIo): Promise<number> {
  const asked = readArgs(args)
  const config = readOwnConfig()
  if (asked === null || 'problem' in config) {
    io.stderr(`${'problem' in config ? config.problem : exportWords[io.lang].usage}\n`)
    return 1
  }
  const deps = await openDeps(config, noPages)
  try {
    return asked.bundle === null
      ? await exportCampaign(deps, asked, io)
      : await exportBundle(deps, { ...asked, bundle: asked.bundle }, io)
  } finally {
    await deps.close()
  }
}

interface Asked {
  campaign: string
  folder: string
  bundle: string | null
  copy: Copy
}

function readArgs(args: string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string' }, bundle: { type: 'string' }, auditor: { type: 'boolean', default: false } },
    })
    const [campaign, ...more] = positionals
    const { out, bundle = null, auditor } = values
    if (campaign === undefined || more.length > 0 || (auditor && bundle === null)) return null
    if (bundle !== null && out !== undefined) return null
    return { campaign, folder: out ?? `export-${campaign}`, bundle, copy: auditor ? 'auditor' : 'public' }
  } catch {
    return null
  }
}

/** Writes the evidence bundle of one campaign. */
export async function exportBundle(
  deps: Pick<Deps, 'db' | 'now' | 'sequencer'>,
  { campaign, bundle, copy }: { campaign: string; bundle: string; copy: Copy },
  io: Pick<CommandIo, 'stdout' | 'stderr' | 'lang'>,
): Promise<number> {
  const words = exportWords[io.lang]
  const refuse = (sentence: string) => {
    io.stderr(`${sentence}\n`)
    return 1
  }
  await closeDue(deps)
  const evidence = await gatherEvidence(deps, campaign, copy)
  if ('refusal' in evidence)
    return refuse(evidence.refusal === 'unknown' ? words.unknownCampaign(campaign) : words.unsigned)
  try {
    const packed = await packBundle(bundle, evidence)
    if ('refusal' in packed) return refuse(words.logDiffers)
    io.stdout(`${words.written(bundle)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    return refuse(words.unwritable(bundle))
  }
}

/** Writes the files of one campaign into `folder`, which is made where it is missing. */
export async function exportCampaign(
  deps: Pick<Deps, 'db' | 'now'>,
  { campaign, folder }: { campaign: string; folder: string },
  io: Pick<CommandIo, 'stdout' | 'stderr' | 'lang'>,
): Promise<number> {
  const words = exportWords[io.lang]
  const computed = await computeResult(deps, campaign, io.lang)
  if ('refusal' in computed) {
    const { code, values } = computed.refusal
    io.stderr(`${code === 'not-found' ? words.unknownCampaign(campaign) : refusalSentence(io.lang, code, values)}\n`)
    return 1
  }
  try {
    await mkdir(folder, { recursive: true })
    for (const name of exportNames) {
      const path = join(folder, name)
      await writeFile(path, await exportFile(deps, computed, name, io.lang))
      io.stdout(`${words.written(path)}\n`)
    }
    return 0
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    io.stderr(`${words.unwritable(folder)}\n`)
    return 1
  }
}
