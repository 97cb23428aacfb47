import { hc } from 'hono/client'
import { createSignal } from 'solid-js'
import type { Ballots, Receipt } from '../../server/ballots.ts'
import type { Problem } from '../../server/refusal.ts'
import { ask } from '../api.ts'
import type { Device } from './device.state.ts'
import type { Kept } from './kept.ts'
import { isNumbers, isText } from './kept.ts'
import { loadVerify } from './later.ts'
import { randomKey } from './order.ts'

const client = hc<Ballots>('/api')

/** A ballot on its way: kept on the device until it is answered, so that a lost answer is asked for again with the same key. */
interface Pending {
  key: string
  choices: number[]
  batch: string | null
  confirmed: boolean
}

export type Sending =
  | { step: 'idle' | 'sending' | 'waiting' | 'failed' | 'wrong-receipt' }
  | { step: 'busy'; seconds: number }
  | { step: 'refused'; problem: Problem }

function isPending(value: unknown): value is Pending {
  if (typeof value !== 'object' || value === null) return false
  if (!('key' in value && 'choices' in value && 'batch' in value && 'confirmed' in value)) return false
  const { key, choices, batch, confirmed } = value
  return isText(key) && isNumbers(choices) && (batch === null || isText(batch)) && typeof confirmed === 'boolean'
}

const longestPause = 15_000
/** The first try may still be under way on the server; its answer is there a moment later. */
const inFlightPause = 1000
const usualBusySeconds = 5
/** A device that was forgotten, a nonce that another window used up: both are had anew without a word. */
const mostRenewals = 3

/**
 * Sends ballots. Each has one key from the first try to the answer; without a connection it waits and tries again by itself,
 * also after the page was closed and opened again.
 */
export function createCasting(props: {
  campaign: string
  kept: Kept
  device: Device
  onReceipt: (receipt: Receipt, sent: Pending) => void
}) {
  const param = { campaign: props.campaign }
  const [sending, setSending] = createSignal<Sending>({ step: 'idle' })
  let wake: () => void = () => undefined
  let turn = 0

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      const online = () => wake()
      addEventListener('online', online, { once: true })
      wake = () => {
        clearTimeout(timer)
        removeEventListener('online', online)
        resolve()
      }
    })

  /** One try: a receipt and whether it is our ballot's, a refusal, or nothing when the connection broke. */
  const attempt = async (pending: Pending) => {
    try {
      const ready = await props.device.ready()
      if ('refusal' in ready) return ready
      const { choices, batch, confirmed } = pending
      const json = { choices, confirmed, ...(batch === null ? {} : { batch }) }
      const headers = { 'idempotency-key': pending.key, 'x-ballot-nonce': ready.answer.nonce }
      const cast = await ask(() => client.campaigns[':campaign'].ballots.$post({ param, json }, { headers }))
      if ('refusal' in cast) return cast
      const { receiptFits } = await loadVerify()
      return { ...cast, fits: receiptFits(props.campaign, pending, cast.answer) }
    } catch {
      return null
    }
  }

  /** A ballot has been sent and not been answered yet. */
  const underway = () => ['sending', 'waiting', 'busy'].includes(sending().step)

  const settle = (step: Sending) => {
    props.kept.write('pending', null)
    setSending(step)
  }

  const send = async (pending: Pending) => {
    const mine = ++turn
    let renewed = 0
    for (let tries = 0; mine === turn; tries++) {
      setSending({ step: 'sending' })
      const outcome = await attempt(pending)
      if (mine !== turn) return
      if (outcome === null) {
        setSending({ step: 'waiting' })
        await pause(Math.min(longestPause, 1000 * 2 ** tries))
      } else if ('answer' in outcome) {
        if (!outcome.fits) return setSending({ step: 'wrong-receipt' })
        settle({ step: 'idle' })
        props.device.used()
        return props.onReceipt(outcome.answer, pending)
      } else if (outcome.refusal.code === 'device-needed' && renewed++ < mostRenewals) props.device.unknown()
      else if (outcome.refusal.code.startsWith('nonce-') && renewed++ < mostRenewals) props.device.used()
      else if (outcome.refusal.code === 'in-flight') await pause(inFlightPause)
      else if (outcome.refusal.status === 429 || outcome.refusal.status === 503) {
        const seconds = outcome.after ?? usualBusySeconds
        setSending({ step: 'busy', seconds })
        // Those who were sent away in one second shall not all come back in one.
        await pause((seconds + Math.random()) * 1000)
      } else if (outcome.refusal.status >= 500) return setSending({ step: 'failed' })
      else return settle({ step: 'refused', problem: outcome.refusal })
    }
  }

  return {
    sending,
    underway,
    /** Sends a ballot with a fresh key. */
    cast(ballot: Omit<Pending, 'key'>): void {
      const pending = { key: randomKey(), ...ballot }
      props.kept.write('pending', pending)
      void send(pending)
    },
    /** Sends again what is still unanswered; true when there was something. */
    resume(): boolean {
      const pending = props.kept.read('pending', isPending)
      if (pending === null) return false
      void send(pending)
      return true
    },
    /** Forgets a refusal that has been read. */
    calm(): void {
      if (sending().step === 'refused') setSending({ step: 'idle' })
    },
  }
}

export type Casting = ReturnType<typeof createCasting>
