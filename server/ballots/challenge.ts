import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { forgetChallenges, spendChallenges } from '../../db/challenges.ts'
import type { Deps } from '../deps.ts'
import { rfc3339 } from '../time.ts'

/** What the page is given to solve: find the counter whose key (PBKDF2 over nonce and counter) begins with the prefix. */
export interface Challenge {
  parameters: {
    algorithm: string
    nonce: string
    salt: string
    cost: number
    keyLength: number
    keyPrefix: string
    keySignature: string
    data: { expires: number }
  }
  signature: string
}

/** What the page hands in; `time` is how long it took, in ms by its own clock. */
export interface Solved {
  challenge: Challenge
  solution: { counter: number; derivedKey: string; time: number }
}

export interface Challenges {
  /** A challenge from the pool, or a fresh one when the pool is empty. */
  draw: () => Promise<Challenge>
  /** Accepts a solution, once: how long it took, or the code of the refusal. */
  redeem: (solved: Solved) => Promise<{ solveMs: number } | { refused: Refused }>
  /** Fills the pool while the server has time, and keeps it fresh until it is closed. */
  keepFilled: () => void
  close: () => void
}

type Refused = 'challenge-expired' | 'challenge-unsolved' | 'challenge-used'

/** vote.md "The page": PBKDF2 cost 5000, counter 100-300. */
const cost = 5000
const counters = { least: 100, most: 300 }

const keptMs = 60 * 60_000
/** Time enough to read, solve and hand in. */
const leastLeftMs = 20 * 60_000
const poolSize = 2048
/** Making one costs a thousandth of a second of one core: with this pause filling takes a fifth of it. */
const pauseMs = 4
const longestSolveMs = 600_000

/**
 * Puzzles for the minting of devices. They pace a script and measure a phone; they cost an attacker next to nothing, so limits
 * and screening stand behind them. Each is spent once on whichever node, and those of one moment in one statement.
 */
export function openChallenges({ db, key, now, log }: Pick<Deps, 'db' | 'key' | 'now' | 'log'>): Challenges {
  const secret = (purpose: string): string => Buffer.from(key(purpose)).toString('hex')
  const secrets = {
    hmacSignatureSecret: secret('challenge'),
    hmacKeySignatureSecret: secret('challenge-solution'),
  }
  let pool: Challenge[] = []
  let filling = false
  let closed = false
  let timer: ReturnType<typeof setInterval> | undefined
  const spend = openSpending((spent) => spendChallenges(db, spent))

  const make = async (): Promise<Challenge> => {
    const { parameters, signature } = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost,
      counter: randomInt(counters.most, counters.least),
      deriveKey,
      data: { expires: now().getTime() + keptMs },
      ...secrets,
    })
    const { algorithm, nonce, salt, keyLength, keyPrefix, keySignature = '', data } = parameters
    const expires = Number(data?.expires)
    return {
      parameters: { algorithm, nonce, salt, cost, keyLength, keyPrefix, keySignature, data: { expires } },
      signature: signature ?? '',
    }
  }

  const isFresh = ({ parameters }: Challenge): boolean => parameters.data.expires - now().getTime() >= leastLeftMs

  const fill = async (): Promise<void> => {
    if (filling || closed) return
    filling = true
    try {
      pool = pool.filter(isFresh)
      while (pool.length < poolSize && !closed) {
        pool.push(await make())
        if (pool.length > poolSize / 8) await pause()
      }
    } catch (error) {
      log.error({ error: String(error) }, 'making challenges')
    } finally {
      filling = false
    }
  }

  return {
    async draw() {
      for (let drawn = pool.shift(); drawn !== undefined; drawn = pool.shift()) if (isFresh(drawn)) return drawn
      return make()
    },
    async redeem({ challenge, solution }) {
      const { nonce, data } = challenge.parameters
      const { verified, invalidSignature } = await verifySolution({ challenge, solution, deriveKey, ...secrets })
      if (!verified || invalidSignature) return { refused: 'challenge-unsolved' }
      const at = now()
      if (data.expires <= at.getTime()) return { refused: 'challenge-expired' }
      if (!(await spend({ id: nonce, expires_at: rfc3339(new Date(data.expires)) })))
        return { refused: 'challenge-used' }
      return { solveMs: Math.max(1, Math.min(longestSolveMs, Math.round(solution.time))) }
    },
    keepFilled() {
      const tend = () => {
        void fill()
        void forgetChallenges(db, rfc3339(now())).catch((error) =>
          log.error({ error: String(error) }, 'old challenges'),
        )
      }
      tend()
      timer = setInterval(tend, 60_000)
      timer.unref()
    },
    close() {
      closed = true
      clearInterval(timer)
    },
  }
}

interface Spending {
  id: string
  expires_at: string
}

/** Gathers what is spent at the same moment: while one statement runs the others wait and go together in the next. */
function openSpending(store: (spent: Spending[]) => Promise<Set<string>>): (spent: Spending) => Promise<boolean> {
  interface Waiting extends Spending {
    settle: (fresh: boolean) => void
    fail: (error: unknown) => void
  }
  const waiting: Waiting[] = []
  let running = false
  const run = async (): Promise<void> => {
    running = true
    while (waiting.length > 0) {
      const now = waiting.splice(0, 500)
      // Of two that hand in the same challenge at the same moment the first has it.
      const first = new Map([...now].reverse().map((one) => [one.id, one]))
      try {
        const fresh = await store([...first.values()].map(({ id, expires_at }) => ({ id, expires_at })))
        for (const one of now) one.settle(first.get(one.id) === one && fresh.has(one.id))
      } catch (error) {
        for (const one of now) one.fail(error)
      }
    }
    running = false
  }
  return (spent) =>
    new Promise((settle, fail) => {
      waiting.push({ ...spent, settle, fail })
      if (!running) void run()
    })
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, pauseMs).unref()
  })
}
