import type { Database } from '../../db/database.ts'

/** What the database holds after a run, counted from the rows themselves. */
export interface Rows {
  ballots: number
  entries: number
  /** Votes in the counters, and votes in the ballots' own choices. */
  counted: number
  chosen: number
}

/** Counts ballots, their public entries and their votes; the counters are right when `counted` equals `chosen`. */
export async function countRows(db: Database, campaign: string): Promise<Rows> {
  const ballots = await db.selectFrom('ballot').where('campaign', '=', campaign).select('choices').execute()
  const entries = await db
    .selectFrom('log_entry')
    .where('campaign', '=', campaign)
    .where('entry', 'like', '%"type":"ballot_cast"%')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  const counters = await db
    .selectFrom('vote_count')
    .where('campaign', '=', campaign)
    .select((eb) => eb.fn.sum<number>('votes').as('votes'))
    .executeTakeFirstOrThrow()
  return {
    ballots: ballots.length,
    entries: Number(entries.rows),
    counted: Number(counters.votes ?? 0),
    chosen: ballots.reduce((sum, { choices }) => sum + choicesOf(choices).length, 0),
  }
}

function choicesOf(text: string): number[] {
  return JSON.parse(text)
}
