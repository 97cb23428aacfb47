import { randomBytes, randomFillSync } from 'node:crypto'

/**
 * So many random bytes from the system's own source. It is asked for some thousands at a time, because every ballot needs a few
 * dozen and each asking costs more than all of them; what was given out is wiped from the store.
 */
export function openChance(size = 8192): (bytes: number) => Uint8Array<ArrayBuffer> {
  const store = new Uint8Array(size)
  let used = size
  return (bytes) => {
    if (bytes > size / 8) return new Uint8Array(randomBytes(bytes))
    if (used + bytes > size) {
      randomFillSync(store)
      used = 0
    }
    const given = store.slice(used, used + bytes)
    store.fill(0, used, used + bytes)
    used += bytes
    return given
  }
}
