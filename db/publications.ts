import { grouped } from '../server/domain/grouped.ts'
import { stageOf } from './campaigns.ts'
import type { Database, PublicationTable } from './database.ts'

/** Every revision of a campaign's list with the names of the two persons, newest first; without the bytes. */
export async function publicationsOf(db: Database, campaign: string) {
  return db
    .selectFrom('publication')
    .innerJoin('person as proposer', 'proposer.id', 'publication.proposed_by')
    .leftJoin('person as confirmer', 'confirmer.id', 'publication.confirmed_by')
    .where('publication.campaign', '=', campaign)
    .orderBy('publication.revision', 'desc')
    .select([
      'publication.revision',
      'publication.kind',
      'publication.result_sha256 as sha256',
      'publication.proposed_by as proposer',
      'proposer.name as proposedBy',
      'publication.proposed_at as proposedAt',
      'confirmer.name as confirmedBy',
      'publication.confirmed_at as confirmedAt',
    ])
    .execute()
}

/** The published revisions of some campaigns, newest first: what anyone may know of them. */
export async function publishedRevisions(db: Database, campaigns: readonly string[]) {
  if (campaigns.length === 0) return []
  const rows = await db
    .selectFrom('publication')
    .where('campaign', 'in', [...campaigns])
    .orderBy('revision', 'desc')
    .select(['campaign', 'revision', 'kind', 'result_sha256 as sha256', 'confirmed_at as publishedAt'])
    .execute()
  return rows.flatMap(({ publishedAt, ...row }) => (publishedAt === null ? [] : [{ ...row, publishedAt }]))
}

/** One revision whole, published or not. */
export async function readPublication(db: Database, campaign: string, revision: number) {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('revision', '=', revision)
    .executeTakeFirst()
}

/** The revision the next proposal takes, or null while one waits for its second person. */
export async function nextRevision(db: Database, campaign: string): Promise<number | null> {
  const rows = await db
    .selectFrom('publication')
    .where('campaign', '=', campaign)
    .orderBy('revision', 'desc')
    .select(['revision', 'confirmed_at'])
    .limit(1)
    .execute()
  const [latest] = rows
  if (latest === undefined) return 1
  return latest.confirmed_at === null ? null : latest.revision + 1
}

/** Writes a proposal; false when another one took the revision first. */
export async function insertProposal(
  trx: Database,
  proposal: Omit<PublicationTable, 'confirmed_by' | 'confirmed_at'>,
): Promise<boolean> {
  const result = await trx
    .insertInto('publication')
    .values({ ...proposal, confirmed_by: null, confirmed_at: null })
    .onConflict((conflict) => conflict.columns(['campaign', 'revision']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Makes a proposal a publication; false unless it still waits with these bytes and `person` is not who proposed it. */
export async function confirmProposal(
  trx: Database,
  proposal: Pick<PublicationTable, 'campaign' | 'revision' | 'result_sha256'>,
  person: string,
  at: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('publication')
    .set({ confirmed_by: person, confirmed_at: at })
    .where('campaign', '=', proposal.campaign)
    .where('revision', '=', proposal.revision)
    .where('result_sha256', '=', proposal.result_sha256)
    .where('confirmed_at', 'is', null)
    .where('proposed_by', '!=', person)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Takes a proposal back; false when it is no longer one. */
export async function deleteProposal(trx: Database, campaign: string, revision: number): Promise<boolean> {
  const result = await trx
    .deleteFrom('publication')
    .where('campaign', '=', campaign)
    .where('revision', '=', revision)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Opens a stage by an act, unless it was opened by one before. */
export async function openStage(trx: Database, stage: string, at: string): Promise<void> {
  await trx.updateTable('stage').set({ opened_at: at }).where('id', '=', stage).where('opened_at', 'is', null).execute()
}

/** The place in the campaign from which this person proposed, even if it was taken away since. */
export async function proposingMember(db: Database, campaign: string, person: string): Promise<string> {
  const member = await db
    .selectFrom('member')
    .where('campaign', '=', campaign)
    .where('person', '=', person)
    .where('role', '=', 'organizer')
    .orderBy('created_at')
    .select('id')
    .executeTakeFirstOrThrow()
  return member.id
}

/** Campaigns that were opened, the newest first, or one of them: what anyone may know. Two queries. */
export async function openedCampaigns(db: Database, only?: string) {
  let query = db
    .selectFrom('campaign')
    .where('frozen_at', 'is not', null)
    .orderBy('frozen_at', 'desc')
    .orderBy('id')
    .select(['id', 'name', 'name_en', 'host', 'host_en', 'zone', 'frozen_at', 'rules_sha256'])
  if (only !== undefined) query = query.where('id', '=', only)
  const campaigns = await query.execute()
  if (campaigns.length === 0) return []
  const ids = campaigns.map(({ id }) => id)
  const stages = await db.selectFrom('stage').selectAll().where('campaign', 'in', ids).orderBy('ordinal').execute()
  const byCampaign = grouped(stages, ({ campaign }) => campaign)
  return campaigns.flatMap(({ frozen_at: frozenAt, ...row }) =>
    frozenAt === null
      ? []
      : [
          {
            id: row.id,
            name: row.name,
            nameEn: row.name_en,
            host: row.host,
            hostEn: row.host_en,
            zone: row.zone,
            frozenAt,
            rulesSha256: row.rules_sha256,
            stages: (byCampaign.get(row.id) ?? []).map(stageOf),
          },
        ],
  )
}
