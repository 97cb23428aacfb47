/** Scoring: panels, vote conversions, calibration for the severity of judges, shrinkage. */

export { type Calibration, calibrate, type PlainReason } from './scoring/calibration/calibrate.ts'
export { type Component, components, type Link, missingLinks } from './scoring/calibration/components.ts'
export type { Observation } from './scoring/calibration/design.ts'
export * from './scoring/panel.ts'
export { shrunkMean } from './scoring/shrinkage.ts'
export * from './scoring/votes.ts'
