import type { Campaign } from '../campaign.ts'
import { leaves, mostLeaves, unevenBands, weightOf, wholeWeight } from '../rubric.ts'
import { type Issue, must, should } from './issue.ts'

/** Issues of the rubric (review.md "Rubric"): 1 to 20 leaves, weights of exactly 100.00, bands that cover 0 to 100. */
export function rubricIssues({ criteria }: Campaign): Issue[] {
  const scored = leaves(criteria)
  if (scored.length === 0) return [must('rubric', 'rubric-empty', 'criteria')]
  const found: Issue[] = []
  const place = (key: string) => criteria.findIndex((criterion) => criterion.key === key)
  if (scored.length > mostLeaves)
    found.push(must('rubric', 'rubric-too-long', 'criteria', { count: scored.length, most: mostLeaves }))
  const sum = weightOf(criteria)
  const last = scored.at(-1)
  if (sum !== wholeWeight && last !== undefined)
    found.push(
      must('rubric', 'rubric-weights', `criteria.${place(last.key)}.weight`, {
        sum: hundredths(sum),
        gap: hundredths(Math.abs(wholeWeight - sum)),
        side: sum < wholeWeight ? 'under' : 'over',
      }),
    )
  const unnamed = criteria.findIndex(({ label }) => label.trim() === '')
  if (unnamed >= 0) found.push(must('rubric', 'rubric-unnamed', `criteria.${unnamed}.label`))
  const uneven = unevenBands(criteria)
  if (uneven !== null)
    found.push(must('rubric', 'rubric-bands', `criteria.${place(uneven.key)}.bands`, { criterion: uneven.label }))
  const bare = scored.find(({ bands }) => bands.length === 0 || bands.some(({ words }) => words.trim() === ''))
  if (bare !== undefined)
    found.push(should('rubric', 'rubric-bands-missing', `criteria.${place(bare.key)}.bands`, { criterion: bare.label }))
  return found
}

/** 9990 -> "99.90". */
function hundredths(value: number): string {
  const cents = String(value).padStart(3, '0')
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`
}
