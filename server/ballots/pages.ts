import type { Context } from 'hono'
import { votingCampaign } from '../../db/ballots.ts'
import { myBallots } from '../ballots.ts'
import { printedNumber } from '../domain/candidate.ts'
import { voteWords } from '../domain/words/vote.ts'
import { preferredLanguage } from '../language.ts'
import type { PageHead } from '../pages.ts'
import type { Env } from '../route.ts'
import { rfc3339 } from '../time.ts'
import { keptCandidate, keptPaper } from './paper.ts'

/**
 * The shell of a campaign's gallery, or of one candidate when `number` is given: title and picture for sharing, and inlined
 * what the page would ask for first (ballot paper, own ballots, the server's time). Unknown ones answer 404.
 */
export async function votePage(c: Context<Env>, id: string, number?: string): Promise<Response> {
  const { db, now, pages } = c.var.deps
  const lang = preferredLanguage(c.req.raw)
  const t = voteWords[lang]
  const missing: PageHead = { audience: 'vote', title: t.notFound, status: 404 }
  if (number !== undefined && !/^\d{1,6}$/.test(number)) return pages.page(c, missing)
  const found = await keptPaper(c.var.deps, id)
  const campaign = await votingCampaign(db, id)
  if (found === undefined || campaign === undefined) return pages.page(c, missing)
  const { paper } = found
  const candidate = number === undefined ? undefined : await keptCandidate(db, found, Number(number))
  if (number !== undefined && candidate === undefined) return pages.page(c, missing)
  const name = lang === 'en' ? (paper.nameEn ?? paper.name) : paper.name
  const host = lang === 'en' ? (paper.hostEn ?? paper.host) : paper.host
  const api = `/campaigns/${id}`
  const facts = {
    now: rfc3339(now()),
    [`${api}/ballots/mine`]: await myBallots(c, campaign),
    [`${api}/log/key`]: found.logKey,
  }
  const written = { [`${api}/ballot-paper`]: found.written }
  if (candidate === undefined) {
    return pages.page(c, {
      audience: 'vote',
      title: t.title(name),
      description: t.description(host, paper.rules.min, paper.rules.max),
      picture: `/c/${id}/card.png`,
      facts,
      written,
    })
  }
  return pages.page(c, {
    audience: 'vote',
    title: `${t.candidateTitle(printedNumber(candidate.number), candidate.name)} · ${name}`,
    description: candidate.connotation.slice(0, 120),
    picture: `/c/${id}/${printedNumber(candidate.number)}/card.png`,
    facts: { ...facts, [`${api}/candidates/${candidate.number}`]: candidate },
    written,
  })
}
