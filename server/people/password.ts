import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes, one lane: OWASP's first choice, 8 ms on the machines it was tried on. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** At most so many at once (76 MiB), and so many waiting: a flood is turned away before it takes memory. */
const atOnce = 4
const mostWaiting = 64

/** Work of which only a few run at once; null when even the queue is full, and then nothing was begun. */
export function gate(running: number, waiting: number) {
  const queue: (() => void)[] = []
  let inside = 0
  return async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (inside >= running && queue.length >= waiting) return null
    if (inside >= running) await new Promise<void>((resolve) => queue.push(resolve))
    else inside += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) inside -= 1
      else next()
    }
  }
}

const hashing = gate(atOnce, mostWaiting)
/** Compared with when the login is unknown, so that the answer takes as long as a wrong password. */
const nobody = hash('nobody', cost)

/** The hash to store; null when too many people come at once. */
export async function hashPassword(password: string): Promise<string | null> {
  return hashing(() => hash(password.normalize('NFKC'), cost))
}

/** Whether the password is the stored one (never for an account without one); null when too many people come at once. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean | null> {
  const fits = await hashing(async () => verify(stored ?? (await nobody), password.normalize('NFKC')))
  return fits === null ? null : fits && stored !== null
}
