import { seeded } from '../../server/domain/seeded.ts'
import { isText, type Kept } from './kept.ts'

/** Sixteen random bytes as base64url: the seed of an order, or the key of a ballot. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
}

/** The seed of this voter's order, made at the first visit and kept on the device. */
export function seedOf(kept: Kept): string {
  const known = kept.read('seed', isText)
  if (known !== null) return known
  const made = randomKey()
  kept.write('seed', made)
  return made
}

/**
 * The candidates in this voter's order. Each draws its place from seed and number alone, so the order stays when somebody
 * withdraws, and nobody stands first for everybody.
 */
export function shuffled<C extends { number: number }>(candidates: readonly C[], seed: string): C[] {
  return candidates
    .map((candidate) => ({ candidate, place: seeded(`${seed} ${candidate.number}`)() }))
    .sort((a, b) => a.place - b.place)
    .map(({ candidate }) => candidate)
}
