import { hc } from 'hono/client'
import { createResource, createSignal, onCleanup } from 'solid-js'
import type { Ballots } from '../../server/ballots.ts'
import { readInviteCode } from '../../server/domain/identity/inviteCode.ts'
import { identityWords } from '../../server/domain/words/identity.ts'
import type { Identity as Api, IdentityState } from '../../server/identity.ts'
import { type Answered, ask } from '../api.ts'
import { wordsOf } from '../words.ts'
import type { Device } from './device.state.ts'
import type { Identity } from './identity.state.ts'

const client = hc<Api>('/api').campaigns[':campaign'].identity
const ballots = hc<Ballots>('/api').campaigns[':campaign'].ballots
const words = wordsOf(identityWords)

export type Way = IdentityState['ways'][number]['tier']

/** How long nobody can ask for another code. */
const resendSeconds = 60

/** Asks who the server takes us for now. */
async function takeOver(identity: Pick<Identity, 'campaign' | 'take'>) {
  const mine = await ask(() => ballots.mine.$get({ param: { campaign: identity.campaign } }))
  if ('answer' in mine) identity.take(mine.answer)
  return mine
}

/** Forgets on this browser what was proven; a refusal says why not. */
export async function forgetProof(identity: Pick<Identity, 'campaign' | 'take'>) {
  const forgotten = await ask(() => client.$delete({ param: { campaign: identity.campaign } }))
  return 'refusal' in forgotten ? forgotten : takeOver(identity)
}

/** Proving an identity: which way, what is typed, the code that was sent, and what went wrong. */
export function createProving(identity: Identity, device: Device) {
  const param = { campaign: identity.campaign }
  const { code, refused } = identity.arrival
  const query = refused === null ? {} : { refused }
  const [state, { refetch }] = createResource(() => ask(() => client.$get({ param, query })))
  const [chosen, choose] = createSignal<Way | null>(code === null ? null : 'code')
  const [byPhone, setByPhone] = createSignal(true)
  const [to, setTo] = createSignal('')
  const [typed, setTyped] = createSignal(code ?? '')
  const [sentTo, setSentTo] = createSignal<string | null>(null)
  const [wait, setWait] = createSignal(0)
  const [busy, setBusy] = createSignal<'sending' | 'checking' | 'leaving' | null>(null)
  const [problem, setProblem] = createSignal<string | null>(null)

  const ticking = setInterval(() => setWait(Math.max(0, wait() - 1)), 1000)
  onCleanup(() => clearInterval(ticking))

  const stands = () => {
    const found = state.error === undefined ? state.latest : undefined
    return found !== undefined && 'answer' in found ? found.answer : undefined
  }
  const ways = () => (stands()?.ways ?? []).filter(({ tier }) => tier !== 'device')
  const way = (): Way | null => {
    const ready = ways().filter((one) => one.ready)
    return chosen() ?? (ready.length === 1 ? (ready[0]?.tier ?? null) : null)
  }
  const notice = () => stands()?.notice ?? ''
  const current = () => ways().find(({ tier }) => tier === way())
  /** Whether the way that was chosen goes by six digits sent to an address. */
  const bySending = () => {
    const tier = way()
    return tier === 'email' || tier === 'sms' || (tier === 'roll' && current()?.byPhone === true && byPhone())
  }

  /** Runs one act; says what was refused. The device is minted first: codes are bound to it. */
  const act = async <T>(
    doing: 'sending' | 'checking' | 'leaving',
    send: () => Promise<Answered<T>>,
  ): Promise<T | null> => {
    if (busy() !== null) return null
    setBusy(doing)
    setProblem(null)
    try {
      const ready = await device.ready()
      const outcome = 'refusal' in ready ? ready : await send()
      if ('answer' in outcome) return outcome.answer
      setProblem(outcome.refusal.title)
      if (outcome.refusal.code === 'notice-changed') await refetch()
      return null
    } catch {
      setProblem(words().broken)
      return null
    } finally {
      setBusy(null)
    }
  }

  const prove = async () => {
    const tier = way()
    if (tier !== 'email' && tier !== 'sms' && tier !== 'roll' && tier !== 'code') return
    if (!bySending()) {
      const read = readInviteCode(typed())
      if ('fault' in read) return setProblem(read.fault === 'code-length' ? words().codeLength : words().codeTypo)
    }
    const json = { tier, code: typed(), notice: notice(), ...(bySending() ? { to: to() } : {}) }
    await act('checking', async () => {
      const proven = await ask(() => client.proofs.$post({ param, json }))
      if ('refusal' in proven) return proven
      return takeOver(identity)
    })
  }

  return {
    stands,
    broken: () => state.error !== undefined,
    again: () => void refetch(),
    ways,
    way,
    current,
    choose(next: Way): void {
      setProblem(null)
      setSentTo(null)
      setTyped(next === 'code' ? (code ?? '') : '')
      choose(next)
    },
    byPhone,
    setByPhone,
    bySending,
    to,
    setTo(next: string): void {
      setSentTo(null)
      setTo(next)
    },
    typed,
    /** Six digits are checked as soon as they are there. */
    type(next: string): void {
      setTyped(next)
      if (bySending() && /^\d{6}$/.test(next.trim())) void prove()
    },
    sentTo,
    wait,
    busy,
    problem: () => problem() ?? stands()?.said ?? null,
    async send(): Promise<void> {
      const tier = way()
      if ((tier !== 'email' && tier !== 'sms' && tier !== 'roll') || wait() > 0) return
      const json = { tier, to: to(), notice: notice() }
      const sent = await act('sending', () => ask(() => client.codes.$post({ param, json })))
      if (sent === null) return
      setTyped('')
      setSentTo(sent.to)
      setWait(resendSeconds)
    },
    prove,
    async toWechat(): Promise<void> {
      const left = await act('leaving', () => ask(() => client.wechat.$post({ param, json: { notice: notice() } })))
      if (left !== null) location.assign(left.address)
    },
    /** Lets somebody else prove who they are on this device. */
    async forget(): Promise<void> {
      await act('checking', () => forgetProof(identity))
    },
  }
}

export type Proving = ReturnType<typeof createProving>
