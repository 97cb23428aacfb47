/** A candidate as the standings need it. */
export interface StandingCandidate {
  number: number
  name: string
  /** Names of units from the city down. */
  path: readonly string[]
}

export interface Standing {
  number: number
  name: string
  votes: number
  /** 1 for the most votes; equal votes share a place and the next one is left out. */
  place: number
}

/** Candidates with their votes and places, most votes first, equal ones by number. */
export function standingsOf(candidates: readonly StandingCandidate[], votes: ReadonlyMap<number, number>): Standing[] {
  const counted = candidates
    .map(({ number, name }) => ({ number, name, votes: votes.get(number) ?? 0 }))
    .sort((a, b) => b.votes - a.votes || a.number - b.number)
  const places = new Map<number, number>()
  for (const [index, one] of counted.entries()) if (!places.has(one.votes)) places.set(one.votes, index + 1)
  return counted.map((one) => ({ ...one, place: places.get(one.votes) ?? 0 }))
}
