import type { BallotFault } from '../domain/ballot.ts'
import { printedNumber } from '../domain/candidate.ts'
import type { RefusalCode } from '../domain/words/refusal.ts'
import type { Refusal } from '../refusal.ts'

/** The refusal of a faulty ballot: the first fault decides the status, all are listed. */
export function refusalOf(faults: readonly BallotFault[]): Refusal {
  const listed = faults.map(({ code, ...figures }) => ({ field: fieldOf(code), code, values: valuesOf(figures) }))
  const [first] = listed
  if (first === undefined) throw new Error('a refusal without a fault')
  const voted = faults.find((fault) => fault.code === 'already-voted')
  return { ...first, faults: listed, ...(voted === undefined ? {} : { current: { next: voted.next } }) }
}

const windowCodes = new Set<RefusalCode>(['voting-not-open', 'voting-closed', 'unknown-batch', 'batch-needed'])

function fieldOf(code: BallotFault['code']): string {
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
