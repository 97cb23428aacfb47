import type { Tier } from '../identity.ts'

/** The page on which an issue is mended. */
export type IssuePlace = 'stages' | 'rubric' | 'rules' | 'people' | 'nominations'

export type IssueCode =
  | 'no-stages'
  | 'stages-undated'
  | 'stage-window-reversed'
  | 'stage-window-past'
  | 'stage-before-close'
  | 'party-without-stage'
  | 'batches-overlap'
  | 'batches-missing'
  | 'candidates-outside-batches'
  | 'rubric-empty'
  | 'rubric-too-long'
  | 'rubric-weights'
  | 'rubric-unnamed'
  | 'rubric-bands'
  | 'rubric-bands-missing'
  | 'party-weights'
  | 'ties-missing'
  | 'vote-range'
  | 'vote-more-than-candidates'
  | 'vote-days'
  | 'vote-picks-day'
  | 'vote-categories'
  | 'vote-batch-limit'
  | 'vote-tiers-missing'
  | 'vote-tier-unavailable'
  | 'vote-roll'
  | 'tally-rules'
  | 'candidates-missing'
  | 'candidates-later'
  | 'experts-missing'
  | 'experts-few'
  | 'experts-not-accepted'
  | 'second-person-missing'
  | 'choices-missing'

/** One thing that is missing. `values` are the figures of its sentence. */
export interface Issue {
  code: IssueCode
  severity: 'must' | 'should'
  place: IssuePlace
  /** Path of the field at fault, as the settings' API names it: `stages.2.closesAt`, `tally.weights`, `criteria.3.weight`. */
  field: string
  values: Record<string, string | number>
}

/** What the issues depend on besides the campaign's own settings. */
export interface ReadinessFacts {
  now: string
  /** Numbers of the admitted nominations. */
  candidates: readonly number[]
  /** Experts who were invited, and those who accepted. */
  experts: number
  acceptedExperts: number
  /** Organizers and auditors: whoever may confirm what another proposed. */
  confirmers: number
  /** The ways to show who one is that this server can offer. */
  usableTiers: readonly Tier[]
}

/** An issue that keeps the campaign closed. */
export function must(
  place: IssuePlace,
  code: IssueCode,
  field: string,
  values: Record<string, string | number> = {},
): Issue {
  return { code, severity: 'must', place, field, values }
}

/** A piece of advice. */
export function should(
  place: IssuePlace,
  code: IssueCode,
  field: string,
  values: Record<string, string | number> = {},
): Issue {
  return { code, severity: 'should', place, field, values }
}
