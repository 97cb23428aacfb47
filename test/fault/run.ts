/** `npm run fault -- <name> [options]`: what happens when things break, each loaded only when it is asked for. */
const faults: Record<string, () => Promise<{ fault: (args: string[]) => Promise<number> }>> = {
  kill: () => import('./commands/kill.ts'),
  retry: () => import('./commands/retry.ts'),
  clock: () => import('./commands/clock.ts'),
  close: () => import('./commands/close.ts'),
  power: () => import('./commands/power.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = faults[name]
if (load === undefined) {
  process.stderr.write(`npm run fault -- ${Object.keys(faults).join(' | ')}\n`)
  process.exitCode = 1
} else {
  process.exitCode = await (await load()).fault(args)
}

export {}
