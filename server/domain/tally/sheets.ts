import { grouped } from '../grouped.ts'
import { compare, decimal, type Rational, rational, round } from '../points.ts'
import { dropsFrom, mean, median, trim, weightedMean, weightedSum } from '../scoring/panel.ts'
import { type Leaf, leavesOf, partsOf } from './criteria.ts'
import type { TallyRules } from './rules.type.ts'
import type { ScoreSheet } from './tally.type.ts'

/** A complete sheet: its points with the rounding the rules order for criteria and sheets, and without any. */
export type JudgedSheet = {
  readonly expert: string
  readonly points: Rational
  readonly exact: Rational
  readonly scores: ReadonlyMap<string, Rational>
}

/**
 * The complete sheets of one nomination in ascending order, those of them that the panel rule counts, and what it makes
 * of these: from their rounded points, and from their exact ones.
 */
export type Panel = {
  readonly complete: readonly JudgedSheet[]
  readonly counted: readonly JudgedSheet[]
  readonly points: Rational | null
  readonly exact: Rational | null
}
/** Panels by nomination number. */
export type Panels = ReadonlyMap<number, Panel>

const ONE = rational(1n, 1n)

function sheetPoints(parts: readonly { share: Rational; score: Rational }[], rules: TallyRules): Rational {
  const { at, ...rounding } = rules.rounding
  const products = at.includes('criterion')
    ? parts.map((part) => ({ share: ONE, score: round(weightedSum([part]), rounding) }))
    : parts
  const points = weightedSum(products)
  return at.includes('sheet') ? round(points, rounding) : points
}

/** A sheet judged, or null where it lacks a score of any leaf criterion: an incomplete sheet counts as a whole for nothing. */
export function judge(sheet: ScoreSheet, leaves: readonly Leaf[], rules: TallyRules): JudgedSheet | null {
  const scores = new Map<string, Rational>()
  const parts: { share: Rational; score: Rational }[] = []
  for (const { key, share } of leaves) {
    const score = sheet.scores[key]
    if (score === null || score === undefined) return null
    scores.set(key, decimal(score))
    parts.push({ share, score: decimal(score) })
  }
  return { expert: sheet.expert, points: sheetPoints(parts, rules), exact: weightedSum(parts), scores }
}

/** Ascending by points; equal ones by expert, so that which of two equal extremes goes never hangs on the order of the file. */
function ascending(a: JudgedSheet, b: JudgedSheet): number {
  return compare(a.points, b.points) || compare(a.exact, b.exact) || (a.expert < b.expert ? -1 : 1)
}

function panelOf(complete: readonly JudgedSheet[], { panel }: TallyRules): Panel {
  const drops = panel.method === 'trimmed-mean' && dropsFrom(complete.length, panel)
  const counted = drops ? trim(complete, panel.drop_high, panel.drop_low) : complete
  const combine = panel.method === 'median' ? median : mean
  return {
    complete,
    counted,
    points: combine(counted.map(({ points }) => points)),
    exact: combine(counted.map(({ exact }) => exact)),
  }
}

/** The panels of all nominations that have a complete sheet. */
export function judgePanels(sheets: readonly ScoreSheet[], rules: TallyRules): Panels {
  const leaves = leavesOf(rules.criteria)
  const panels = new Map<number, Panel>()
  for (const [number, own] of grouped(sheets, ({ nomination }) => nomination)) {
    const complete = own.flatMap((sheet) => judge(sheet, leaves, rules) ?? []).sort(ascending)
    if (complete.length > 0) panels.set(number, panelOf(complete, rules))
  }
  return panels
}

/** Mean of one criterion (a leaf, or a heading as the weighted mean of its leaves) over the counted sheets. */
export function criterionMean(panel: Panel, rules: TallyRules, key: string): Rational | null {
  const parts = partsOf(rules.criteria, key)
  const values = panel.counted.flatMap(({ scores }) => {
    const scored = parts.flatMap(({ key: leaf, share }) => {
      const score = scores.get(leaf)
      return score ? [{ share, score }] : []
    })
    return weightedMean(scored) ?? []
  })
  return mean(values)
}
