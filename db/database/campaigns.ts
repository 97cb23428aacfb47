export interface CampaignTable {
  id: string
  name: string
  name_en: string | null
  /** The organizing unit as it signs notices. */
  host: string
  host_en: string | null
  template: string
  /** IANA zone in which days are counted and deadlines printed. */
  zone: string
  /** JSON of `domain/campaign` Settings: themes, levels, tally and vote rules. Frozen together with `rules`. */
  settings: string
  /** Canonical JSON of the frozen rules (log.md), null until the campaign is opened. */
  rules: string | null
  rules_sha256: string | null
  frozen_at: string | null
  /** When the clock wrote `voting_closed` into the public log; once and for all. */
  voting_closed_at: string | null
  created_at: string
}

export interface StageTable {
  id: string
  campaign: string
  ordinal: number
  kind: string
  /** A voting stage may cover one batch of candidate numbers (031-060). */
  first_number: number | null
  last_number: number | null
  /** `clock`: opens by its window. `organizer`: opens when the organizer says so. */
  gate: 'clock' | 'organizer'
  opens_at: string | null
  closes_at: string | null
  opened_at: string | null
  closed_at: string | null
}

export interface UnitTable {
  id: string
  campaign: string
  code: string | null
  name: string
  level: string
  parent: string | null
}

export interface CriterionTable {
  campaign: string
  key: string
  parent: string | null
  ordinal: number
  label: string
  label_en: string | null
  /** What the criterion looks for, in a few words. */
  hint: string
  hint_en: string | null
  /** Hundredths of a percent point: 30.00 is 3000. A group's own weight is the sum of its leaves and stored as 0. */
  weight: number
  /** JSON array of `domain/rubric` Band. */
  bands: string
}

export interface PublicationTable {
  campaign: string
  revision: number
  kind: 'public-notice' | 'final'
  /** The whole result as published, the bytes that are hashed. */
  result: string
  result_sha256: string
  proposed_by: string
  proposed_at: string
  confirmed_by: string | null
  confirmed_at: string | null
}
