import type { Database, NominationFileTable } from './database.ts'

/** The picture that stands for a nomination on its card: its first photo, else its logo. */
function pictures(files: readonly Pick<NominationFileTable, 'nomination' | 'kind' | 'small_sha256'>[]) {
  const first = new Map<string, string>()
  for (const { nomination, small_sha256: small } of files)
    if (small !== null && !first.has(nomination)) first.set(nomination, small)
  return first
}

/** Everybody who is or was on the ballot paper, by number, with the small picture. Two queries. */
export async function candidatesOf(db: Database, campaign: string) {
  const rows = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .orderBy('number')
    .select(['id', 'number', 'name', 'connotation', 'path', 'theme', 'state'])
    .execute()
  const files = await db
    .selectFrom('nomination_file')
    .where('campaign', '=', campaign)
    .where('kind', 'in', ['photo', 'logo'])
    .orderBy('kind', 'desc')
    .orderBy('ordinal')
    .select(['nomination', 'kind', 'small_sha256'])
    .execute()
  const small = pictures(files)
  return rows.map(({ id, path, ...row }) => ({ ...row, path: pathOf(path), picture: small.get(id) ?? null }))
}

/** What anyone may read about one candidate (never contact or phone), with its files in order; undefined when unknown. */
export async function candidateOf(db: Database, campaign: string, number: number) {
  const row = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .where('number', '=', number)
    .select([
      'id',
      'number',
      'name',
      'connotation',
      'path',
      'theme',
      'introduction',
      'mechanism',
      'cases',
      'publicity',
      'state',
    ])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const files = await db
    .selectFrom('nomination_file')
    .where('nomination', '=', row.id)
    .orderBy('kind', 'desc')
    .orderBy('ordinal')
    .select(['kind', 'title', 'sha256', 'small_sha256', 'width', 'height'])
    .execute()
  const { id: _, path, ...facts } = row
  return { ...facts, path: pathOf(path), files }
}

function pathOf(path: string): string[] {
  return JSON.parse(path)
}

/** The newest list that two persons have published; undefined before there is one. */
export async function publishedKind(db: Database, campaign: string) {
  const row = await db
    .selectFrom('publication')
    .where('campaign', '=', campaign)
    .where('confirmed_at', 'is not', null)
    .orderBy('revision', 'desc')
    .select('kind')
    .executeTakeFirst()
  return row?.kind
}
