import type { BallotFault } from '../domain/ballot.ts'
import { printedNumber } from '../domain/candidate.ts'
import type { RefusalCode } from '../domain/words/refusal.ts'
import type { Refusal } from '../refusal.ts'

/** The refusal of a faulty ballot: the first fault decides the status, all are listed. */
export function refusalOf(faults: readonly BallotFault[]): Refusal {
  const listed = faults.map(({ code, ...figures }) => ({ field: fieldOf(code), code, values: valuesOf(figures) }))
  const [first] = listed
  if (first === undefined) throw new Error('a refusal without a fault')
  const next = againAt(faults)
  return { ...first, faults: listed, ...(next === undefined ? {} : { current: { next } }) }
}

/** When the ballot would be possible again: null when never, undefined when time is not what it lacks. */
function againAt(faults: readonly BallotFault[]): string | null | undefined {
  const times: (string | null)[] = []
  for (const fault of faults) if ('next' in fault) times.push(fault.next)
  if (times.includes(null)) return null
  return times.sort()[times.length - 1]
}

const windowCodes = new Set<RefusalCode>(['voting-not-open', 'voting-closed', 'unknown-batch', 'batch-needed'])
const voterCodes = new Set<RefusalCode>(['tier-not-offered', 'not-on-roll'])

function fieldOf(code: BallotFault['code']): string {
  if (code === 'eligibility-unconfirmed') return 'confirmed'
  if (voterCodes.has(code)) return 'tier'
  return windowCodes.has(code) ? 'batch' : 'choices'
}

function valuesOf(figures: Record<string, string | number | null>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      if (value === null) return []
      return [[name, name === 'candidate' ? printedNumber(Number(value)) : value]]
    }),
  )
}
