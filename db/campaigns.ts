import { sql } from 'kysely'
import type { Campaign, Settings } from '../server/domain/campaign.ts'
import type { Band } from '../server/domain/rubric.ts'
import { type Stage, stageKinds } from '../server/domain/stage.ts'
import type { CampaignTable, Database, StageTable } from './database.ts'

/** Whether the database answers at all. */
export async function answersQueries(db: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}

/** One campaign whole, with stages and rubric in order: three queries, whatever its size. */
export async function readCampaign(db: Database, id: string): Promise<Campaign | undefined> {
  const row = await db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const stages = await db.selectFrom('stage').selectAll().where('campaign', '=', id).orderBy('ordinal').execute()
  const criteria = await db.selectFrom('criterion').selectAll().where('campaign', '=', id).orderBy('ordinal').execute()
  const settings: Settings = JSON.parse(row.settings)
  return {
    ...facts(row),
    settings,
    stages: stages.map(stageOf),
    criteria: criteria.map((criterion) => {
      const bands: Band[] = JSON.parse(criterion.bands)
      const { key, parent, label, label_en: labelEn, hint, hint_en: hintEn, weight } = criterion
      return { key, parent, label, labelEn, hint, hintEn, weight, bands }
    }),
  }
}

/** Writes a new campaign with its stages, criteria, counters' home and empty log. */
export async function insertCampaign(trx: Database, campaign: Campaign, voterKey: string, at: string): Promise<void> {
  await trx
    .insertInto('campaign')
    .values({
      id: campaign.id,
      name: campaign.name,
      name_en: campaign.nameEn,
      host: campaign.host,
      host_en: campaign.hostEn,
      template: campaign.template,
      zone: campaign.zone,
      settings: JSON.stringify(campaign.settings),
      rules: campaign.rules,
      rules_sha256: campaign.rulesSha256,
      frozen_at: campaign.frozenAt,
      created_at: at,
    })
    .execute()
  await replaceStages(trx, campaign.id, campaign.stages)
  await replaceCriteria(trx, campaign.id, campaign.criteria)
  await trx.insertInto('campaign_key').values({ campaign: campaign.id, voter_key: voterKey }).execute()
  await trx.insertInto('log_head').values({ campaign: campaign.id, size: 0, last_at: at }).execute()
}

/** Writes the stages of a campaign anew, in the order given. */
export async function replaceStages(trx: Database, campaign: string, stages: readonly Stage[]): Promise<void> {
  await trx.deleteFrom('stage').where('campaign', '=', campaign).execute()
  if (stages.length === 0) return
  await trx
    .insertInto('stage')
    .values(
      stages.map((stage, ordinal) => ({
        id: stage.id,
        campaign,
        ordinal,
        kind: stage.kind,
        first_number: stage.batch?.first ?? null,
        last_number: stage.batch?.last ?? null,
        gate: stage.gate,
        opens_at: stage.opensAt,
        closes_at: stage.closesAt,
        opened_at: stage.openedAt,
        closed_at: stage.closedAt,
      })),
    )
    .execute()
}

/** Writes the rubric of a campaign anew, in the order given. */
export async function replaceCriteria(trx: Database, campaign: string, criteria: Campaign['criteria']): Promise<void> {
  await trx.deleteFrom('criterion').where('campaign', '=', campaign).execute()
  if (criteria.length === 0) return
  await trx
    .insertInto('criterion')
    .values(
      criteria.map((criterion, ordinal) => ({
        campaign,
        key: criterion.key,
        parent: criterion.parent,
        ordinal,
        label: criterion.label,
        label_en: criterion.labelEn,
        hint: criterion.hint,
        hint_en: criterion.hintEn,
        weight: criterion.weight,
        bands: JSON.stringify(criterion.bands),
      })),
    )
    .execute()
}

function facts(row: CampaignTable) {
  return {
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    host: row.host,
    hostEn: row.host_en,
    template: row.template,
    zone: row.zone,
    rules: row.rules,
    rulesSha256: row.rules_sha256,
    frozenAt: row.frozen_at,
  }
}

/** The stage as the law sees it; throws on a kind that nobody knows. */
export function stageOf(row: StageTable): Stage {
  const kind = stageKinds.find((known) => known === row.kind)
  if (kind === undefined) throw new Error(`stage ${row.id} has the unknown kind ${row.kind}`)
  return {
    id: row.id,
    ordinal: row.ordinal,
    kind,
    batch:
      row.first_number === null || row.last_number === null ? null : { first: row.first_number, last: row.last_number },
    gate: row.gate,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  }
}
