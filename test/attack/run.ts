import { attacks } from './attacks.ts'

/** `npm run attack [-- --scale 10]`: each attack on a server of its own, one line each; exits 1 when a vote was counted wrongly. */
const at = process.argv.indexOf('--scale')
const scale = at < 0 ? 1 : Number(process.argv[at + 1])
let broken = 0
for (const [name, attack] of Object.entries(attacks)) {
  const began = performance.now()
  const { tried, counted, lawful, wrong } = await attack(scale)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const verdict = wrong.length === 0 ? 'held' : 'BROKEN'
  process.stdout.write(`${verdict}  ${name}: ${tried} tried, ${counted} counted (${lawful}), ${seconds} s\n`)
  for (const sentence of wrong.slice(0, 5)) process.stdout.write(`        ${sentence}\n`)
  if (wrong.length > 0) broken += 1
}
process.stdout.write(`${Object.keys(attacks).length - broken} attacks held, ${broken} broke something\n`)
process.exitCode = broken === 0 ? 0 : 1
