/** The tally: from rules, score sheets and votes to the ranked list that anyone can recompute. */
export { parseTallyInput } from './tally/parseInput.ts'
export { parseTallyRules } from './tally/parseRules.ts'
export type * from './tally/rules.type.ts'
export { rulesSha256, tally, tallyJson } from './tally/tally.ts'
export type * from './tally/tally.type.ts'
