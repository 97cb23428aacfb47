/**
 * A repeatable stream of numbers in [0, 1) for drawings: the same text gives the same stream on every machine. FNV-1a makes the
 * seed, mulberry32 the stream (both public domain). Never for anything that must not be guessed.
 */
export function seeded(text: string): () => number {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
