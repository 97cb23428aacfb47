import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readOwnConfig } from '../config.ts'
import type { Deps } from '../deps.ts'
import { exportWords } from '../domain/words/exports.ts'
import { refusalSentence } from '../domain/words/refusal.ts'
import { openDeps } from '../open.ts'
import { noPages } from '../pages.ts'
import { computeResult } from '../results/compute.ts'
import { exportFile, exportNames } from '../results/files.ts'
import type { CommandIo } from './run.ts'

/**
 * `gongping export CAMPAIGN [--out FOLDER]`: writes every file that an organizer takes home. Exit code 1 with one sentence for
 * an unknown campaign, before the close (nobody sees a total then), and where the folder cannot be written.
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
    return await exportCampaign(deps, asked, io)
  } finally {
    await deps.close()
  }
}

function readArgs(args: string[]): { campaign: string; folder: string } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: { type: 'string' } } })
    const [campaign, ...more] = positionals
    if (campaign === undefined || more.length > 0) return null
    return { campaign, folder: values.out ?? `export-${campaign}` }
  } catch {
    return null
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
