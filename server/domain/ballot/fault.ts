import type { Stage } from '../stage.ts'
import type { VoterFacts } from './slot.ts'

/** What a voter sends. Without a batch it covers every batch that is open, unless each batch has its own allowance. */
export interface Ballot {
  batch?: string | undefined
  choices: readonly number[]
  /** The voter confirmed every statement of the rules' eligibility. */
  confirmed?: boolean | undefined
}

/** A candidate as the ballot rule sees it: whether it stands, its category (the nomination's theme), and until when it is suspended. */
export interface Standing {
  state: 'admitted' | 'suspended' | 'withdrawn' | 'disqualified'
  category: string | null
  until?: string | null
}

/** What decides over a ballot. Times are RFC 3339 UTC. */
export interface BallotFacts extends VoterFacts {
  /** When it arrived; it takes its place in the log at `at`, never earlier. */
  arrived: string
  /** The voting stages in order. */
  stages: readonly Stage[]
  /** At least the candidates that this ballot and, where categories are limited, the voter's earlier ones name. */
  candidates: ReadonlyMap<number, Standing>
}

/** What is wrong with a ballot; `candidate` names the choice at fault, `next` when it becomes possible again (null: never). */
export type BallotFault =
  | { code: 'voting-not-open' | 'voting-closed' | 'unknown-batch' | 'batch-needed' }
  | { code: 'tier-not-offered' | 'not-on-roll' | 'eligibility-unconfirmed' }
  | { code: 'already-voted'; next: string | null }
  | { code: 'too-few-choices'; min: number; chosen: number }
  | { code: 'too-many-choices'; max: number; chosen: number }
  | { code: 'too-few-in-batch'; batch: string; min: number; chosen: number }
  | { code: 'too-many-in-batch'; batch: string; max: number; chosen: number }
  | { code: 'category-full'; category: string; max: number; chosen: number; next: string | null }
  | { code: 'picks-used-up'; max: number; used: number; chosen: number; next: string }
  | { code: 'repeated-choice' | 'unknown-candidate' | 'withdrawn-candidate' | 'outside-batch'; candidate: number }
  | { code: 'suspended-candidate'; candidate: number; next: string | null }
  | { code: 'chosen-before'; candidate: number }
  | { code: 'chosen-today'; candidate: number; times: number; next: string }
