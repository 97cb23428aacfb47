import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import * as m0001_person from './migrations/0001_person.ts'
import * as m0002_passkey from './migrations/0002_passkey.ts'
import * as m0003_passkey_challenge from './migrations/0003_passkey_challenge.ts'
import * as m0004_session from './migrations/0004_session.ts'
import * as m0005_campaign from './migrations/0005_campaign.ts'
import * as m0006_stage from './migrations/0006_stage.ts'
import * as m0007_unit from './migrations/0007_unit.ts'
import * as m0008_nomination from './migrations/0008_nomination.ts'
import * as m0009_file from './migrations/0009_file.ts'
import * as m0010_nomination_file from './migrations/0010_nomination_file.ts'
import * as m0011_criterion from './migrations/0011_criterion.ts'
import * as m0012_member from './migrations/0012_member.ts'
import * as m0013_expert from './migrations/0013_expert.ts'
import * as m0014_invitation from './migrations/0014_invitation.ts'
import * as m0015_score_sheet from './migrations/0015_score_sheet.ts'
import * as m0016_score from './migrations/0016_score.ts'
import * as m0017_ballot from './migrations/0017_ballot.ts'
import * as m0018_pick from './migrations/0018_pick.ts'
import * as m0019_candidate_count from './migrations/0019_candidate_count.ts'
import * as m0020_campaign_key from './migrations/0020_campaign_key.ts'
import * as m0021_log_head from './migrations/0021_log_head.ts'
import * as m0022_log_entry from './migrations/0022_log_entry.ts'
import * as m0023_audit_entry from './migrations/0023_audit_entry.ts'
import * as m0024_publication from './migrations/0024_publication.ts'
import * as m0025_ballot_choices from './migrations/0025_ballot_choices.ts'
import * as m0026_log_tree from './migrations/0026_log_tree.ts'
import * as m0027_checkpoint from './migrations/0027_checkpoint.ts'
import * as m0028_log_node from './migrations/0028_log_node.ts'
import * as m0029_vote_count from './migrations/0029_vote_count.ts'
import * as m0030_identity_code from './migrations/0030_identity_code.ts'
import * as m0031_voter_code from './migrations/0031_voter_code.ts'
import * as m0032_voter_roll from './migrations/0032_voter_roll.ts'
import * as m0033_voter_identity from './migrations/0033_voter_identity.ts'
import * as m0034_wechat_state from './migrations/0034_wechat_state.ts'
import * as m0035_voter_contact from './migrations/0035_voter_contact.ts'
import * as m0036_spent_challenge from './migrations/0036_spent_challenge.ts'
import * as m0037_address_day from './migrations/0037_address_day.ts'
import * as m0040_standing_snapshot from './migrations/0040_standing_snapshot.ts'
import * as m0041_refusal_count from './migrations/0041_refusal_count.ts'
import * as m0042_ballot_count from './migrations/0042_ballot_count.ts'
import * as m0043_candidate_count from './migrations/0043_candidate_count.ts'
import { isPostgres } from './migrations/dialect.ts'

/** Frozen in time: a migration that has been released is never edited, a new one is added below. */
const migrations: Record<string, Migration> = {
  '0001_person': m0001_person,
  '0002_passkey': m0002_passkey,
  '0003_passkey_challenge': m0003_passkey_challenge,
  '0004_session': m0004_session,
  '0005_campaign': m0005_campaign,
  '0006_stage': m0006_stage,
  '0007_unit': m0007_unit,
  '0008_nomination': m0008_nomination,
  '0009_file': m0009_file,
  '0010_nomination_file': m0010_nomination_file,
  '0011_criterion': m0011_criterion,
  '0012_member': m0012_member,
  '0013_expert': m0013_expert,
  '0014_invitation': m0014_invitation,
  '0015_score_sheet': m0015_score_sheet,
  '0016_score': m0016_score,
  '0017_ballot': m0017_ballot,
  '0018_pick': m0018_pick,
  '0019_candidate_count': m0019_candidate_count,
  '0020_campaign_key': m0020_campaign_key,
  '0021_log_head': m0021_log_head,
  '0022_log_entry': m0022_log_entry,
  '0023_audit_entry': m0023_audit_entry,
  '0024_publication': m0024_publication,
  '0025_ballot_choices': m0025_ballot_choices,
  '0026_log_tree': m0026_log_tree,
  '0027_checkpoint': m0027_checkpoint,
  '0028_log_node': m0028_log_node,
  '0029_vote_count': m0029_vote_count,
  '0030_identity_code': m0030_identity_code,
  '0031_voter_code': m0031_voter_code,
  '0032_voter_roll': m0032_voter_roll,
  '0033_voter_identity': m0033_voter_identity,
  '0034_wechat_state': m0034_wechat_state,
  '0035_voter_contact': m0035_voter_contact,
  '0036_spent_challenge': m0036_spent_challenge,
  '0037_address_day': m0037_address_day,
  '0040_standing_snapshot': m0040_standing_snapshot,
  '0041_refusal_count': m0041_refusal_count,
  '0042_ballot_count': m0042_ballot_count,
  '0043_candidate_count': m0043_candidate_count,
}

/**
 * Brings the schema to the newest version. `schema` names the PostgreSQL schema to live in; without it, the one that the
 * connection writes to, so that a neighbour in the same database is not taken for our own past.
 * Throws with the database's own words when a migration fails: there is nothing to serve then.
 */
export async function migrate(db: Database, schema?: string): Promise<void> {
  const own = schema ?? (await currentSchema(db))
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    ...(own === null ? {} : { migrationTableSchema: own }),
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** The schema in which PostgreSQL makes tables for this connection; null on SQLite, which has none. */
async function currentSchema(db: Database): Promise<string | null> {
  if (!isPostgres(db)) return null
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db)
  return rows[0]?.schema ?? null
}
