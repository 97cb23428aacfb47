import type { Context } from 'hono'
import { keptCandidate, keptPaper } from '../ballots/paper.ts'

import { allowanceOf, covers } from '../domain/ballot.ts'
import { oneLine, placeParts, printedNumber } from '../domain/candidate.ts'
import { deadlineText } from '../domain/words/dates.ts'
import { voteWords } from '../domain/words/vote.ts'
import type { Lang } from '../domain/words.ts'
import type { Env } from '../route.ts'

/** What a poster or a card is about: a candidate who stands, or the whole vote (`number` null). Never a total. */
export interface Subject {
  campaign: string
  campaignName: string
  host: string
  number: string | null
  name: string
  place: string[]
  line: string
  /** Path of the picture on this site. */
  picture: string
  /** When the vote closes, in words; null while no end is set. */
  closes: string | null
  often: string
  range: string
  candidates: number
  /** Address of the page that a scan opens, and the part of it that people can type. */
  address: string
  typed: string
}

/** The subject of a poster or card; undefined where there is no opened campaign or no candidate of this number who stands. */
export async function subjectOf(
  c: Context<Env>,
  lang: Lang,
  id: string,
  number?: string,
): Promise<Subject | undefined> {
  const { deps } = c.var
  if (number !== undefined && !/^\d{1,6}$/.test(number)) return undefined
  const found = await keptPaper(deps, id)
  if (found === undefined) return undefined
  const { paper } = found
  const listed = paper.candidates.find((one) => one.number === Number(number))
  const candidate = listed === undefined ? undefined : await keptCandidate(deps.db, found, listed.number)
  if (number !== undefined && (listed === undefined || candidate === undefined)) return undefined
  const t = voteWords[lang].rule
  const allowance = allowanceOf(paper.rules, paper.rules.tiers[0]?.tier ?? 'device')
  const closing = paper.stages
    .filter((stage) => stage.kind === 'voting' && (listed === undefined || covers(stage, listed.number)))
    .map((stage) => stage.closesAt)
  const last = closing.includes(null) ? null : (closing.sort().at(-1) ?? null)
  const base = deps.config.publicUrl ?? new URL(c.req.url).origin
  const campaignName = (lang === 'en' ? paper.nameEn : null) ?? paper.name
  const printed = listed === undefined ? null : printedNumber(listed.number)
  return {
    campaign: id,
    campaignName,
    host: (lang === 'en' ? paper.hostEn : null) ?? paper.host,
    number: printed,
    name: candidate?.name ?? campaignName,
    place: candidate === undefined ? [] : placeParts(candidate.path),
    line: candidate === undefined ? '' : oneLine(candidate.connotation),
    picture: candidate?.hero ?? `/scenes/${encodeURIComponent(paper.candidates[0]?.theme ?? 'party')}/000.svg`,
    closes: last === null ? null : deadlineText(lang, paper.zone, last),
    often: allowance.per === 'day' ? t.daily(allowance.ballots) : allowance.per === 'batch' ? t.batch : t.once,
    range: t.range(paper.rules.min, paper.rules.max),
    candidates: paper.candidates.length,
    address: `${base}/c/${id}${printed === null ? '' : `/${printed}`}`,
    typed: new URL(base).host,
  }
}
