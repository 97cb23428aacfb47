import { isText, type Kept } from './kept.ts'

/** Sixteen random bytes as base64url: the seed of an order, or the key of a ballot. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
}

/** The seed of this voter's order: the one drawn for the first visit, kept on the device from then on. */
export function seedOf(kept: Kept, drawn: string | null): string {
  const known = kept.read('seed', isText)
  if (known !== null) return known
  const made = drawn ?? randomKey()
  kept.write('seed', made)
  return made
}
