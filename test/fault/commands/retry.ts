import { parseArgs } from 'node:util'
import { print } from '../../load/figures.ts'
import { killCycles } from '../kill.ts'
import { printKills } from './kill.ts'

/** Each ballot sent one to ten times across kills (`--cycles`, 100): the same bytes each time, and one ballot in the end. */
export async function fault(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { cycles: { type: 'string', default: '100' }, postgres: { type: 'boolean', default: false } },
  })
  return printKills(
    await killCycles({ cycles: Number(values.cycles), mostTimes: 10, postgres: values.postgres, heard: print }),
  )
}
