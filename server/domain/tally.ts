/** The tally: from rules, score sheets and votes to the ranked list that anyone can recompute. */

export { disqualificationTable, type Strike } from './tally/disqualification.ts'
export { type ExplainedSheet, type ExplainedTerm, type Explanation, explain } from './tally/explain.ts'
export { parseTallyInput } from './tally/parseInput.ts'
export { parseTallyRules } from './tally/parseRules.ts'
export type * from './tally/rules.type.ts'
export { rulesSha256, tally, tallyJson } from './tally/tally.ts'
export type * from './tally/tally.type.ts'
