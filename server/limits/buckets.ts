/** So many points at once, and as many again, evenly, in so many seconds. */
export interface Allowance {
  points: number
  seconds: number
}

/** The spending of many keys under one allowance, in this process's memory. */
export interface Buckets {
  /** How many ms until this cost could be paid; 0 when it can be paid now. Spends nothing. */
  wait: (key: string, cost: number) => number
  /** Pays; only after `wait` was 0. */
  spend: (key: string, cost: number) => void
  /** How many keys are remembered one by one. */
  size: () => number
}

/** A key and the instant at which it has nothing left to pay off: the one number of a leaky bucket (GCRA, ITU-T I.371). */
interface Debt {
  key: string
  due: number
}

const rows = 2
const columns = 8192

/**
 * Memory stays bounded whatever the keys: one that owes nothing is forgotten as others come, and an attacker cannot make a
 * key with a debt be forgotten, because nothing else ever is. Beyond `most` keys in debt the others share columns of a
 * sketch (count-min), where a key may be charged for another's spending but never less than for its own; it pays for that
 * only as long as the flood lasts. No timers, so a window may be of any length.
 */
export function openBuckets(allowance: Allowance, now: () => number, most: number, seed: number): Buckets {
  const burst = allowance.seconds * 1000
  const each = burst / allowance.points
  const debts = new Map<string, Debt>()
  const sketch = new Float64Array(rows * columns)
  let sketchedUntil = 0
  let hand = debts.values()

  /** Looks at some of the keys in turn and forgets those that owe nothing. */
  const forget = (at: number, looks: number): void => {
    for (let look = 0; look < looks; look++) {
      const { value, done } = hand.next()
      if (done) {
        hand = debts.values()
        return
      }
      if (value.due <= at) debts.delete(value.key)
    }
  }

  const place = (key: string, row: number): number => row * columns + (hashOf(key, seed + row) % columns)

  const dueOf = (key: string, at: number): number => {
    const debt = debts.get(key)
    if (debt !== undefined) return debt.due
    if (sketchedUntil <= at) return 0
    return Math.min(sketch[place(key, 0)] ?? 0, sketch[place(key, 1)] ?? 0)
  }

  return {
    wait(key, cost) {
      const at = now()
      return Math.max(0, Math.max(at, dueOf(key, at)) + cost * each - at - burst)
    },
    spend(key, cost) {
      const at = now()
      const debt = debts.get(key)
      if (debt !== undefined) {
        debt.due = Math.max(at, debt.due) + cost * each
        return
      }
      forget(at, debts.size < most ? 2 : 16)
      if (debts.size < most) {
        debts.set(key, { key, due: Math.max(at, dueOf(key, at)) + cost * each })
        return
      }
      for (let row = 0; row < rows; row++) {
        const column = place(key, row)
        const due = Math.max(at, sketch[column] ?? 0) + cost * each
        sketch[column] = due
        sketchedUntil = Math.max(sketchedUntil, due)
      }
    },
    size: () => debts.size,
  }
}

/** A hash of 32 bits that depends on the seed (FNV-1a with a last mixing), for the columns alone. */
function hashOf(key: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
