/** `npm run bench -- <name> [options]`: measurements, one file a name, each loaded only when it is asked for. */
const benches: Record<string, () => Promise<{ bench: (args: string[]) => Promise<number> }>> = {
  ballots: () => import('./ballots.ts'),
  page: () => import('./page.ts'),
  calibration: () => import('./calibration.ts'),
  verify: () => import('./verify.ts'),
  proof: () => import('./proof.ts'),
  reads: () => import('./reads.ts'),
  spike: () => import('./spike.ts'),
  results: () => import('./results.ts'),
  overload: () => import('./overload.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = benches[name]
if (load === undefined) {
  process.stderr.write(`npm run bench -- ${Object.keys(benches).join(' | ')} [--seconds 5] [--rounds 5] [--quick]\n`)
  process.exitCode = 1
} else {
  process.exitCode = await (await load()).bench(args)
}

export {}
