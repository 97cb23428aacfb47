import { parseArgs } from 'node:util'
import { print, printTable } from '../../load/figures.ts'
import { type KillReport, killCycles } from '../kill.ts'

/** 1,000 SIGKILLs under load (`--cycles`), on SQLite or `--postgres`; exit code 1 when anything acknowledged is not there. */
export async function fault(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { cycles: { type: 'string', default: '1000' }, postgres: { type: 'boolean', default: false } },
  })
  return printKills(
    await killCycles({ cycles: Number(values.cycles), mostTimes: 1, postgres: values.postgres, heard: print }),
  )
}

/** Prints what killing found, and the first sentences of what went wrong. */
export function printKills(report: KillReport): number {
  const { cycles, acknowledged, answers, unanswered, lost, invalid, doubled, refused, stuck } = report
  printTable([
    ['SIGKILLs', cycles],
    ['ballots acknowledged', acknowledged],
    ['answers', answers],
    ['answers lost in a kill, ballots accepted once all the same', unanswered],
    ['acknowledged ballots lost', lost.length],
    ['invalid receipts', invalid.length],
    ['duplicates or differing answers', doubled.length],
    ['refused', refused.length],
    ['restarts after which nobody could vote', stuck],
  ])
  const wrong = [...lost, ...invalid, ...doubled, ...refused]
  for (const sentence of wrong.slice(0, 10)) print(sentence)
  return wrong.length + stuck === 0 ? 0 : 1
}
