import { createRoute, z } from '@hono/zod-openapi'
import { etag } from 'hono/etag'
import { readCampaign } from '../db/campaigns.ts'
import { candidateOf, candidatesOf, publishedKind } from '../db/candidates.ts'
import type { Database } from '../db/database.ts'
import { Vote } from './campaigns/vote.ts'
import { searchIndex } from './candidates/search.ts'
import type { Campaign } from './domain/campaign.ts'
import { oneLine, placeParts, printedNumber } from './domain/candidate.ts'
import { stageKinds } from './domain/stage.ts'
import { answers, refuse } from './refusal.ts'
import { slice } from './route.ts'

const Choice = z.object({ key: z.string(), label: z.string(), labelEn: z.string().nullable() })

const Stage = z.object({
  id: z.string(),
  ordinal: z.number().int(),
  kind: z.enum(stageKinds),
  batch: z.object({ first: z.number().int(), last: z.number().int() }).nullable(),
  gate: z.enum(['clock', 'organizer']),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
})

const Candidate = z.object({
  number: z.number().int(),
  name: z.string(),
  line: z.string(),
  place: z.array(z.string()),
  theme: z.string(),
  /** Address of the small photo, or of the theme's scene. */
  picture: z.string(),
})

const BallotPaper = z
  .object({
    campaign: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    host: z.string(),
    hostEn: z.string().nullable(),
    zone: z.string(),
    rules: Vote,
    openings: z.enum(['public', 'auditor']),
    stages: z.array(Stage),
    themes: z.array(Choice),
    candidates: z.array(Candidate),
    withdrawn: z.array(z.number().int()),
    published: z.enum(['public-notice', 'final']).nullable(),
  })
  .openapi('BallotPaper')

const CandidatePage = z
  .object({
    number: z.number().int(),
    name: z.string(),
    connotation: z.string(),
    path: z.array(z.string()),
    theme: z.string(),
    introduction: z.string(),
    mechanism: z.string(),
    cases: z.string(),
    publicity: z.string(),
    state: z.enum(['admitted', 'withdrawn', 'disqualified']),
    pictures: z.array(
      z.object({
        address: z.string(),
        title: z.string(),
        width: z.number().int().nullable(),
        height: z.number().int().nullable(),
      }),
    ),
    /** Address of the first photo in full size, or of the theme's scene. */
    hero: z.string(),
    attachments: z.array(z.object({ address: z.string(), title: z.string() })),
  })
  .openapi('CandidatePage')

export type BallotPaper = z.infer<typeof BallotPaper>
export type Candidate = z.infer<typeof Candidate>
export type CandidatePage = z.infer<typeof CandidatePage>

/** The stages a citizen is told about: when one may vote, and what comes after. */
const shownKinds = new Set(['voting', 'public-notice', 'final'])

/** The ballot paper of an opened campaign: everything the first screen shows, and never a total. Six queries. */
export async function ballotPaper(
  db: Database,
  id: string,
): Promise<{ campaign: Campaign; paper: BallotPaper } | undefined> {
  const campaign = await openedCampaign(db, id)
  if (campaign === undefined) return undefined
  const rows = await candidatesOf(db, id)
  const paper: BallotPaper = {
    campaign: id,
    name: campaign.name,
    nameEn: campaign.nameEn,
    host: campaign.host,
    hostEn: campaign.hostEn,
    zone: campaign.zone,
    rules: campaign.settings.vote,
    openings: campaign.settings.openings,
    stages: campaign.stages.filter((stage) => shownKinds.has(stage.kind)),
    themes: campaign.settings.themes,
    candidates: rows
      .filter(({ state }) => state === 'admitted')
      .map(({ number, name, connotation, path, theme, picture }) => ({
        number,
        name,
        line: oneLine(connotation),
        place: placeParts(path),
        theme,
        picture: picture === null ? sceneAddress(theme, number) : fileAddress(picture),
      })),
    withdrawn: rows.flatMap(({ number, state }) => (state === 'admitted' ? [] : [number])),
    published: (await publishedKind(db, id)) ?? null,
  }
  return { campaign, paper }
}

/** What the page of one candidate of an opened campaign shows; undefined when it has no such number. */
export async function candidatePage(
  db: Database,
  campaign: string,
  number: number,
): Promise<CandidatePage | undefined> {
  const found = await candidateOf(db, campaign, number)
  if (found === undefined) return undefined
  const { files, ...facts } = found
  const pictures = files
    .filter(({ kind }) => kind !== 'attachment')
    .map(({ sha256, title, width, height }) => ({ address: fileAddress(sha256), title, width, height }))
  return {
    ...facts,
    pictures,
    hero: pictures[0]?.address ?? sceneAddress(found.theme, found.number),
    attachments: files
      .filter(({ kind }) => kind === 'attachment')
      .map(({ sha256, title }) => ({ address: fileAddress(sha256), title })),
  }
}

async function openedCampaign(db: Database, id: string): Promise<Campaign | undefined> {
  const campaign = await readCampaign(db, id)
  return campaign?.frozenAt == null ? undefined : campaign
}

/** The drawing that stands in for a missing photo. */
function sceneAddress(theme: string, number: number): string {
  return `/scenes/${encodeURIComponent(theme)}/${printedNumber(number)}.svg`
}

function fileAddress(sha256: string): string {
  return `/files/${sha256}`
}

/** What is public and the same for everybody may be kept for so long. */
const briefly = 'public, max-age=5'

const paper = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/ballot-paper',
  summary: 'The ballot paper: rules, batches and candidates. No totals.',
  middleware: etag(),
  request: { params: z.object({ campaign: z.string() }) },
  responses: answers(BallotPaper),
})

const page = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/candidates/{number}',
  summary: 'One candidate with texts, pictures and attachments.',
  middleware: etag(),
  request: { params: z.object({ campaign: z.string(), number: z.coerce.number().int().min(0).max(999_999) }) },
  responses: answers(CandidatePage),
})

const search = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/search',
  summary:
    'What the candidates are found by: words in simplified characters, pinyin, and the pairs of the two scripts.',
  middleware: etag(),
  request: { params: z.object({ campaign: z.string() }) },
  responses: answers(z.object({ texts: z.record(z.string(), z.string()), folds: z.string() })),
})

export const candidates = slice()
  .openapi(paper, async (c) => {
    const found = await ballotPaper(c.var.deps.db, c.req.valid('param').campaign)
    if (found === undefined) return refuse(c, { code: 'not-found' })
    c.header('cache-control', briefly)
    return c.json(found.paper, 200)
  })
  .openapi(page, async (c) => {
    const { campaign, number } = c.req.valid('param')
    const { db } = c.var.deps
    if ((await openedCampaign(db, campaign)) === undefined) return refuse(c, { code: 'not-found' })
    const found = await candidatePage(db, campaign, number)
    if (found === undefined) return refuse(c, { code: 'not-found' })
    c.header('cache-control', briefly)
    return c.json(found, 200)
  })

  .openapi(search, async (c) => {
    const { campaign } = c.req.valid('param')
    const { db } = c.var.deps
    if ((await openedCampaign(db, campaign)) === undefined) return refuse(c, { code: 'not-found' })
    c.header('cache-control', briefly)
    return c.json(searchIndex(await candidatesOf(db, campaign)), 200)
  })

export type Candidates = typeof candidates
