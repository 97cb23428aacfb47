import type { Axis } from '../../parts/DotAxis.tsx'

/** The axis that totals share: from `highest`, or from the ten below the lowest total, to 100. */
export function totalsAxis(totals: readonly number[], highest: number, step: number): Axis {
  const low = Math.max(0, Math.min(highest, ...totals.map((total) => Math.floor(total / 10) * 10)))
  const ticks = Array.from({ length: Math.floor((100 - low) / step) + 1 }, (_, index) => low + index * step)
  return { low, high: 100, ticks }
}
