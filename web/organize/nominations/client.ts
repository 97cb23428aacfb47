import { hc, type InferResponseType } from 'hono/client'
import type { NominationFiles } from '../../../server/nominations/files.ts'
import type { NominationImport } from '../../../server/nominations/import.ts'
import type { Nominations } from '../../../server/nominations.ts'
import type { Problem } from '../../../server/refusal.ts'
import { lang } from '../../words.ts'

const nominationsClient = hc<Nominations>('/api')
const filesClient = hc<NominationFiles>('/api')
const importClient = hc<NominationImport>('/api')

/** The typed routes of one campaign's nominations, their files, and the import. */
export const nominations = nominationsClient.campaigns[':campaign'].nominations
export const nominationFiles = filesClient.campaigns[':campaign'].nominations[':number'].files
export const nominationImport = importClient.campaigns[':campaign'].nominations.import

export type NominationList = Exclude<InferResponseType<typeof nominations.$get>, Problem>
export type ListedNomination = NominationList['nominations'][number]
export type OneNomination = Exclude<InferResponseType<(typeof nominations)[':number']['$get']>, Problem>
export type WholeNomination = OneNomination['nomination']
export type NominationFile = WholeNomination['files'][number]
export type ImportReading = NonNullable<Exclude<InferResponseType<typeof nominationImport.$post>, Problem>['reading']>
export type Choice = NominationList['levels'][number]

/** The label of a level or theme in the language of the page; its key where the settings no longer know it. */
export function labelOf(choices: readonly Choice[], key: string): string {
  const choice = choices.find((one) => one.key === key)
  return (lang() === 'en' ? choice?.labelEn : null) ?? choice?.label ?? key
}
