import type { VoteRules } from './ballot.ts'
import type { Criterion } from './rubric.ts'
import type { Stage } from './stage.ts'
import type { TallyRules } from './tally.ts'

/** A named choice of the campaign's own: a theme or a level. The key is what rows carry. */
export interface Choice {
  key: string
  label: string
  labelEn: string | null
  /** A rule of its own in words, e.g. how many each district may recommend at this level. */
  note?: string
  noteEn?: string
}

/** What an organizer decides before opening, besides rubric and stages; frozen with them. */
export interface Settings {
  themes: Choice[]
  levels: Choice[]
  /** The tally rules without their criteria: those are the rubric's leaves and groups. */
  tally: Omit<TallyRules, 'criteria'>
  vote: VoteRules
  /** Who may see the ballots' choices after the final list (log.md). */
  openings: 'public' | 'auditor'
}

/** A campaign with its stages and rubric, as the law sees it. Times are RFC 3339 UTC text. */
export interface Campaign {
  id: string
  name: string
  nameEn: string | null
  host: string
  hostEn: string | null
  template: string
  zone: string
  settings: Settings
  stages: Stage[]
  criteria: Criterion[]
  /** Canonical JSON of the frozen rules and its SHA-256 (hex), null until the campaign is opened. */
  rules: string | null
  rulesSha256: string | null
  frozenAt: string | null
}
