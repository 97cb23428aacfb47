/** The result of a campaign: from its rows to the list that is shown, published and recomputed. */
export type * from './results/facts.ts'
export { stagesAwaited } from './results/hidden.ts'
export { tallyInputOf } from './results/input.ts'
export type { Line, Side } from './results/line.ts'
export { noticePeriod } from './results/period.ts'
export {
  type CitedRules,
  type Column,
  type Detail,
  type Entrant,
  type Result,
  resultOf,
  type ShownResult,
  shownResult,
  type VoteAccount,
} from './results/result.ts'
export {
  accountTable,
  type ExportedNomination,
  type ExportTable,
  expertTable,
  matrixTable,
  type NamedExpert,
  nominationTable,
  rankingTable,
} from './results/tables.ts'
