import { ballotsById, readChoices, votingClosedAt } from '../../db/ballots.ts'
import { readCampaign } from '../../db/campaigns.ts'
import type { BallotTable } from '../../db/database.ts'
import { evidenceSheets, newestPublished } from '../../db/evidence.ts'
import { logEntries } from '../../db/log.ts'
import { readNominations } from '../../db/results.ts'
import { readHead } from '../../db/tree.ts'
import { identHalf } from '../ballots/receipt.ts'
import type { Deps } from '../deps.ts'
import type { Campaign } from '../domain/campaign.ts'
import { type Tier, tiers } from '../domain/identity.ts'
import { readEntry } from '../domain/log.ts'
import { stagesAwaited } from '../domain/results.ts'
import type { Copy } from '../domain/verify/manifest.ts'
import { choiceLine, identLine } from '../domain/verify/openings.ts'
import { rosterText } from '../domain/verify/roster.ts'
import { sheetLine } from '../domain/verify/scores.ts'
import { type SignedHead, signedHead } from '../log/tiles.ts'
import { rfc3339 } from '../time.ts'
import type { Evidence } from './pack.ts'

type World = Pick<Deps, 'db' | 'now' | 'sequencer'>

/** Rows that are read at once. */
const atOnce = 4096

/**
 * The evidence of a campaign at the newest head of its log. The public copy opens the choices from the final list on, and only
 * where the rules say so; the auditor's copy opens everything as soon as voting is closed. Before that no copy opens anything.
 * Refused for a campaign that is unknown or was never opened, and for a log that nobody has signed yet.
 */
export async function gatherEvidence(
  deps: World,
  id: string,
  copy: Copy,
): Promise<Evidence | { refusal: 'unknown' | 'unsigned' }> {
  const { db } = deps
  const campaign = await readCampaign(db, id)
  if (campaign === undefined || campaign.rules === null) return { refusal: 'unknown' }
  await signAll(deps, id)
  for (let tries = 0; tries < 5; tries++) {
    const head = await signedHead(deps, id)
    const before = await readHead(db, id)
    if (head === null || before === undefined || before.treeSize !== before.size) return { refusal: 'unsigned' }
    const evidence = await evidenceAt(deps, campaign, campaign.rules, head, copy)
    // Rows change together with the log: where it has not moved, what was read is of one moment.
    if ((await readHead(db, id))?.size === head.size) return evidence
    await signAll(deps, id)
  }
  return { refusal: 'unsigned' }
}

/** Has what acts appended signed; a server that runs beside does the same within a second. */
async function signAll({ db, sequencer }: World, campaign: string): Promise<void> {
  const head = await readHead(db, campaign)
  if (head !== undefined && head.state === 'open' && head.treeSize < head.size) await sequencer.sealDue()
}

async function evidenceAt(
  deps: World,
  campaign: Campaign,
  rules: string,
  { size, note, vkey }: SignedHead,
  copy: Copy,
): Promise<Evidence> {
  const { db } = deps
  const { id, criteria, settings, stages } = campaign
  const published = await newestPublished(db, id)
  const closed = (await votingClosedAt(db, id)) !== null
  const awaited = stagesAwaited(stages, rfc3339(deps.now()), settings.vote.grace_seconds).length > 0
  const open = copy === 'auditor' ? closed : settings.openings === 'public' && published?.kind === 'final'
  const scored = published !== undefined || (copy === 'auditor' && !awaited)
  const sheets = scored ? await evidenceSheets(db, id) : null
  return {
    campaign: id,
    copy,
    vkey,
    checkpoint: note,
    entries: entriesOf(deps, id, size),
    rules,
    roster: rosterText({ campaign, criteria, candidates: await readNominations(db, id) }),
    choices: open ? openingsOf(deps, id, size, choiceOf) : null,
    idents: open && copy === 'auditor' ? openingsOf(deps, id, size, identOf) : null,
    scores: sheets?.map((sheet) => sheetLine({ ...sheet, campaign: id, salt: sheet.salt ?? '' })) ?? null,
    result: published?.result ?? null,
  }
}

async function* entriesOf({ db }: World, campaign: string, size: number): AsyncIterable<string> {
  for (let from = 0; from < size; from += atOnce)
    yield* await logEntries(db, campaign, from, Math.min(atOnce, size - from))
}

/** A line for each ballot of the log, in its order. */
async function* openingsOf(
  deps: World,
  campaign: string,
  size: number,
  lineOf: (row: BallotTable) => string,
): AsyncIterable<string> {
  for (let from = 0; from < size; from += atOnce) {
    const entries = await logEntries(deps.db, campaign, from, Math.min(atOnce, size - from))
    const ids = entries.flatMap((line) => {
      const read = readEntry(line)
      return 'entry' in read && read.entry.type === 'ballot_cast' ? [read.entry.ballot] : []
    })
    const rows = new Map((await ballotsById(deps.db, campaign, ids)).map((row) => [row.id, row]))
    for (const ballot of ids) {
      const row = rows.get(ballot)
      if (row === undefined) throw new Error(`the ballot ${ballot} is in the log and not in the table`)
      yield lineOf(row)
    }
  }
}

function choiceOf(row: BallotTable): string {
  const { id: ballot, choices, log_index: index, salt_a: salt } = row
  return choiceLine({ ballot, cb: identHalf(row), choices: readChoices(choices), index, salt })
}

function identOf({ id: ballot, at, log_index: index, salt_b: salt, tier, voter }: BallotTable): string {
  return identLine({ at, ballot, index, salt, tier: tierOf(tier), voter })
}

function tierOf(text: string): Tier {
  const tier = tiers.find((one) => one === text)
  if (tier === undefined) throw new Error(`no identity tier is called ${text}`)
  return tier
}
