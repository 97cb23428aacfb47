import { openedCampaigns, publishedRevisions, readPublication } from '../../db/publications.ts'
import type { Deps } from '../deps.ts'
import type { PublicationKind } from '../domain/publication.ts'
import { type Result, type ShownResult, shownResult } from '../domain/results.ts'
import { type Stage, stageState } from '../domain/stage.ts'
import { rfc3339 } from '../time.ts'
import type { PublicCampaign } from './schemas.ts'

/** A published list as its bytes say it. */
export interface PublishedList extends Result {
  revision: number
  kind: PublicationKind
}

/** Opened campaigns (or one of them) as anyone may see them: three queries, whatever their number. */
export async function publicCampaigns(deps: Pick<Deps, 'db' | 'now'>, only?: string): Promise<PublicCampaign[]> {
  const now = rfc3339(deps.now())
  const campaigns = await openedCampaigns(deps.db, only)
  const revisions = await publishedRevisions(
    deps.db,
    campaigns.map(({ id }) => id),
  )
  return campaigns.map(({ stages, ...campaign }) => ({
    ...campaign,
    stages: stages.map((stage) => publicStage(stage, now)),
    revisions: revisions.filter((one) => one.campaign === campaign.id).map(({ campaign: _, ...one }) => one),
  }))
}

function publicStage(stage: Stage, now: string): PublicCampaign['stages'][number] {
  const { kind, batch, openedAt, opensAt, closedAt, closesAt } = stage
  return { kind, state: stageState(stage, now), batch, opensAt: openedAt ?? opensAt, closesAt: closedAt ?? closesAt }
}

/** The stored bytes of a published revision; undefined while it is none. */
export async function publishedText(deps: Pick<Deps, 'db'>, campaign: string, revision: number) {
  const row = await readPublication(deps.db, campaign, revision)
  if (row === undefined || row.confirmed_at === null) return undefined
  return { text: row.result, sha256: row.result_sha256 }
}

/** A published revision read back from its bytes: never made again from rows. */
export async function publishedList(deps: Pick<Deps, 'db'>, campaign: string, revision: number) {
  const stored = await publishedText(deps, campaign, revision)
  if (stored === undefined) return undefined
  const list: PublishedList = JSON.parse(stored.text)
  return list
}

/** An opened campaign with one published list; null where nothing is published yet. */
export interface Notice {
  campaign: PublicCampaign
  publication: (PublicCampaign['revisions'][number] & { result: ShownResult }) | null
}

/** The newest list of an opened campaign, or the revision asked for; undefined where there is no such thing. */
export async function noticeOf(
  deps: Pick<Deps, 'db' | 'now'>,
  id: string,
  wanted: number | 'latest',
): Promise<Notice | undefined> {
  const [campaign] = await publicCampaigns(deps, id)
  if (campaign === undefined) return undefined
  const newest = campaign.revisions[0]
  const published = wanted === 'latest' ? newest : campaign.revisions.find(({ revision }) => revision === wanted)
  if (published === undefined) return wanted === 'latest' ? { campaign, publication: null } : undefined
  const list = await publishedList(deps, id, published.revision)
  return list && { campaign, publication: { ...published, result: shownResult(list) } }
}
