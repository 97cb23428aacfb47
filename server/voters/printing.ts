import { z } from '@hono/zod-openapi'
import type { CampaignNames } from '../../db/voters.ts'
import type { Deps } from '../deps.ts'
import { identityWords } from '../domain/words/identity.ts'
import type { Lang } from '../domain/words.ts'
import { refused } from '../refusal.ts'
import { writeCsv } from '../spreadsheets.ts'
import { type Card, cardAddress, printCards } from './cards.ts'

/** The responses of a route that answers printed codes. */
export const printed = {
  200: {
    description: 'The file; what stands in it can be read this once.',
    content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
  },
  default: refused,
} as const

/** A printed code with everything that its list or its card says. */
export interface Handout {
  serial: string
  name: string
  number: string
  code: string
}

export const formats = ['pdf', 'csv'] as const
export type Format = (typeof formats)[number]

const mediaTypes: Record<Format, string> = { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8' }

/** Codes as cards or as a list, with the headers of the answer. This is the only time they can be read. */
export async function handOut(
  { config }: Pick<Deps, 'config'>,
  lang: Lang,
  campaign: CampaignNames,
  origin: string,
  handouts: readonly Handout[],
  wanted: Format,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Record<string, string> }> {
  const words = identityWords[lang].card
  // Nobody new makes an empty list; a PDF without pages opens nowhere.
  const format = handouts.length === 0 ? 'csv' : wanted
  const address = `${config.publicUrl ?? origin}/c/${campaign.id}`
  const name = lang === 'en' ? (campaign.nameEn ?? campaign.name) : campaign.name
  const host = lang === 'en' ? (campaign.hostEn ?? campaign.host) : campaign.host
  const named = handouts.some((one) => one.name !== '' || one.number !== '')
  const [first, last] = [handouts[0]?.serial ?? '', handouts.at(-1)?.serial ?? '']
  const file = `${named ? words.rollFile : words.file(first, last)}.${format}`
  const bytes =
    format === 'pdf'
      ? await printCards({ lang, campaign: name, host, address, cards: handouts.map((one) => cardOf(lang, one)) })
      : writeCsv(rowsOf(lang, address, named, handouts))
  return {
    bytes,
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="codes.${format}"; filename*=UTF-8''${encodeURIComponent(file)}`,
    },
  }
}

function cardOf(lang: Lang, { serial, name, number, code }: Handout): Card {
  const label = [name, number].filter((part) => part !== '').join(' ')
  return { code, label: label === '' ? identityWords[lang].card.serial(serial) : label }
}

function rowsOf(lang: Lang, address: string, named: boolean, handouts: readonly Handout[]): string[][] {
  const { columns } = identityWords[lang].card
  const who = (one: Handout) => (named ? [one.name, one.number] : [one.serial])
  const head = named ? [columns.name, columns.number] : [columns.serial]
  return [
    [...head, columns.code, columns.address],
    ...handouts.map((one) => [...who(one), one.code, cardAddress(address, one.code)]),
  ]
}
