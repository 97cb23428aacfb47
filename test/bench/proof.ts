import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { createChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Puzzle, Solution } from '../../web/vote/pow.ts'
import { chromiumAbsence, launchChromium } from '../chromium.ts'
import { makeStage, storeCampaign, storeNominations } from '../make.ts'
import { openServer } from '../story/serving.ts'

const solves = 200
/** vote.md: six times the median, because Chromium's throttle does not reach workers. */
const slowerPhone = 6
const limitSeconds = 1.5

/**
 * How long the proof of work takes a phone, by the definition of vote.md: 6 x the median of 200 unthrottled solves in the page's
 * own worker, browser and server on one core. Returns the exit code; 1 above 1.5 s.
 */
export async function bench(): Promise<number> {
  const absence = chromiumAbsence()
  if (absence !== null) {
    process.stderr.write(`no browser: ${absence}\n`)
    return 1
  }
  const pinned = pinSelf()
  const served = await openServer()
  const browser = await launchChromium()
  try {
    const { id } = await storeCampaign(served.deps.db, { stages: [openNow()] })
    await storeNominations(served.deps.db, id, 60)
    const page = await browser.newPage()
    const [worker] = await Promise.all([page.waitForEvent('worker'), page.goto(`${served.url}/c/${id}`)])
    const script = worker.url()
    const puzzles = await Promise.all(Array.from({ length: solves }, makePuzzle))
    const times = await page.evaluate(
      async ({ script, puzzles }) => {
        const solver = new Worker(script)
        const found: number[] = []
        for (const puzzle of puzzles) {
          const solution = await new Promise<Solution>((resolve) => {
            solver.onmessage = (sent: MessageEvent<Solution>) => resolve(sent.data)
            solver.postMessage(puzzle)
          })
          found.push(solution.time)
        }
        return found
      },
      { script, puzzles },
    )
    times.sort((a, b) => a - b)
    const at = (part: number) => times[Math.floor(part * (times.length - 1))] ?? 0
    const seconds = (slowerPhone * at(0.5)) / 1000
    print(`${pinned ? 'one core' : 'not pinned: taskset is missing'}, ${times.length} solves in the page's worker`)
    print(`ms a solve: least ${at(0)}  median ${at(0.5)}  nine of ten ${at(0.9)}  most ${at(1)}`)
    print(`proof of work: ${seconds.toFixed(2)} s (6 x median, at most ${limitSeconds.toFixed(2)})`)
    return seconds <= limitSeconds ? 0 : 1
  } finally {
    await browser.close()
    await served.close()
  }
}

async function makePuzzle(): Promise<Puzzle> {
  const { parameters } = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 5000,
    counter: randomInt(100, 301),
    deriveKey,
  })
  return parameters
}

function openNow() {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  return makeStage('voting', 0, { opensAt: at(-1), closesAt: at(1) })
}

function pinSelf(): boolean {
  try {
    execFileSync('taskset', ['-a', '-cp', '1', String(process.pid)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
