import type { Context } from 'hono'
import { votingCampaign } from '../../db/ballots.ts'
import { myBallots } from '../ballots.ts'
import type { BallotPaper } from '../candidates.ts'
import { covers } from '../domain/ballot.ts'
import { toBase64url } from '../domain/bytes.ts'
import { printedNumber } from '../domain/candidate.ts'
import { shuffled } from '../domain/order.ts'
import { stageState } from '../domain/stage.ts'
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
  const { chance, db, now, pages } = c.var.deps
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
  const seed = toBase64url(chance(16))
  const facts = {
    now: rfc3339(now()),
    [`${api}/ballots/mine`]: await myBallots(c, campaign),
    [`${api}/log/key`]: found.logKey,
    [`${api}/order`]: seed,
  }
  const written = { [`${api}/ballot-paper`]: found.written }
  if (candidate === undefined) {
    return pages.page(c, {
      audience: 'vote',
      title: t.title(name),
      description: t.description(host, paper.rules.min, paper.rules.max),
      picture: `/c/${id}/card.png`,
      preload: firstPictures(paper, rfc3339(now()), seed),
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

/** More of them would keep script and style waiting. */
const firstShown = 2

/** The pictures at the head of the gallery on a first visit, in the order of its seed. */
function firstPictures(paper: BallotPaper, now: string, seed: string): string[] {
  const open = paper.stages.find((stage) => stage.kind === 'voting' && stageState(stage, now) === 'open')
  const listed = paper.candidates.filter(({ number }) => open === undefined || covers(open, number))
  const ordered = paper.rules.order === 'number' ? listed : shuffled(listed, seed)
  return ordered.slice(0, firstShown).map(({ picture }) => picture)
}
