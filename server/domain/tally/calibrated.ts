import type { Rational } from '../points.ts'
import type { Standing } from './standing.ts'

export function calibratedScores(_ranked: readonly Standing[]): ReadonlyMap<number, Rational> {
  return new Map()
}
