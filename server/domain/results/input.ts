import { printedNumber } from '../candidate.ts'
import { printFixed, rational } from '../points.ts'
import { tallyCriteria } from '../rules.ts'
import type { Stage } from '../stage.ts'
import { parseTallyInput, type TallyInput, type TallyRefusal } from '../tally.ts'
import type { ResultFacts } from './facts.ts'

/** Hundredths as a decimal text: 8850 -> "88.50". */
export function decimalText(hundredths: number): string {
  return printFixed(rational(BigInt(hundredths), 100n), 2)
}

/** The batch a number is voted on in, printed "031-060"; undefined where voting is not cut into batches. */
export function batchOf(stages: readonly Stage[], number: number): string | undefined {
  const batch = stages
    .filter(({ kind }) => kind === 'voting')
    .flatMap((stage) => stage.batch ?? [])
    .find(({ first, last }) => first <= number && number <= last)
  return batch && `${printedNumber(batch.first)}-${printedNumber(batch.last)}`
}

/**
 * The input of `gongping tally` for a campaign, every default filled in; the command on this input gives the campaign's own
 * result. Refused by the name of the field where rules and rows do not fit, e.g. a quota by unit and a nomination without one.
 */
export function tallyInputOf(facts: ResultFacts): TallyInput | TallyRefusal {
  const { campaign, nominations, sheets, votes } = facts
  const numbered = [...nominations].sort((a, b) => a.number - b.number)
  const those = (state: string) => numbered.filter((one) => one.state === state).map(({ number }) => number)
  return parseTallyInput({
    rules: { ...campaign.settings.tally, criteria: tallyCriteria(campaign.criteria) },
    nominations: numbered.map(({ number, level, unit, theme }) => {
      const batch = batchOf(campaign.stages, number)
      return { number, level, ...(unit === null ? {} : { unit }), theme, ...(batch === undefined ? {} : { batch }) }
    }),
    sheets: sheets.map(({ nomination, expert, scores }) => ({
      nomination,
      expert,
      scores: Object.fromEntries(
        Object.entries(scores).map(([key, { points }]) => [key, points === null ? null : decimalText(points)]),
      ),
    })),
    votes,
    inspections: {},
    disqualified: those('disqualified'),
    withdrawn: those('withdrawn'),
  })
}
