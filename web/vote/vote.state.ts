import { createContext, createEffect, createMemo, createSignal, onCleanup, useContext } from 'solid-js'
import type { MyBallot, Receipt } from '../../server/ballots.ts'
import type { BallotPaper, Candidate } from '../../server/candidates.ts'
import {
  allowanceOf,
  type BallotFacts,
  batchKey,
  checkBallot,
  covers,
  mayCast,
  nextBallotAt,
  pickedToday,
  slotOf,
  type VoterFacts,
} from '../../server/domain/ballot.ts'
import { printedNumber } from '../../server/domain/candidate.ts'
import type { Tier } from '../../server/domain/identity.ts'
import { shuffled } from '../../server/domain/order.ts'
import { answersSearch, readSearch } from '../../server/domain/search.ts'
import { type Stage, stageState } from '../../server/domain/stage.ts'
import { createCasting } from './casting.state.ts'
import { createDevice } from './device.state.ts'
import { createIdentity } from './identity.state.ts'
import { isDraft, keptFor } from './kept.ts'
import { seedOf } from './order.ts'
import { type Limit, overLimits } from './over.ts'
import { createReceipts } from './receipts.state.ts'
import { createSearch } from './search.state.ts'
import { say } from './speech.ts'
import { createStandings } from './standings.state.ts'
import { createView } from './view.state.ts'
import { words } from './words.ts'

/** How often the page looks whether a window has opened or closed. */
const clockTick = 5000

export interface Mine {
  known: boolean
  nonce: string | null
  /** The way by which the next ballot counts; null while an identity must be proven first, and on a browser that is new. */
  tier: Tier | null
  ballots: MyBallot[]
}

/** What the server says at first: `vkey` is the public key of the campaign's log, `seed` an order for a first visit. */
export interface VoteFacts {
  paper: BallotPaper
  mine: Mine
  now: string
  vkey: string | null
  seed: string | null
}

/** As many as fill the first screen of a phone; the others follow its first paint. */
const firstRows = 6

/** Everything the citizen's page knows and does, derived from the ballot paper, the voter's own ballots and the draft. */
export function createVote({ paper, mine: mineAtFirst, now: serverTime, vkey, seed: drawn }: VoteFacts) {
  const kept = keptFor(paper.campaign)
  const receipts = createReceipts(paper.campaign, vkey, kept)
  const seed = seedOf(kept, drawn)
  const view = createView(paper.campaign)
  const ahead = Date.parse(serverTime) - Date.now()
  const timeNow = () => new Date(Date.now() + ahead).toISOString()
  const [now, setNow] = createSignal(timeNow())
  const ticking = setInterval(() => setNow(timeNow()), clockTick)
  onCleanup(() => clearInterval(ticking))

  const [ballots, setBallots] = createSignal(mineAtFirst.ballots)
  const [draft, setDraft] = createSignal(kept.read('draft', isDraft) ?? {})
  const search = createSearch(paper.campaign)
  const [byNumber, setByNumber] = createSignal(paper.rules.order === 'number')
  const [tab, setTab] = createSignal<string | null>(null)
  const [said, setSaid] = createSignal('')
  createEffect(() => kept.write('draft', draft()))

  const { rules, zone } = paper
  const offered = rules.tiers.map(({ tier }) => tier)
  const identity = createIdentity({
    campaign: paper.campaign,
    kept,
    roll: rules.eligibility.roll,
    offered,
    tier: mineAtFirst.tier,
    onProven: setBallots,
  })
  const { tier } = identity
  const [confirmed, setConfirmed] = createSignal(rules.eligibility.confirm.length === 0)
  const perBatch = allowanceOf(rules, tier()).per === 'batch'
  const voting = paper.stages.filter((stage) => stage.kind === 'voting')
  const stateNow = (stage: Stage) => stageState(stage, now())
  const standing = createMemo(() => {
    const states = voting.map(stateNow)
    if (states.includes('open')) return 'open'
    return states.includes('planned') || states.length === 0 ? 'planned' : 'closed'
  })
  const openIds = createMemo(() =>
    voting
      .filter((stage) => stateNow(stage) === 'open')
      .map((stage) => stage.id)
      .join(' '),
  )
  const openStages = createMemo(() => voting.filter((stage) => openIds().split(' ').includes(stage.id)))
  /** Tabs only where several batches are open at once. */
  const batches = () => (openStages().length > 1 ? openStages() : [])
  const shownStage = createMemo(() => {
    const open = openStages()
    return open.find((stage) => stage.id === tab()) ?? open[0] ?? null
  })
  const onBallot = createMemo(() =>
    paper.candidates.filter(
      ({ number }) => openStages().length === 0 || openStages().some((stage) => covers(stage, number)),
    ),
  )
  const known = new Map(paper.candidates.map((candidate) => [candidate.number, candidate]))
  const inShuffledOrder = shuffled(paper.candidates, seed)
  /** The candidates of the tab, in this voter's order, as far as they answer the search. */
  const shown = createMemo(() => {
    const stage = shownStage()
    const allowed = new Set(onBallot().map(({ number }) => number))
    const wanted = readSearch(search.typed(), search.index())
    return (byNumber() ? paper.candidates : inShuffledOrder).filter(
      (candidate) =>
        allowed.has(candidate.number) &&
        (wanted.typed !== '' || batches().length === 0 || stage === null || covers(stage, candidate.number)) &&
        answersSearch(candidate, wanted, search.index()),
    )
  })

  const votes = createStandings(paper.campaign, rules, () => standing() === 'open')
  const [painted, setPainted] = createSignal(false)

  /** The key of the ballot being filled: one a batch where batches have their own allowance, else one for all that is open. */
  const ballotKey = () => {
    const stage = shownStage()
    return perBatch && stage !== null ? (batchKey(stage) ?? 'once') : 'all'
  }
  const mayChoose = (number: number) => {
    const stage = shownStage()
    return (
      known.has(number) && (perBatch && stage !== null ? [stage] : openStages()).some((open) => covers(open, number))
    )
  }
  const chosen = createMemo(() => (draft()[ballotKey()] ?? []).filter(mayChoose))
  const batch = () => {
    const stage = shownStage()
    return perBatch && stage !== null ? batchKey(stage) : null
  }
  /** The page knows how many were chosen, never whom: those limits are the server's. */
  const earlier = () =>
    ballots().map(({ slot, at, chosen }) => ({ slot, at, choices: Array.from({ length: chosen }, () => 0) }))
  const voter = (at: string): VoterFacts => ({ at, zone, tier: tier(), earlier: earlier() })
  const ballotLeft = createMemo(() => mayCast(rules, voter(now()), perBatch ? shownStage() : null))
  const facts = (): BallotFacts => ({
    ...voter(now()),
    arrived: now(),
    stages: voting,
    candidates: new Map(paper.candidates.map(({ number, theme }) => [number, { state: 'admitted', category: theme }])),
  })
  const faults = createMemo(() => {
    const named = batch() ?? undefined
    const verdict = checkBallot(rules, facts(), { choices: chosen(), batch: named, confirmed: confirmed() })
    return 'faults' in verdict ? verdict.faults : []
  })
  const counts = (limit: Limit, number: number): boolean => {
    if (limit.code === 'category-full') return known.get(number)?.theme === limit.category
    if (limit.code !== 'too-many-in-batch') return true
    return voting.some((stage) => batchKey(stage) === limit.batch && covers(stage, number))
  }
  const beyond = createMemo(() => overLimits(faults(), chosen(), counts))
  /** The most on this ballot: the campaign's figure, or that of the one batch it is for. */
  const figures = createMemo(() => {
    const stages = perBatch ? [shownStage()] : openStages()
    const [only] = stages
    const own = stages.length === 1 && only ? rules.batches.find(({ batch }) => batch === batchKey(only)) : undefined
    return { min: own?.min ?? rules.min, max: own?.max ?? rules.max }
  })

  const device = createDevice({ campaign: paper.campaign, known: mineAtFirst.known, nonce: mineAtFirst.nonce })
  const casting = createCasting({
    campaign: paper.campaign,
    kept,
    device,
    onReceipt(receipt: Receipt, sent) {
      const stage = voting.find((one) => batchKey(one) === sent.batch) ?? null
      const taken = slotOf(rules, voter(receipt.at), stage) ?? 'once'
      const { check: _check, proof: _proof, ...place } = receipt
      receipts.accept(receipt)
      setBallots([
        ...ballots().filter(({ ballot }) => ballot !== receipt.ballot),
        { ...place, slot: taken, chosen: sent.choices.length },
      ])
      setDraft({ ...draft(), [sent.batch ?? (perBatch ? 'once' : 'all')]: [] })
      setNow(timeNow())
      if (view.view().at === 'review') view.replace({ at: 'done' })
      else view.open({ at: 'done' })
    },
  })

  const change = (numbers: number[]) => {
    casting.calm()
    setDraft({ ...draft(), [ballotKey()]: numbers })
  }
  const announce = (sentence: string) => {
    setSaid(sentence)
    say(sentence)
  }

  return {
    paper,
    rules,
    zone,
    view,
    casting,
    device,
    receipts,
    now,
    search,
    byNumber,
    setByNumber,
    setTab,
    /** What the live region says. */
    said,
    announce,
    standing,
    batches,
    shownStage,
    shown,
    /** Votes while voting lasts, where the rules show them. */
    votes,
    /** Those of them that are drawn by now. */
    listed: () => (painted() ? shown() : shown().slice(0, firstRows)),
    setPainted,
    chosen,
    faults,
    figures,
    allowance: () => allowanceOf(rules, tier()),
    /** The limits that the choices pass, and those chosen beyond them. */
    beyond,
    identity,
    confirmed,
    setConfirmed,
    /** The voter may cast a ballot now: voting is open and the allowance is not used up. */
    mayVote: () => standing() === 'open' && ballotLeft(),
    candidate: (number: number): Candidate | undefined => known.get(number),
    mayChoose,
    isChosen: (number: number) => chosen().includes(number),
    /** Chosen after the ballot was full. */
    isOver: (number: number) => beyond().over.has(number),
    chosenIn: (stage: Stage) =>
      (draft()[perBatch ? (batchKey(stage) ?? 'once') : 'all'] ?? []).filter(
        (number) => known.has(number) && covers(stage, number),
      ).length,
    toggle(number: number): void {
      if (!mayChoose(number)) return
      if (casting.underway()) {
        announce(words().queued)
        return
      }
      const printed = printedNumber(number)
      if (chosen().includes(number)) {
        change(chosen().filter((one) => one !== number))
        announce(words().spokenRemoved(printed, chosen().length))
      } else {
        change([...chosen(), number])
        announce(words().spokenChosen(printed, chosen().length, figures().max))
      }
    },
    submit: () => casting.cast({ choices: chosen(), batch: batch(), confirmed: confirmed() }),
    ballots,
    /** The voter's ballot that uses up the allowance now: what a returning visitor is shown. */
    lastBallot: createMemo(() => {
      const key = batch()
      const mine = perBatch ? ballots().filter((ballot) => ballot.slot === (key ?? 'once')) : ballots()
      return mine[mine.length - 1]
    }),
    /** When the voter may cast the next one, null when never; a midnight after the close is never. */
    nextFor(ballot: MyBallot): string | null {
      const upTo = earlier().slice(0, ballots().findIndex((one) => one.ballot === ballot.ballot) + 1)
      const picked = pickedToday({ ...voter(ballot.at), earlier: upTo })
      const next = nextBallotAt(rules, zone, ballot.slot, ballot.at, tier(), picked)
      const open = voting.filter((stage) => stateNow(stage) !== 'closed')
      return next !== null && open.some((stage) => stage.closesAt === null || next < stage.closesAt) ? next : null
    },
  }
}

export type VoteState = ReturnType<typeof createVote>

const Vote = createContext<VoteState>()
export const VoteProvider = Vote.Provider

/** The state of the vote page; only inside it. */
export function useVote(): VoteState {
  const state = useContext(Vote)
  if (state === undefined) throw new Error('useVote outside the vote page')
  return state
}
