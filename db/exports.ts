import type { ExportedNomination, NamedExpert } from '../server/domain/results.ts'
import type { Database } from './database.ts'

/** The experts of a campaign with their names, those removed too: their sheets may count. */
export async function namedExperts(db: Database, campaign: string): Promise<NamedExpert[]> {
  return db
    .selectFrom('expert')
    .innerJoin('member', 'member.id', 'expert.member')
    .where('expert.campaign', '=', campaign)
    .orderBy('expert.code')
    .select(['expert.code', 'member.name', 'expert.affiliation'])
    .execute()
}

/** Every nomination whole, withdrawn ones too. */
export async function exportedNominations(db: Database, campaign: string): Promise<ExportedNomination[]> {
  const rows = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .orderBy('number')
    .select(['number', 'level', 'path', 'name', 'theme', 'connotation', 'introduction'])
    .select(['mechanism', 'cases', 'publicity', 'contact', 'phone', 'state'])
    .execute()
  return rows.map((row) => {
    const path: string[] = JSON.parse(row.path)
    return { ...row, path }
  })
}
