/**
 * The schema as TypeScript, one interface a table. Times are RFC 3339 UTC with three digits and `Z`, as text, so that both
 * databases order them alike; points and weights are integer hundredths; structured columns are JSON text.
 */
import type { Generated, Kysely } from 'kysely'

export interface PersonTable {
  id: string
  name: string
  /** What the person types at /sign-in: lower-case, unique. */
  login: string
  password_hash: string | null
  /** `founder` may open campaigns; a guest only enters those he was invited to. */
  standing: 'founder' | 'guest'
  created_at: string
}

export interface PasskeyTable {
  credential: string
  person: string
  public_key: string
  counter: number
  transports: string
  created_at: string
}

export interface SessionTable {
  token_sha256: string
  person: string
  created_at: string
  expires_at: string
}

/** A puzzle handed to an authenticator; used up by the first answer to it. */
export interface PasskeyChallengeTable {
  id: string
  challenge: string
  expires_at: string
}

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

export interface NominationTable {
  id: string
  campaign: string
  /** Candidate number, printed with three digits; unique in the campaign. */
  number: number
  level: string
  /** JSON array of unit names from the city down: the path as the paper says it. */
  path: string
  unit: string | null
  theme: string
  name: string
  connotation: string
  introduction: string
  mechanism: string
  cases: string
  publicity: string
  contact: string
  phone: string
  state: 'admitted' | 'withdrawn' | 'disqualified'
  state_reason: string | null
  version: number
  created_at: string
  updated_at: string
}

/** Bytes kept by content hash; the row says what they are, never where a name wanted them. */
export interface FileTable {
  sha256: string
  media_type: string
  bytes: number
  created_at: string
}

export interface NominationFileTable {
  id: string
  campaign: string
  nomination: string
  kind: 'logo' | 'photo' | 'attachment'
  ordinal: number
  title: string
  /** For pictures the 1280 px rendition, for attachments the file itself. */
  sha256: string
  /** The 320 px rendition of a picture. */
  small_sha256: string | null
  width: number | null
  height: number | null
  created_at: string
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

export interface MemberTable {
  id: string
  campaign: string
  role: 'organizer' | 'auditor' | 'expert'
  name: string
  contact: string
  person: string | null
  created_at: string
  accepted_at: string | null
  removed_at: string | null
}

export interface ExpertTable {
  member: string
  campaign: string
  /** Pseudonym on sheets, exports and the public log: e1, e2 … */
  code: string
  affiliation: string
}

export interface InvitationTable {
  token_sha256: string
  /** Null for the set-up link, which makes a founder. */
  member: string | null
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface ScoreSheetTable {
  id: string
  campaign: string
  nomination: string
  /** The member id of the expert. */
  expert: string
  state: 'draft' | 'submitted'
  version: number
  comment: string
  salt: string | null
  updated_at: string
  submitted_at: string | null
}

export interface ScoreTable {
  sheet: string
  criterion: string
  /** Hundredths, 0 to 10000; null is "not yet", never zero. */
  points: number | null
  comment: string
}

export interface BallotTable {
  /** b64url(H("ballot-id/v1\n" || nonce)[:16]) */
  id: string
  campaign: string
  voter: string
  slot: string
  tier: string
  at: string
  request_sha256: string
  salt_a: string
  salt_b: string
  commitment: string
  log_index: number
}

export interface PickTable {
  campaign: string
  voter: string
  candidate: number
  slot: string
  ballot: string
}

/** Counters kept with each ballot; a full recount of `pick` must always agree. */
export interface CandidateCountTable {
  campaign: string
  candidate: number
  votes: number
}

/** Key of the voter tags of one campaign; destroyed at archive. */
export interface CampaignKeyTable {
  campaign: string
  voter_key: string
}

export interface LogHeadTable {
  campaign: string
  size: number
  last_at: string
}

export interface LogEntryTable {
  campaign: string
  index: number
  entry: string
}

export interface AuditEntryTable {
  id: Generated<number>
  campaign: string | null
  actor: string | null
  at: string
  act: string
  subject: string
  before: string | null
  after: string | null
  reason: string | null
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

export interface Tables {
  person: PersonTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  session: SessionTable
  campaign: CampaignTable
  stage: StageTable
  unit: UnitTable
  nomination: NominationTable
  file: FileTable
  nomination_file: NominationFileTable
  criterion: CriterionTable
  member: MemberTable
  expert: ExpertTable
  invitation: InvitationTable
  score_sheet: ScoreSheetTable
  score: ScoreTable
  ballot: BallotTable
  pick: PickTable
  candidate_count: CandidateCountTable
  campaign_key: CampaignKeyTable
  log_head: LogHeadTable
  log_entry: LogEntryTable
  audit_entry: AuditEntryTable
  publication: PublicationTable
}

/** The handle every query takes first: a connection or an open transaction. */
export type Database = Kysely<Tables>
