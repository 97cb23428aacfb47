import {
  add,
  compare,
  decimal,
  multiply,
  type Rational,
  round,
  subtract,
  sum,
  whole,
} from '../../server/domain/points.ts'
import { mean, trim, trimmedMean } from '../../server/domain/scoring.ts'

/** Rules of real contests, put together from the product's own functions: how the real corpora are recomputed. */

const TWO_DECIMALS = { digits: 2, rule: 'half-up' } as const

/** ISU component: one highest and one lowest of the judges present go; mean, half up to two decimals. */
export function isuPanel(scores: readonly Rational[]): Rational {
  return round(trimmedMean(scores, 1, 1) ?? whole(0), TWO_DECIMALS)
}

/** ISU component score: each panel score times its factor is rounded, then all are added. */
export function isuComponents(components: readonly { panel: Rational; factor: Rational }[]): Rational {
  return sum(components.map(({ panel, factor }) => round(multiply(panel, factor), TWO_DECIMALS)))
}

/** Diving: the sum of what is left of the judges' awards, times the degree of difficulty. */
export function dive(scores: readonly Rational[], difficulty: Rational, drop: number): Rational {
  return multiply(sum(trim([...scores].sort(compare), drop, drop)), difficulty)
}

/** FIG aerobic tolerance by score band. */
function tolerance(score: Rational): Rational {
  const bands = [
    ['8', '0.3'],
    ['7', '0.4'],
    ['6', '0.5'],
  ] as const
  const band = bands.find(([from]) => compare(score, decimal(from)) >= 0)
  return decimal(band?.[1] ?? '0.6')
}

/** FIG aerobic: mean of the middle two of four; of all where these differ by more than the tolerance; an absent judge gives the mean of the others. */
export function aerobic(given: readonly (Rational | null)[]): Rational {
  const present = given.flatMap((score) => score ?? [])
  const average = mean(present) ?? whole(0)
  const scores = given.map((score) => score ?? average).sort(compare)
  const middle = trim(scores, 1, 1)
  const [low = average, high = average] = [middle[0], middle.at(-1)]
  const centre = mean(middle) ?? average
  return compare(subtract(high, low), tolerance(centre)) > 0 ? (mean(scores) ?? average) : centre
}

/** Eurovision scoreboard: votes received, by the countries that gave them. */
export type Received = Readonly<Record<string, number>>

const SCALE = [12, 10, 8, 7, 6, 5, 4, 3, 2, 1]

/** Points received in all. */
export function points(received: Received): number {
  return Object.values(received).reduce((total, given) => total + given, 0)
}

/** What decides an equal total: countries that gave points, then how many 12s, 10s, 8s … 1s. */
export function countBack(received: Received): readonly number[] {
  const given = Object.values(received).filter((value) => value > 0)
  return [given.length, ...SCALE.map((step) => given.filter((value) => value === step).length)]
}

/** Total of a segment: elements and components less deductions. */
export function isuSegment(elements: Rational, components: Rational, deductions: Rational): Rational {
  return subtract(add(elements, components), deductions)
}
