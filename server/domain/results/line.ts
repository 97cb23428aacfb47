import { decimal, printFixed, subtract } from '../points.ts'
import type { RankingRow, TallyRules } from '../tally.ts'

/** One side of the line: the last who is in, or the first who is out. */
export interface Side {
  number: number
  rank: number
  total: string
}

/**
 * Where places end in a list with one quota. `gap` is the difference of the two printed totals. `open` are the numbers of a
 * shared rank that lies across the line and waits for a decision, because the rules say so.
 */
export interface Line {
  places: number
  /** How many rows stand above the line: all that are placed. */
  above: number
  last: Side | null
  next: Side | null
  gap: string | null
  open: readonly number[]
}

function side(row: RankingRow | undefined): Side | null {
  return row === undefined ? null : { number: row.number, rank: row.rank, total: row.total }
}

/** The line of a list, or null where the rules give no quota or one a level, unit or theme. */
export function lineOf(rules: TallyRules, ranking: readonly RankingRow[]): Line | null {
  const places = rules.places.total
  if (places === undefined) return null
  const inside = ranking.filter(({ placed }) => placed === true)
  const open = ranking.filter(({ placed }) => placed === null)
  const [last, next] = [inside.at(-1), ranking.find(({ placed }) => placed === false)]
  const neighbours = last !== undefined && next !== undefined && open.length === 0
  return {
    places,
    above: inside.length,
    last: side(last),
    next: side(next),
    gap: neighbours ? printFixed(subtract(decimal(last.total), decimal(next.total)), rules.rounding.digits) : null,
    open: open.map(({ number }) => number),
  }
}
