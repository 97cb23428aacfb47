/** The counters of a campaign: votes by candidate, votes by tier and candidate, ballots by tier and slice of five minutes. */
export interface Counts {
  ballots: number
  /** Candidate number -> votes. */
  votes: ReadonlyMap<number, number>
  /** `device 7` -> votes. */
  tierVotes: ReadonlyMap<string, number>
  /** `device 2026-06-05T00:05:00.000Z` -> ballots. */
  slices: ReadonlyMap<string, number>
}

/** The ballots of one tier in one slice, their choices written one list after another: `[3,7][7,12]`. */
export interface SliceRow {
  tier: string
  slice: string
  ballots: number
  choices: string
}

/** Where the kept counters and the count of the ballots themselves differ. */
export interface CountFault {
  counter: 'votes' | 'tier-votes' | 'ballots'
  /** Candidate, `tier candidate`, or `tier slice`. */
  key: string
  kept: number
  counted: number
}

/** Counts choices into `votes`, whatever stands between the numbers. */
export function votesIn(choices: string, votes: Map<number, number>): void {
  let number = -1
  for (let at = 0; at < choices.length; at += 1) {
    const digit = choices.charCodeAt(at) - 48
    if (digit >= 0 && digit <= 9) number = (number < 0 ? 0 : number * 10) + digit
    else if (number >= 0) {
      votes.set(number, (votes.get(number) ?? 0) + 1)
      number = -1
    }
  }
}

/** A recount under way: rows are added as they are read; a tier's slice may come in several. */
export function recounting(): { add: (rows: readonly SliceRow[]) => void; counts: () => Counts } {
  const byTier = new Map<string, Map<number, number>>()
  const slices = new Map<string, number>()
  let ballots = 0
  return {
    add(rows) {
      for (const row of rows) {
        const votes = byTier.get(row.tier) ?? new Map<number, number>()
        byTier.set(row.tier, votes)
        votesIn(row.choices, votes)
        const key = `${row.tier} ${row.slice}`
        slices.set(key, (slices.get(key) ?? 0) + row.ballots)
        ballots += row.ballots
      }
    },
    counts() {
      const votes = new Map<number, number>()
      const tierVotes = new Map<string, number>()
      for (const [tier, counted] of byTier)
        for (const [candidate, count] of counted) {
          tierVotes.set(`${tier} ${candidate}`, count)
          votes.set(candidate, (votes.get(candidate) ?? 0) + count)
        }
      return { ballots, votes, tierVotes, slices }
    },
  }
}

/** The counters as the ballots themselves give them. */
export function recounted(rows: readonly SliceRow[]): Counts {
  const recount = recounting()
  recount.add(rows)
  return recount.counts()
}

/** Every counter that differs from the recount, votes first; none: they agree. */
export function countFaults(kept: Counts, counted: Counts): CountFault[] {
  const votes = [...new Set([...kept.votes.keys(), ...counted.votes.keys()])].sort((a, b) => a - b)
  return [
    ...votes.flatMap((number) => fault('votes', `${number}`, kept.votes.get(number), counted.votes.get(number))),
    ...textFaults('tier-votes', kept.tierVotes, counted.tierVotes),
    ...textFaults('ballots', kept.slices, counted.slices),
  ]
}

function textFaults(
  counter: CountFault['counter'],
  kept: ReadonlyMap<string, number>,
  counted: ReadonlyMap<string, number>,
): CountFault[] {
  const keys = [...new Set([...kept.keys(), ...counted.keys()])].sort()
  return keys.flatMap((key) => fault(counter, key, kept.get(key), counted.get(key)))
}

function fault(counter: CountFault['counter'], key: string, kept = 0, counted = 0): CountFault[] {
  return kept === counted ? [] : [{ counter, key, kept, counted }]
}
