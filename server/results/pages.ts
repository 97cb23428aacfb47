import type { Context } from 'hono'
import { noticeWords } from '../domain/words/notice.ts'
import { privacyWords } from '../domain/words/privacy.ts'
import { rankingWords } from '../domain/words/ranking.ts'
import { preferredLanguage } from '../language.ts'
import type { Env } from '../route.ts'
import { noticeOf, publicCampaigns } from './public.ts'

/** The shell of the first page with the opened campaigns inlined. */
export async function homePage(c: Context<Env>): Promise<Response> {
  const words = noticeWords[preferredLanguage(c.req.raw)]
  return c.var.deps.pages.page(c, {
    audience: 'notice',
    title: words.brand,
    description: words.home.description,
    facts: { '/public/campaigns': { campaigns: await publicCampaigns(c.var.deps) } },
  })
}

/** The shell of a published list (`page` is a revision or nothing) or of the rule sheet, with the list inlined. Unknown ones answer 404. */
export async function noticePage(c: Context<Env>, id: string, page?: string): Promise<Response> {
  const lang = preferredLanguage(c.req.raw)
  const words = noticeWords[lang]
  const { deps } = c.var
  const wanted = page === undefined || page === 'rules' || page === 'privacy' ? 'latest' : Number(page)
  const known = wanted === 'latest' || Number.isSafeInteger(wanted)
  const notice = known ? await noticeOf(deps, id, wanted) : undefined
  if (notice === undefined) return deps.pages.page(c, { audience: 'notice', title: words.missing.title, status: 404 })
  const { campaign, publication } = notice
  const name = lang === 'en' ? (campaign.nameEn ?? campaign.name) : campaign.name
  const host = lang === 'en' ? (campaign.hostEn ?? campaign.host) : campaign.host
  if (page === 'privacy')
    return deps.pages.page(c, { audience: 'notice', title: `${privacyWords[lang].title} · ${name}`, description: host })
  if (page === 'rules')
    return deps.pages.page(c, { audience: 'notice', title: `${words.rules.title} · ${name}`, description: host })
  const kind = publication?.kind ?? 'none'
  return deps.pages.page(c, {
    audience: 'notice',
    title: words.title[kind](name),
    description:
      publication === null
        ? words.waiting.hidden
        : `${host}${rankingWords[lang].listComma}${words.revision(publication.revision)}`,
    facts: { [`/campaigns/${id}/publications/${wanted}`]: notice },
  })
}
