import { seeded } from './seeded.ts'

/**
 * The candidates in one voter's order. Each draws its place from seed and number alone, so the order stays when somebody
 * withdraws, and nobody stands first for everybody.
 */
export function shuffled<C extends { number: number }>(candidates: readonly C[], seed: string): C[] {
  return candidates
    .map((candidate) => ({ candidate, place: seeded(`${seed} ${candidate.number}`)() }))
    .sort((a, b) => a.place - b.place)
    .map(({ candidate }) => candidate)
}
