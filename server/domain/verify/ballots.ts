import { type BallotFacts, type BallotFault, batchKey, checkBallot, covers, type EarlierBallot } from '../ballot.ts'
import { fromBase64url, toBase64url } from '../bytes.ts'
import type { Tier } from '../identity.ts'
import { choiceBytes, commitBytes, identBytes } from '../receipt.ts'
import { type Stage, stageState } from '../stage.ts'
import { later } from '../stageMove.ts'
import { type Frozen, stagesAfter } from './frozen.ts'
import {
  type ChoiceOpening,
  choiceOpenings,
  choicesName,
  type IdentOpening,
  identOpenings,
  identsName,
} from './openings.ts'
import type { CastEntry, Replayed } from './replay.ts'
import type { Bundle, Faults, Tools } from './report.ts'
import { candidatesAt, type Roster } from './roster.ts'

/** What the opened ballots come to. `votes` and `tiers` are counted as they stood before the index asked for. */
export interface OpenedBallots {
  opened: number
  votes: Record<number, number>
  /** Accepted ballots by tier and the votes they gave; null where the bundle does not say who voted how. */
  tiers: Map<Tier, { accepted: number; votes: number }> | null
}

interface World {
  bundle: Bundle
  replayed: Replayed
  frozen: Frozen | null
  roster: Roster | null
  /** Ballots that stopped to count at or after this index still count: a result is judged by what was known then. */
  until: number
}

/**
 * Opens every ballot of the log: commitments against their openings, and where the bundle says who voted when, the whole rule
 * again — windows, figures, allowances and slots, in the order of the log. Null where no choices are opened.
 */
export function checkBallots(world: World, tools: Tools, faults: Faults): OpenedBallots | null {
  const { bundle, replayed, until } = world
  if (!bundle.names.includes(choicesName)) return null
  const choices = choiceOpenings(bundle, faults)
  const idents = bundle.names.includes(identsName) ? identOpenings(bundle, faults) : null
  const judge =
    world.frozen === null || world.roster === null ? null : judgeOf(world, world.frozen, world.roster, faults)
  const opened: OpenedBallots = { opened: 0, votes: {}, tiers: idents === null ? null : new Map() }
  for (const cast of replayed.casts) {
    const choice = choices.of(cast.index)
    const ident = idents?.of(cast.index) ?? null
    if (choice === null) faults.add({ code: 'ballot-unopened', file: choicesName, index: cast.index })
    if (idents !== null && ident === null) faults.add({ code: 'ballot-unopened', file: identsName, index: cast.index })
    if (choice === null) continue
    checkCommitment(tools, replayed.campaign ?? '', cast, choice, ident, faults)
    judge?.(cast, choice, ident)
    opened.opened += 1
    const line = ident === null ? null : lineOf(opened, ident.opening.tier)
    if (line !== null) line.accepted += 1
    if ((replayed.uncounted.get(cast.ballot) ?? Number.POSITIVE_INFINITY) < until) continue
    for (const candidate of choice.opening.choices) opened.votes[candidate] = (opened.votes[candidate] ?? 0) + 1
    if (line !== null) line.votes += choice.opening.choices.length
  }
  choices.end()
  idents?.end()
  return opened
}

function lineOf({ tiers }: OpenedBallots, tier: Tier) {
  const line = tiers?.get(tier) ?? { accepted: 0, votes: 0 }
  tiers?.set(tier, line)
  return line
}

type Opened<T> = { line: number; opening: T }

/** Recomputes the commitment of one ballot; where it differs, the opening that alone spoils it is named. */
function checkCommitment(
  { hash }: Tools,
  campaign: string,
  { index, ballot, commit }: CastEntry,
  choice: Opened<ChoiceOpening>,
  ident: Opened<IdentOpening> | null,
  faults: Faults,
): void {
  const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array()
  const { salt, choices, cb } = choice.opening
  const cA = hash(choiceBytes(bytes(salt), { ballot: choice.opening.ballot, campaign, choices }))
  const fits = (cB: Uint8Array) => toBase64url(hash(commitBytes(cA, cB))) === commit
  const inChoices = choice.opening.ballot === ballot && fits(bytes(cb))
  if (!inChoices) faults.add({ code: 'commitment-differs', file: choicesName, line: choice.line, index })
  if (ident === null) return
  const { at, salt: saltB, voter } = ident.opening
  const cB = hash(identBytes(bytes(saltB), { at, ballot: ident.opening.ballot, campaign, voter }))
  const inIdent = ident.opening.ballot === ballot && (inChoices ? toBase64url(cB) === cb : fits(cB))
  if (!inIdent && (inChoices || ident.opening.ballot !== ballot || toBase64url(cB) !== cb))
    faults.add({ code: 'commitment-differs', file: identsName, line: ident.line, index })
}

type Judge = (cast: CastEntry, choice: Opened<ChoiceOpening>, ident: Opened<IdentOpening> | null) => void

const none: EarlierBallot[] = []

/** Judges ballots in the order of the log by the frozen rules, windows and candidates as they stood at each. */
function judgeOf({ replayed }: World, frozen: Frozen, roster: Roster, faults: Faults): Judge {
  const slots = new Map<string, EarlierBallot[]>()
  let stages = frozen.stages
  let voting = stages.filter(({ kind }) => kind === 'voting')
  let candidates = standingsAt(roster, replayed, 0)
  let next = 0
  let last = replayed.openedAt ?? ''
  return ({ index }, choice, ident) => {
    for (let other = replayed.others[next]; other !== undefined && other.index < index; other = replayed.others[next]) {
      next += 1
      const { entry } = other
      if (entry.type === 'deadline_changed') {
        stages = stagesAfter(stages, entry)
        voting = stages.filter(({ kind }) => kind === 'voting')
      }
      if (/^(?:candidate_|nomination_w)/.test(entry.type)) candidates = standingsAt(roster, replayed, other.index + 1)
      if ('at' in entry && entry.at > last) last = entry.at
    }
    const { choices } = choice.opening
    if (ident === null) {
      for (const candidate of choices)
        if (candidates.get(candidate)?.state !== 'admitted')
          faults.add({
            code: 'choice-of-withdrawn',
            file: choicesName,
            line: choice.line,
            index,
            values: { candidate },
          })
      return
    }
    const { at, tier, voter } = ident.opening
    const following = replayed.others[next]?.entry
    const latest = following !== undefined && 'at' in following ? following.at : null
    if (at < last || (latest !== null && at > latest))
      faults.add({ code: 'ballot-time-wrong', file: identsName, line: ident.line, index, values: { at } })
    if (at > last) last = at
    const earlier = slots.get(voter) ?? none
    const facts = { at, zone: roster.campaign.zone, tier, earlier, stages: voting, candidates }
    const decided = decide(frozen, facts, choices)
    if ('faults' in decided)
      for (const { code: rule } of decided.faults.slice(0, 1))
        faults.add({ code: 'ballot-unlawful', file: choicesName, line: choice.line, index, rule })
    const slot = 'slot' in decided ? decided.slot : `unlawful/${index}`
    if (earlier.length === 0) slots.set(voter, [{ slot, at, choices }])
    else earlier.push({ slot, at, choices })
  }
}

function standingsAt(roster: Roster, replayed: Replayed, index: number): BallotFacts['candidates'] {
  return new Map(
    candidatesAt(roster, replayed, index).map(({ number, state, theme }) => [number, { state, category: theme }]),
  )
}

/**
 * The ballot rule once more. Two things a ballot does not keep are given in its favour: which batch the voter named, and by how
 * much it came before its place in the log, at most the grace of the rules.
 */
function decide(
  { vote }: Frozen,
  facts: Omit<BallotFacts, 'arrived'>,
  choices: readonly number[],
): { slot: string } | { faults: BallotFault[] } {
  const ask = (arrived: string, batch?: string) =>
    checkBallot(vote, { ...facts, arrived }, { choices, confirmed: true, ...(batch === undefined ? {} : { batch }) })
  const first = ask(facts.at)
  if ('slot' in first) return first
  for (const arrived of [facts.at, ...graceful(facts.stages, facts.at, vote.grace_seconds)])
    for (const batch of [undefined, ...batchesFor(facts.stages, arrived, choices)]) {
      const again = ask(arrived, batch)
      if ('slot' in again) return again
    }
  return first
}

/** The last moments of windows that closed less than the grace ago. */
function graceful(stages: readonly Stage[], at: string, grace: number): string[] {
  return stages.flatMap(({ closesAt }) =>
    closesAt !== null && at >= closesAt && at < later(closesAt, grace)
      ? [new Date(Date.parse(closesAt) - 1).toISOString()]
      : [],
  )
}

function batchesFor(stages: readonly Stage[], at: string, choices: readonly number[]): string[] {
  return stages
    .filter((stage) => stageState(stage, at) === 'open' && choices.every((choice) => covers(stage, choice)))
    .flatMap((stage) => batchKey(stage) ?? [])
}
