import type { BallotFault } from '../../server/domain/ballot.ts'

/** A limit that a ballot passes, as far as the page can tell it by itself. */
export type Limit = Extract<
  BallotFault,
  { code: 'too-many-choices' | 'too-many-in-batch' | 'category-full' | 'picks-used-up' }
>

const limitCodes = new Set(['too-many-choices', 'too-many-in-batch', 'category-full', 'picks-used-up'])

function isLimit(fault: BallotFault): fault is Limit {
  return limitCodes.has(fault.code)
}

/**
 * The limits that a ballot passes, and whom it chose last beyond them: taking those off makes it lawful again. `within` tells
 * whether a candidate counts towards a limit.
 */
export function overLimits(
  faults: readonly BallotFault[],
  chosen: readonly number[],
  within: (limit: Limit, candidate: number) => boolean,
): { limits: Limit[]; over: ReadonlySet<number> } {
  const limits = faults.filter(isLimit)
  const over = new Set<number>()
  for (const limit of limits) {
    const used = limit.code === 'picks-used-up' ? limit.used : 0
    const extra = used + limit.chosen - limit.max
    for (const candidate of chosen.filter((one) => within(limit, one)).slice(-extra)) over.add(candidate)
  }
  return { limits, over }
}
