import { parseArgs } from 'node:util'
import { print, printTable } from '../../load/figures.ts'
import { missingStrace } from '../power/trace.ts'
import { type PowerReport, powerCuts } from '../power.ts'

/** 10,000 power cuts (`--cuts`) in a recording of `--ballots`; then the control without durability, which must lose some. */
export async function fault(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { cuts: { type: 'string', default: '10000' }, ballots: { type: 'string', default: '1500' } },
  })
  const missing = missingStrace()
  if (missing !== null) {
    process.stderr.write(`${missing}\n`)
    return 1
  }
  const cuts = Number(values.cuts)
  const ballots = Number(values.ballots)
  const found = await powerCuts({ cuts, ballots })
  const control = await powerCuts({ cuts: Math.min(cuts, 200), ballots: Math.min(ballots, 600), normal: true })
  const row = (title: string, of: (report: PowerReport) => number) => [title, of(found), of(control)]
  printTable([
    ['', 'FULL', 'NORMAL (control)'],
    row('power cuts', ({ cuts }) => cuts),
    row('ballots acknowledged in the recording', ({ acknowledged }) => acknowledged),
    row('cuts that lost an acknowledged ballot', ({ losing }) => losing),
    row('most ballots lost in one cut', ({ mostLost }) => mostLost),
    row('states that are broken or contradict a promise', ({ broken }) => broken.length),
  ])
  for (const sentence of found.broken.slice(0, 10)) print(sentence)
  if (control.losing === 0) print('the control lost nothing: this replay would not notice a loss')
  return found.losing + found.broken.length === 0 && control.losing > 0 ? 0 : 1
}
