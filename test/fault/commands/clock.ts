import { print, printTable } from '../../load/figures.ts'
import { faketimeLibrary, steppedClock } from '../clock.ts'

/** The machine's clock stepped by an hour both ways, under a running server and across restarts: nothing opens again. */
export async function fault(): Promise<number> {
  const library = faketimeLibrary()
  if (library === null) {
    process.stderr.write('This needs libfaketime: apt-get install libfaketime.\n')
    return 1
  }
  const { looks, closings, behindClose } = await steppedClock(library)
  printTable([
    ['a ballot is answered', 'expected', 'found'],
    ...looks.map(({ story, expected, found }) => [story, expected, found]),
  ])
  print(`voting_closed in the logs of the two votes: ${closings}; ballots behind it: ${behindClose}`)
  const wrong = looks.filter(({ expected, found }) => expected !== found)
  return wrong.length === 0 && closings === 2 && behindClose === 0 ? 0 : 1
}
