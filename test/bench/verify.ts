import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packBundle } from '../../server/evidence/pack.ts'
import { makeEvidence } from '../makeEvidence.ts'

const main = join(import.meta.dirname, '..', '..', 'server', 'main.ts')

/**
 * Offline verification of an auditor's bundle of 1,000,000 ballots (`--ballots N`) by the command in a process of its own:
 * manifest, signature, tree, order of acts, commitments, allowances and slots, scores, and the result byte for byte.
 */
export async function bench(args: string[]): Promise<number> {
  const at = args.indexOf('--ballots')
  const ballots = at < 0 ? 1_000_000 : Number(args[at + 1])
  const folder = mkdtempSync(join(tmpdir(), 'gongping-bench-verify-'))
  const path = join(folder, 'bundle.tar')
  try {
    await packBundle(path, manyBallots(ballots))
    const { code, seconds, cost, said } = await verified(path)
    process.stdout.write(said.replace(/^/gm, '  ').trimEnd())
    const spent =
      cost === null ? '' : ` (${cost.processor.toFixed(1)} s of processor), memory ${megabytes(cost.memory)} MB`
    process.stdout.write(
      `\n${ballots} ballots, bundle of ${megabytes(statSync(path).size)} MB: exit ${code}, ${seconds.toFixed(1)} s${spent}\n`,
    )
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Cost {
  processor: number
  memory: number
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0)
}

/** Runs the command; what it cost in processor time and memory is read where the system tells it. */
async function verified(path: string) {
  const started = performance.now()
  const child = spawn(process.execPath, [main, 'verify', path], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const costs: Cost[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const timer = setInterval(() => {
    costs.push(...costOf(child.pid))
  }, 100)
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)))
  clearInterval(timer)
  return { code, seconds: (performance.now() - started) / 1000, cost: costs.at(-1) ?? null, said }
}

/** Seconds of processor (the kernel counts hundredths) and largest resident memory of a running process, on Linux. */
function costOf(pid: number | undefined): Cost[] {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .slice(11, 13)
    if (kilobytes === undefined || user === undefined || system === undefined) return []
    return [{ processor: (Number(user) + Number(system)) / 100, memory: Number(kilobytes) * 1024 }]
  } catch {
    return []
  }
}

/** Every try is another voter's first ballot, so that the rule accepts each. */
function manyBallots(ballots: number) {
  return makeEvidence({
    seed: 'bench',
    candidates: 60,
    voters: 0,
    ballots,
    sheets: 240,
    vote: { min: 1, max: 3, allowance: { per: 'campaign' } },
    batches: [],
    copy: 'auditor',
    voided: 3,
    withdrawn: false,
    published: true,
  })
}
