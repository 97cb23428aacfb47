import { hc } from 'hono/client'
import type { Notices } from '../../server/notices.ts'
import type { PublicCampaign } from '../../server/results/schemas.ts'
import { ask, inlined } from '../api.ts'
import { type Asked, asked } from '../asked.ts'
import { lang } from '../words.ts'

const api = hc<Notices>('/api')

async function askCampaigns() {
  return ask(() => api.public.campaigns.$get())
}

async function askNotice(campaign: string, revision: string) {
  const publications = api.campaigns[':campaign'].publications
  return revision === 'latest'
    ? ask(() => publications.latest.$get({ param: { campaign } }))
    : ask(() => publications[':revision'].$get({ param: { campaign, revision } }))
}

type Given<T> = T extends { answer: infer Body } ? Body : never
type Campaigns = Given<Awaited<ReturnType<typeof askCampaigns>>>
export type Notice = Given<Awaited<ReturnType<typeof askNotice>>>
export type Publication = NonNullable<Notice['publication']>
export type Stage = PublicCampaign['stages'][number]

/** The opened campaigns. What the server inlined is read first, so the first paint asks nothing. */
export function openCampaigns(): Asked<Campaigns> {
  const first = inlined<Campaigns>('/public/campaigns')
  return asked(async () => (first === undefined ? askCampaigns() : { answer: first }))
}

/** A campaign with its newest published list, or with the revision asked for. */
export function openNotice(campaign: string, revision: string): Asked<Notice> {
  const first = inlined<Notice>(`/campaigns/${campaign}/publications/${revision}`)
  return asked(async () => (first === undefined ? askNotice(campaign, revision) : { answer: first }))
}

/** A name in the language of the page, where it has one. */
export function named(name: string, nameEn: string | null): string {
  return lang() === 'en' ? (nameEn ?? name) : name
}
