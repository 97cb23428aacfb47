/**
 * `npm test` (types, lint, unit, SQLite, one browser story) and `npm run check` (what takes longer). Each ends with one line
 * `N passed, N failed, N skipped`. With NO_SKIPS=1 a skipped test is a failure, save those that read `../shared`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { needsShared } from './sharedMark.ts'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Node 22.18 or newer is needed (this is ${process.version}); "npm test" brings its own after "npm ci".`)
  process.exit(1)
}

const chosen = process.argv[2] === 'check' ? ['check'] : ['unit', 'story']
const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
const started = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'gongping-run-'))

interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { assertionResults: { status: string; fullName: string }[] }[]
}

let passed = 0
let failed = 0
let skipped = 0
let unexcused = 0

/** Runs one step and counts it as one test; says what it was when it fails. */
function step(name: string, command: string, ...words: string[]): void {
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit' })
  if (status === 0) passed += 1
  else failed += 1
  console.log(`${status === 0 ? 'passed' : 'FAILED'}: ${name}`)
}

if (chosen.includes('unit')) {
  step('types', bin('tsc'))
  step('lint', bin('biome'), 'check', '--error-on-warnings')
}
const report = join(folder, 'report.json')
const ledger = join(folder, 'assertions')
const { status } = spawnSync(
  bin('vitest'),
  [
    'run',
    ...chosen.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ASSERTION_LEDGER: ledger } },
)
try {
  const counted: Report = JSON.parse(readFileSync(report, 'utf8'))
  passed += counted.numPassedTests
  failed += counted.numFailedTests
  const left = counted.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed'),
  )
  skipped += left.length
  unexcused = left.filter(({ fullName }) => !fullName.includes(needsShared)).length
  if (status !== 0 && counted.numFailedTests === 0) failed += 1
  const assertions = readFileSync(ledger, 'utf8')
    .split('\n')
    .reduce((sum, line) => sum + Number(line), 0)
  console.log(`${assertions} assertions, ${((performance.now() - started) / 1000).toFixed(0)} s`)
} catch (error) {
  failed += 1
  console.error('the tests wrote no report:', error)
}
rmSync(folder, { recursive: true, force: true })
if (process.env.NO_SKIPS && unexcused > 0) {
  console.error(`${unexcused} tests were skipped, and skips are forbidden here`)
  failed += unexcused
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1
