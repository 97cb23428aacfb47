import type { Database, FileTable, NominationFileTable } from './database.ts'

export type FileKind = NominationFileTable['kind']

/** A file of a nomination as pages see it. */
export interface NominationFile {
  id: string
  kind: FileKind
  title: string
  sha256: string
  /** The small rendition of a picture. */
  smallSha256: string | null
  width: number | null
  height: number | null
}

/** The files of a nomination, each kind in its order. */
export async function filesOf(db: Database, campaign: string, nomination: string): Promise<NominationFile[]> {
  return db
    .selectFrom('nomination_file')
    .where('campaign', '=', campaign)
    .where('nomination', '=', nomination)
    .select(['id', 'kind', 'title', 'sha256', 'small_sha256 as smallSha256', 'width', 'height'])
    .orderBy('kind')
    .orderBy('ordinal')
    .execute()
}

/**
 * Takes the row lock of an admitted nomination, so that two uploads to it are counted one after the other; undefined when the
 * campaign has no such admitted nomination.
 */
export async function lockNomination(trx: Database, campaign: string, number: number) {
  return trx
    .updateTable('nomination')
    .set((eb) => ({ number: eb.ref('number') }))
    .where('campaign', '=', campaign)
    .where('number', '=', number)
    .where('state', '=', 'admitted')
    .returning(['id', 'number'])
    .executeTakeFirst()
}

/** Writes down kept bytes; the same bytes may be kept for several nominations. */
export async function insertFiles(trx: Database, files: readonly FileTable[]): Promise<void> {
  await trx
    .insertInto('file')
    .values([...files])
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}

/** Puts a file behind the others of its kind. */
export async function attachFile(
  trx: Database,
  place: { campaign: string; nomination: string; at: string },
  file: NominationFile,
): Promise<void> {
  const last = await trx
    .selectFrom('nomination_file')
    .where('nomination', '=', place.nomination)
    .where('kind', '=', file.kind)
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .executeTakeFirst()
  const { smallSha256, ...columns } = file
  await trx
    .insertInto('nomination_file')
    .values({
      ...columns,
      small_sha256: smallSha256,
      campaign: place.campaign,
      nomination: place.nomination,
      ordinal: (last?.ordinal ?? -1) + 1,
      created_at: place.at,
    })
    .execute()
}

/** Takes files off a nomination. The bytes stay: other rows may name them, and nobody can ask for bytes that no row names. */
export async function detachFiles(trx: Database, nomination: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await trx
    .deleteFrom('nomination_file')
    .where('nomination', '=', nomination)
    .where('id', 'in', [...ids])
    .execute()
}

/** Gives the files these places and titles, in the order given; first out of the way, because a place holds one file. */
export async function arrangeFiles(
  trx: Database,
  nomination: string,
  files: readonly { id: string; title: string }[],
): Promise<void> {
  await trx
    .updateTable('nomination_file')
    .set((eb) => ({ ordinal: eb('ordinal', '+', 1000) }))
    .where('nomination', '=', nomination)
    .execute()
  for (const [ordinal, { id, title }] of files.entries())
    await trx
      .updateTable('nomination_file')
      .set({ ordinal, title })
      .where('nomination', '=', nomination)
      .where('id', '=', id)
      .execute()
}

/**
 * A kept file that this person may see: anybody, when it belongs to a candidate of an opened campaign; else only members of the
 * campaign it belongs to. Undefined for everything else, whether or not it exists.
 */
export async function visibleFile(db: Database, sha256: string, person: string | null) {
  const candidates = db
    .selectFrom('nomination_file')
    .innerJoin('nomination', 'nomination.id', 'nomination_file.nomination')
    .innerJoin('campaign', 'campaign.id', 'nomination.campaign')
    .innerJoin('file', (join) =>
      join.on((eb) =>
        eb.or([
          eb('file.sha256', '=', eb.ref('nomination_file.sha256')),
          eb('file.sha256', '=', eb.ref('nomination_file.small_sha256')),
        ]),
      ),
    )
    .where('file.sha256', '=', sha256)
    .select(['file.media_type as mediaType', 'nomination_file.title'])
  const open = await candidates
    .where('campaign.frozen_at', 'is not', null)
    .where('nomination.state', '=', 'admitted')
    .orderBy('nomination_file.created_at')
    .executeTakeFirst()
  if (open !== undefined) return { ...open, anybody: true }
  if (person === null) return undefined
  const own = await candidates
    .innerJoin('member', 'member.campaign', 'campaign.id')
    .where('member.person', '=', person)
    .where('member.removed_at', 'is', null)
    .orderBy('nomination_file.created_at')
    .executeTakeFirst()
  return own === undefined ? undefined : { ...own, anybody: false }
}
