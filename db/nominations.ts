import type { Nomination, NominationText } from '../server/domain/nomination.ts'
import type { Database, NominationTable } from './database.ts'

/**
 * Takes the row lock of a campaign, so that whoever adds, renumbers or opens waits for the other, and says whether the campaign
 * is frozen. Undefined when there is no such campaign.
 */
export async function lockCampaign(trx: Database, campaign: string): Promise<{ frozenAt: string | null } | undefined> {
  return trx
    .updateTable('campaign')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('id', '=', campaign)
    .returning('frozen_at as frozenAt')
    .executeTakeFirst()
}

/** Every number ever given in the campaign, withdrawn ones included. */
export async function takenNumbers(db: Database, campaign: string): Promise<number[]> {
  const rows = await db.selectFrom('nomination').where('campaign', '=', campaign).select('number').execute()
  return rows.map(({ number }) => number)
}

/** All nominations of a campaign by number, without the long texts, with what pictures they have: two queries. */
export async function listNominations(db: Database, campaign: string) {
  const rows = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .select([
      'id',
      'number',
      'level',
      'path',
      'theme',
      'name',
      'connotation',
      'state',
      'state_reason',
      'version',
      'updated_at',
    ])
    .orderBy('number')
    .execute()
  const files = await db
    .selectFrom('nomination_file')
    .where('campaign', '=', campaign)
    .select(['nomination', 'kind', 'small_sha256'])
    .orderBy('ordinal')
    .execute()
  const filesOf = new Map<string, typeof files>()
  for (const file of files) filesOf.set(file.nomination, [...(filesOf.get(file.nomination) ?? []), file])
  return rows.map(({ id, path, state_reason: stateReason, updated_at: updatedAt, ...row }) => {
    const own = filesOf.get(id) ?? []
    const picture = own.find(({ kind }) => kind === 'photo') ?? own.find(({ kind }) => kind === 'logo')
    return {
      ...row,
      path: unitsIn(path),
      stateReason,
      updatedAt,
      photos: own.filter(({ kind }) => kind === 'photo').length,
      picture: picture?.small_sha256 ?? null,
    }
  })
}

/** One nomination whole; undefined when the campaign has no such number. */
export async function readNomination(db: Database, campaign: string, number: number): Promise<Nomination | undefined> {
  const row = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .where('number', '=', number)
    .selectAll()
    .executeTakeFirst()
  return row === undefined ? undefined : nominationOf(row)
}

/** Adds admitted nominations; call it under `lockCampaign`, their numbers checked. The unique index has the last word. */
export async function insertNominations(
  trx: Database,
  campaign: string,
  nominations: readonly (NominationText & { id: string })[],
  at: string,
): Promise<void> {
  if (nominations.length === 0) return
  await trx
    .insertInto('nomination')
    .values(
      nominations.map(({ id, ...text }) => ({
        id,
        campaign,
        unit: null,
        ...columnsOf(text),
        state: 'admitted' as const,
        state_reason: null,
        version: 1,
        created_at: at,
        updated_at: at,
      })),
    )
    .execute()
}

/** Rewrites an admitted nomination that still has this version; says whether there was one. */
export async function updateNomination(
  trx: Database,
  campaign: string,
  id: string,
  version: number,
  text: NominationText,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('nomination')
    .set({ ...columnsOf(text), version: version + 1, updated_at: at })
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'admitted')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Withdraws an admitted nomination; says whether it still was one. */
export async function withdrawNomination(
  trx: Database,
  campaign: string,
  id: string,
  reason: string,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('nomination')
    .set((eb) => ({ state: 'withdrawn', state_reason: reason, version: eb('version', '+', 1), updated_at: at }))
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .where('state', '=', 'admitted')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function columnsOf({ path, ...text }: NominationText) {
  return { ...text, path: JSON.stringify(path) }
}

function unitsIn(path: string): string[] {
  const units: string[] = JSON.parse(path)
  return units
}

function nominationOf(row: NominationTable): Nomination {
  const { campaign: _, unit: __, path, state_reason, created_at, updated_at, ...text } = row
  return { ...text, path: unitsIn(path), stateReason: state_reason, createdAt: created_at, updatedAt: updated_at }
}
