/** What may be known of the votes before the result, and whether the figures that are kept can be true. */

export { percent } from './standings/percent.ts'
export {
  type CountFault,
  type Counts,
  countFaults,
  recounted,
  recounting,
  type SliceRow,
  votesIn,
} from './standings/recount.ts'
export { type Standing, type StandingCandidate, standingsOf } from './standings/rows.ts'
export { refreshedAt, standingsTerms, type Terms, type TermsFacts } from './standings/terms.ts'
export { possibleBallots, type Turnout, turnoutOf } from './standings/turnout.ts'
export { type UnitVotes, votesByUnit } from './standings/units.ts'
