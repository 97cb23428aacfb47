import { type PublicationKind, publishableKind } from '../publication.ts'
import type { Stage } from '../stage.ts'
import { stageState } from '../stage.ts'
import { isPublished } from '../stageMove.ts'
import type { Turnout } from '../standings.ts'

/** Something that waits for an organizer; `place` is the page where it is done. */
export interface Waiting {
  code:
    | 'log-behind'
    | 'turnout-exceeded'
    | 'confirm-publication'
    | 'publish'
    | 'open-stage'
    | 'scoring-late'
    | 'candidates-missing'
    | 'experts-not-accepted'
    | 'second-person-missing'
  place: 'voting' | 'results' | 'stages' | 'progress' | 'nominations' | 'people'
  values: Record<string, string | number>
}

export interface WaitingFacts {
  now: string
  /** Whether the log may be written; `behind` stops every ballot. */
  log: 'open' | 'behind'
  /** Ballots against the registered population, null where the rules name none. */
  turnout: Turnout | null
  ballots: number
  candidates: number
  experts: number
  acceptedExperts: number
  confirmers: number
  sheetsOpen: number
  /** When the last sheet is expected, null where nothing is. */
  forecast: string | null
  publications: {
    proposed: { kind: PublicationKind; byOther: boolean } | null
    published: readonly PublicationKind[]
  }
}

const most = 3

/** The at most three things that wait, most urgent first (mock desk-05). */
export function waitingThings(stages: readonly Stage[], facts: WaitingFacts): Waiting[] {
  return [
    ...alarms(facts),
    ...publishing(stages, facts),
    ...opening(stages, facts),
    ...scoring(stages, facts),
    ...people(stages, facts),
  ].slice(0, most)
}

/** What cannot be, before all that is merely due. */
function alarms({ log, turnout, ballots }: WaitingFacts): Waiting[] {
  return [
    ...(log === 'behind' ? [{ code: 'log-behind', place: 'voting', values: {} } as const] : []),
    ...(turnout?.exceeded
      ? [{ code: 'turnout-exceeded', place: 'voting', values: { ballots, possible: turnout.possible } } as const]
      : []),
  ]
}

function publishing(stages: readonly Stage[], { now, publications }: WaitingFacts): Waiting[] {
  const { proposed, published } = publications
  if (proposed !== null)
    return proposed.byOther ? [{ code: 'confirm-publication', place: 'results', values: { kind: proposed.kind } }] : []
  const due = publishableKind(stages, now)
  return due === null || published.includes(due) ? [] : [{ code: 'publish', place: 'results', values: { kind: due } }]
}

/** Stages that open only by an act, and whose announced opening has passed. */
function opening(stages: readonly Stage[], { now, candidates }: WaitingFacts): Waiting[] {
  const due = stages.filter(
    (stage) =>
      !isPublished(stage) &&
      stage.gate === 'organizer' &&
      stage.opensAt !== null &&
      stage.opensAt <= now &&
      stageState(stage, now) === 'planned',
  )
  const shown = stages.find(({ kind }) => kind === 'voting' || kind === 'scoring')
  const state = shown === undefined ? 'planned' : stageState(shown, now)
  return [
    ...due.map(({ kind, ordinal }): Waiting => ({ code: 'open-stage', place: 'stages', values: { kind, ordinal } })),
    ...(shown !== undefined && state === 'open' && candidates === 0
      ? [{ code: 'candidates-missing', place: 'nominations', values: { kind: shown.kind } } as const]
      : []),
  ]
}

function scoring(stages: readonly Stage[], { now, sheetsOpen, forecast }: WaitingFacts): Waiting[] {
  const stage = stages.find((one) => one.kind === 'scoring' && stageState(one, now) === 'open')
  if (stage?.closesAt == null || forecast === null || forecast <= stage.closesAt) return []
  return [{ code: 'scoring-late', place: 'progress', values: { open: sheetsOpen, closesAt: stage.closesAt, forecast } }]
}

function people(stages: readonly Stage[], { now, experts, acceptedExperts, confirmers }: WaitingFacts): Waiting[] {
  const scored = stages.some((stage) => stage.kind === 'scoring' && stageState(stage, now) !== 'closed')
  const open = scored ? experts - acceptedExperts : 0
  return [
    ...(open > 0 ? [{ code: 'experts-not-accepted', place: 'people', values: { open, experts } } as const] : []),
    ...(confirmers < 2 ? [{ code: 'second-person-missing', place: 'people', values: {} } as const] : []),
  ]
}
