import { sql } from 'kysely'
import { voteRulesOf } from '../server/domain/ballot/parse.ts'
import type { Campaign, Settings } from '../server/domain/campaign.ts'
import type { Band } from '../server/domain/rubric.ts'
import { type Stage, stageKinds } from '../server/domain/stage.ts'
import type { CampaignTable, Database, StageTable } from './database.ts'
import { openLog } from './log.ts'

/** Whether the database answers at all. */
export async function answersQueries(db: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}

/** Stored settings; voting rules written before a key existed get its default. */
export function settingsOf(stored: string): Settings {
  const settings: Settings = JSON.parse(stored)
  return { ...settings, vote: voteRulesOf(settings.vote) }
}

/** One campaign whole, with stages and rubric in order: three queries, whatever its size. */
export async function readCampaign(db: Database, id: string): Promise<Campaign | undefined> {
  const row = await db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const stages = await db.selectFrom('stage').selectAll().where('campaign', '=', id).orderBy('ordinal').execute()
  const criteria = await db.selectFrom('criterion').selectAll().where('campaign', '=', id).orderBy('ordinal').execute()
  const settings = settingsOf(row.settings)
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
  await openLog(trx, campaign.id, at)
}

/** The campaigns in which a person is organizer or auditor, newest first. */
export async function campaignsOf(db: Database, person: string) {
  const rows = await db
    .selectFrom('campaign')
    .innerJoin('member', 'member.campaign', 'campaign.id')
    .where('member.person', '=', person)
    .where('member.removed_at', 'is', null)
    .where('member.role', 'in', ['organizer', 'auditor'])
    .orderBy('campaign.created_at', 'desc')
    .orderBy('campaign.id')
    .selectAll('campaign')
    .select('member.role')
    .execute()
  const ids = rows.map(({ id }) => id)
  const stages = await db
    .selectFrom('stage')
    .selectAll()
    .where('campaign', 'in', ids.length === 0 ? [''] : ids)
    .orderBy('ordinal')
    .execute()
  return rows.map(({ role, ...row }) => ({
    ...facts(row),
    role,
    createdAt: row.created_at,
    stages: stages.filter(({ campaign }) => campaign === row.id).map(stageOf),
  }))
}

/**
 * Takes a draft into this transaction, so that nobody opens or changes it meanwhile: a plain row lock, the same on both
 * databases. False when it was opened already.
 */
export async function lockDraft(trx: Database, campaign: string): Promise<boolean> {
  const locked = await trx
    .updateTable('campaign')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('id', '=', campaign)
    .where('frozen_at', 'is', null)
    .executeTakeFirst()
  return locked.numUpdatedRows === 1n
}

/** Writes names and settings of a draft; call it after `lockDraft`. */
export async function writeSettings(
  trx: Database,
  campaign: Pick<Campaign, 'id' | 'name' | 'nameEn' | 'host' | 'hostEn' | 'zone' | 'settings'>,
): Promise<void> {
  await trx
    .updateTable('campaign')
    .set({
      name: campaign.name,
      name_en: campaign.nameEn,
      host: campaign.host,
      host_en: campaign.hostEn,
      zone: campaign.zone,
      settings: JSON.stringify(campaign.settings),
    })
    .where('id', '=', campaign.id)
    .execute()
}

/** Freezes a draft with its rules; call it after `lockDraft`. */
export async function freeze(
  trx: Database,
  campaign: string,
  frozen: { rules: string; sha256: string; at: string },
): Promise<void> {
  await trx
    .updateTable('campaign')
    .set({ rules: frozen.rules, rules_sha256: frozen.sha256, frozen_at: frozen.at })
    .where('id', '=', campaign)
    .execute()
}

/** Opened campaigns whose public vote was not yet closed in the log: voting stages and seconds of grace. Two queries. */
export async function votesToClose(db: Database) {
  const rows = await db
    .selectFrom('campaign')
    .where('frozen_at', 'is not', null)
    .where('voting_closed_at', 'is', null)
    .select(['id', 'settings'])
    .execute()
  const ids = rows.map(({ id }) => id)
  const stages = await db
    .selectFrom('stage')
    .selectAll()
    .where('campaign', 'in', ids.length === 0 ? [''] : ids)
    .where('kind', '=', 'voting')
    .execute()
  return rows.map(({ id, settings }) => {
    const { vote } = settingsOf(settings)
    return {
      id,
      graceSeconds: vote.grace_seconds,
      stages: stages.filter(({ campaign }) => campaign === id).map(stageOf),
    }
  })
}

/** Marks the vote of a campaign as closed in the log; false when somebody did so before. */
export async function markVotingClosed(trx: Database, campaign: string, at: string): Promise<boolean> {
  const marked = await trx
    .updateTable('campaign')
    .set({ voting_closed_at: at })
    .where('id', '=', campaign)
    .where('voting_closed_at', 'is', null)
    .executeTakeFirst()
  return marked.numUpdatedRows === 1n
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
