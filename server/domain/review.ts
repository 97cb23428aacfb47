/** Expert review (review.md): the score sheet, its running total, merging, order of work, pace and commitment. */
export { type Conflict, mergeSheets } from './review/merge.ts'
export { reviewOrder } from './review/order.ts'
export { type Forecast, forecast, sheetsDue } from './review/pace.ts'
export { type RunningTotal, runningTotal } from './review/running.ts'
export {
  blankSheet,
  type CriterionScore,
  faultOf,
  missing,
  openScoring,
  refusalToWrite,
  type SheetContent,
  type SheetState,
  scoringStage,
  sheetOpening,
} from './review/sheet.ts'
