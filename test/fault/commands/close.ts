import { parseArgs } from 'node:util'
import { print, printTable } from '../../load/figures.ts'
import { closingSecond } from '../close.ts'

/** 10,000 ballots (`--ballots`) across the closing second, with `--grace` seconds for those that arrived in time (1). */
export async function fault(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { ballots: { type: 'string', default: '10000' }, grace: { type: 'string', default: '1' } },
  })
  const found = await closingSecond(Number(values.ballots), Number(values.grace))
  printTable([
    ['ballots sent across the close', found.ballots],
    ['sent before the close', found.before],
    ['accepted', found.accepted],
    ['sent before its last 100 ms, refused', found.lost],
    ['sent in its last 100 ms, refused', `${found.edge} (${found.edgeMs} ms)`],
    ['sent after close and grace', found.after],
    ['accepted of those', found.late],
    ['acknowledged, not in the log', found.missing],
    ['in the log behind voting_closed', found.behindClose],
    ['other answers', found.odd.length],
  ])
  for (const sentence of found.odd.slice(0, 5)) print(sentence)
  return found.lost + found.late + found.missing + found.behindClose + found.odd.length === 0 && found.after > 0 ? 0 : 1
}
