import { hc } from 'hono/client'
import { createSignal } from 'solid-js'
import type { Devices } from '../../server/ballots/minting.ts'
import type { Ballots } from '../../server/ballots.ts'
import { type Answered, ask } from '../api.ts'
import type { Puzzle, Solution } from './pow.ts'

const devices = hc<Devices>('/api')
const ballots = hc<Ballots>('/api')

/** Some puzzles of one page may be refused, as when the page slept over one. */
const mostPuzzles = 3

/** What a ballot needs of the device: a nonce that only this device can use, once. */
type Ready = Answered<{ nonce: string }>

/**
 * Makes this browser a device while people read: draws a puzzle, solves it in a worker, hands it in. Nobody has to do
 * anything; a ballot that is submitted earlier waits for it. A device that is known needs only the nonce of its page.
 */
export function createDevice(props: { campaign: string; known: boolean; nonce: string | null }) {
  const param = { campaign: props.campaign }
  const [step, setStep] = createSignal<'asleep' | 'solving' | 'ready'>(props.known ? 'ready' : 'asleep')
  let known = props.known
  let nonce = props.nonce
  let minting: Promise<Answered<{ nonce: string | null }>> | null = null

  const mint = async (): Promise<Answered<{ nonce: string | null }>> => {
    for (let puzzles = 1; ; puzzles++) {
      const drawn = await ask(() => devices.campaigns[':campaign'].challenge.$get({ param }))
      if ('refusal' in drawn) return drawn
      const challenge = drawn.answer
      const solution = await solveAside(challenge.parameters)
      const json = { challenge, solution }
      const minted = await ask(() => devices.campaigns[':campaign'].devices.$post({ param, json }))
      const again = 'refusal' in minted && minted.refusal.code.startsWith('challenge-') && puzzles < mostPuzzles
      if (!again) return minted
    }
  }

  /** One minting at a time, whoever asks; a broken connection rejects, and the next who asks begins anew. */
  const mintOnce = () => {
    setStep('solving')
    minting ??= mint().finally(() => {
      minting = null
      setStep(known ? 'ready' : 'asleep')
    })
    return minting
  }

  const settle = (outcome: Answered<{ nonce: string | null }>): Ready => {
    if ('refusal' in outcome) return outcome
    known = true
    setStep('ready')
    nonce = outcome.answer.nonce
    return { answer: { nonce: nonce ?? '' } }
  }

  return {
    /** Whether the puzzle is being solved. */
    step,
    /** Begins to mint, when this browser is no device yet. A broken connection is nothing yet: the ballot will ask again. */
    begin(): void {
      if (!known) mintOnce().then(settle, () => undefined)
    },
    /** A nonce for the ballot that is about to go, minting the device first where that is needed. */
    async ready(): Promise<Ready> {
      if (known && nonce === null) {
        const mine = await ask(() => ballots.campaigns[':campaign'].ballots.mine.$get({ param }))
        if ('refusal' in mine) return mine
        known = mine.answer.known
        nonce = mine.answer.nonce
      }
      if (known && nonce !== null) return { answer: { nonce } }
      return settle(await mintOnce())
    },
    /** The nonce is used up or not ours: the next ballot asks for another. */
    used(): void {
      nonce = null
    },
    /** The server does not know this device. */
    unknown(): void {
      known = false
      nonce = null
    },
  }
}

export type Device = ReturnType<typeof createDevice>

/** Solves in a worker; in the page where there are none, or where the worker cannot start. */
async function solveAside(puzzle: Puzzle): Promise<Solution> {
  const solution = typeof Worker === 'undefined' ? null : await solveInWorker(puzzle)
  return solution ?? (await import('./pow.ts')).solve(puzzle)
}

function solveInWorker({ nonce, salt, cost, keyLength, keyPrefix }: Puzzle): Promise<Solution | null> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(new URL('./pow.worker.ts', import.meta.url))
      const end = (solution: Solution | null) => {
        worker.terminate()
        resolve(solution)
      }
      worker.addEventListener('message', (sent: MessageEvent<Solution | null>) => end(sent.data))
      worker.addEventListener('error', () => end(null))
      worker.postMessage({ nonce, salt, cost, keyLength, keyPrefix })
    } catch {
      resolve(null)
    }
  })
}
