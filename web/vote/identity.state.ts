import { createSignal } from 'solid-js'
import type { MyBallot } from '../../server/ballots.ts'
import type { Tier } from '../../server/domain/identity.ts'
import { isText, type Kept } from './kept.ts'

/** What the address says that a voter came back or came in with: a printed code, or what WeChat's way back came to. */
export interface Arrival {
  code: string | null
  /** The code of a refusal. */
  refused: string | null
  /** WeChat sent the browser back. */
  back: boolean
}

/** Takes what stands in the fragment out of the address, so that nobody shares it with the page. */
function readArrival(kept: Kept): Arrival {
  const fragment = new URLSearchParams(location.hash.slice(1))
  const [code, refused] = [fragment.get('code'), fragment.get('refused')]
  const back = refused !== null || fragment.has('identity')
  if (code !== null) kept.write('code', code)
  if (code !== null || back) history.replaceState(history.state, '', location.pathname + location.search)
  return { code: kept.read('code', isText), refused, back }
}

/** By which way the voter comes: what was proven on this browser, else the device where the rules take it. */
export function createIdentity(props: {
  campaign: string
  kept: Kept
  /** The ways that the rules offer; where a roll decides, only that counts. */
  offered: readonly Tier[]
  roll: boolean
  tier: Tier | null
  /** Somebody else may be asking now: the ballots of this voter take the place of the earlier ones. */
  onProven: (ballots: MyBallot[]) => void
}) {
  const arrival = readArrival(props.kept)
  const byDevice = props.offered.includes('device') && !props.roll
  const [proven, setProven] = createSignal(props.tier)
  const identity = {
    campaign: props.campaign,
    arrival,
    /** The rules let voters show more than their device. */
    offersMore: props.roll || props.offered.some((tier) => tier !== 'device'),
    /** Something must be proven before the ballot goes. */
    needed: () => proven() === null && !byDevice,
    /** What was proven, if it is more than a device. */
    proven: () => (proven() === 'device' ? null : proven()),
    /** The tier whose rules hold; until something is proven, the first that is offered. */
    tier: (): Tier => proven() ?? (byDevice ? 'device' : (props.offered[0] ?? 'device')),
    /** The server no longer takes what was proven. */
    lost: () => setProven(null),
    /** Takes over who the server says is asking now. */
    take(mine: { tier: Tier | null; ballots: MyBallot[] }): void {
      setProven(mine.tier)
      if (mine.tier !== null) props.kept.write('code', null)
      props.onProven(mine.ballots)
    },
    /** Lets somebody else vote on this device. Without a connection nothing changes. */
    async forget(): Promise<void> {
      const { forgetProof } = await import('./proving.state.ts')
      await forgetProof(identity)
    },
  }
  return identity
}

export type Identity = ReturnType<typeof createIdentity>
