/**
 * The schema as TypeScript, one interface a table. Times are RFC 3339 UTC with three digits and `Z`, as text, so that both
 * databases order them alike; points and weights are integer hundredths; structured columns are JSON text.
 */
import type { Kysely } from 'kysely'
import type {
  AddressDayTable,
  BallotCountTable,
  BallotTable,
  CampaignKeyTable,
  PickTable,
  SpentChallengeTable,
  VoteCountTable,
} from './database/ballots.ts'
import type { CampaignTable, CriterionTable, PublicationTable, StageTable, UnitTable } from './database/campaigns.ts'
import type { AuditEntryTable, CheckpointTable, LogEntryTable, LogHeadTable, LogNodeTable } from './database/logs.ts'
import type { FileTable, NominationFileTable, NominationTable } from './database/nominations.ts'
import type {
  ExpertTable,
  InvitationTable,
  MemberTable,
  PasskeyChallengeTable,
  PasskeyTable,
  PersonTable,
  SessionTable,
} from './database/people.ts'
import type { ScoreSheetTable, ScoreTable } from './database/reviews.ts'
import type { RefusalCountTable, StandingSnapshotTable } from './database/standings.ts'
import type {
  IdentityCodeTable,
  VoterCodeTable,
  VoterContactTable,
  VoterIdentityTable,
  VoterRollTable,
  WechatStateTable,
} from './database/voters.ts'

export type * from './database/ballots.ts'
export type * from './database/campaigns.ts'
export type * from './database/logs.ts'
export type * from './database/nominations.ts'
export type * from './database/people.ts'
export type * from './database/reviews.ts'
export type * from './database/standings.ts'
export type * from './database/voters.ts'

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
  spent_challenge: SpentChallengeTable
  address_day: AddressDayTable
  vote_count: VoteCountTable
  ballot_count: BallotCountTable
  standing_snapshot: StandingSnapshotTable
  refusal_count: RefusalCountTable
  campaign_key: CampaignKeyTable
  log_head: LogHeadTable
  log_entry: LogEntryTable
  checkpoint: CheckpointTable
  log_node: LogNodeTable
  identity_code: IdentityCodeTable
  voter_code: VoterCodeTable
  voter_roll: VoterRollTable
  voter_identity: VoterIdentityTable
  wechat_state: WechatStateTable
  voter_contact: VoterContactTable
  audit_entry: AuditEntryTable
  publication: PublicationTable
}

/** The handle every query takes first: a connection or an open transaction. */
export type Database = Kysely<Tables>
