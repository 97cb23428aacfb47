import { parseArgs } from 'node:util'
import { type KeptFile, type Report, verifyBundle } from '../domain/verify.ts'
import { reportText, verifySentence, verifyWords } from '../domain/words/verify.ts'
import { openBundle } from '../evidence/open.ts'
import { nodeTools } from '../evidence/tools.ts'
import type { CommandIo } from './run.ts'

const exitCodes: Record<Report['verdict'], number> = { valid: 0, invalid: 1, incomplete: 2 }

/**
 * `gongping verify PATH [--old CHECKPOINT]… [--receipt FILE]… [--json]`: checks an evidence bundle (tar, or the folder it was
 * unpacked to) with nothing but itself and what somebody kept. Exit code 0 valid, 1 invalid or unreadable (one sentence for
 * each fault), 2 incomplete: no contradiction, but openings are not in it.
 */
export async function verifyCommand(args: string[], io: CommandIo): Promise<number> {
  const words = verifyWords[io.lang]
  const refuse = (sentence: string) => {
    io.stderr(`${sentence}\n`)
    return 1
  }
  const asked = readArgs(args)
  if (asked === null) return refuse(words.usage)
  const older = await readKept(asked.older, io)
  const receipts = await readKept(asked.receipts, io)
  for (const kept of [older, receipts]) if (typeof kept === 'string') return refuse(words.unreadable(kept))
  const report = tryVerify(
    asked.path,
    typeof older === 'string' ? [] : older,
    typeof receipts === 'string' ? [] : receipts,
  )
  if (report === null) return refuse(words.unreadable(asked.path))
  io.stdout(asked.json ? jsonText(report, io) : reportText(io.lang, report))
  return exitCodes[report.verdict]
}

function readArgs(args: string[]): { path: string; older: string[]; receipts: string[]; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        old: { type: 'string', multiple: true, default: [] },
        receipt: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) return null
    return { path, older: values.old, receipts: values.receipt, json: values.json }
  } catch {
    return null
  }
}

/** The files that were brought along, or the name of the first that cannot be read. */
async function readKept(names: readonly string[], io: CommandIo): Promise<KeptFile[] | string> {
  const files: KeptFile[] = []
  for (const name of names) {
    try {
      files.push({ name, text: await io.readFile(name) })
    } catch {
      return name
    }
  }
  return files
}

function tryVerify(path: string, older: KeptFile[], receipts: KeptFile[]): Report | null {
  try {
    const { bundle, faults, close } = openBundle(path)
    try {
      return verifyBundle(bundle, nodeTools, { older, receipts, archive: faults })
    } finally {
      close()
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null
    throw error
  }
}

/** The report as JSON; each fault carries its sentence too. */
function jsonText(report: Report, io: CommandIo): string {
  const faults = report.faults.map((fault) => ({ ...fault, sentence: verifySentence(io.lang, fault) }))
  return `${JSON.stringify({ ...report, faults }, null, 2)}\n`
}
