import { ballotsFrom, keepBallotsFrom } from '../../db/addressDays.ts'
import {
  type Accepted,
  ballotsById,
  ballotsOfVoters,
  candidateStandings,
  insertBallots,
  spentNonces,
  type VotingCampaign,
  votingClosedAt,
  votingStages,
} from '../../db/ballots.ts'
import type { BallotTable, Database } from '../../db/database.ts'
import { type LogHead, lockHead, writeToLog } from '../../db/log.ts'
import type { Arrival } from '../ballots/arrival.ts'
import { refusalOf } from '../ballots/faults.ts'
import { type BallotFacts, checkBallot } from '../domain/ballot.ts'
import { dateIn, nextDay } from '../domain/calendar.ts'
import { canonicalJson } from '../domain/canonical.ts'
import { grouped } from '../domain/grouped.ts'
import { logLine } from '../domain/log.ts'
import { commitment } from '../domain/receipt.ts'
import { hmacBase64url, sha256, sha256Base64url } from '../hash.ts'
import type { Refusal } from '../refusal.ts'
import { type SealedHead, sealLog } from './seal.ts'
import type { Signer } from './signer.ts'

/** What became of one arrival: a fresh row (its proof is in the sealed head), one that was there already, or a refusal. */
export type Outcome = { fresh: BallotTable; cB: string } | { earlier: BallotTable } | { refusal: Refusal }

/** A batch that was decided: an outcome for each arrival, and the head that covers the fresh ones. */
export interface Decided {
  outcomes: Outcome[]
  sealed: SealedHead | null
}

/**
 * Decides over a batch of ballots in one transaction: takes the head, reads what decides (a constant number of queries), goes
 * through the arrivals in the order given, stores what is accepted, appends its entries and signs the grown tree. An arrival
 * sees those before it in the batch, so that one voter at once a hundred times is counted as often as the rule allows.
 */
export async function castBatch(
  trx: Database,
  campaign: VotingCampaign,
  arrivals: readonly Arrival[],
  now: string,
  signerOf: (origin: string | null) => Signer,
  promised: number,
): Promise<Decided> {
  const head = await lockHead(trx, campaign.id, now, promised)
  const facts = await readFacts(trx, campaign, arrivals, dateIn(campaign.zone, head.at))
  const outcomes: Outcome[] = []
  const accepted: Accepted[] = []
  const entries: string[] = []
  for (const arrival of arrivals) {
    const outcome = decide(campaign, head, facts, arrival, head.first + accepted.length)
    if ('refusal' in outcome || 'earlier' in outcome) {
      outcomes.push(outcome)
      continue
    }
    const { row, choices, entry, cB } = outcome
    outcomes.push({ fresh: row, cB })
    accepted.push(outcome)
    entries.push(entry)
    facts.known.set(row.id, row)
    if (row.nonce !== null) facts.spent.add(row.nonce)
    const before = facts.earlier.get(row.voter) ?? []
    facts.earlier.set(row.voter, [...before, { slot: row.slot, at: row.at, choices }])
    const from = addressTag(campaign, facts.day, arrival)
    if (from !== null) facts.fromAddress.set(from, (facts.fromAddress.get(from) ?? 0) + 1)
  }
  if (accepted.length === 0) return { outcomes, sealed: null }
  const treeSize = head.first + accepted.length
  for (const { row } of accepted) row.tree_size = treeSize
  await insertBallots(trx, campaign.id, accepted)
  await keepBallotsFrom(trx, campaign.id, facts.day, facts.fromAddress)
  await writeToLog(trx, campaign.id, head, entries)
  return { outcomes, sealed: await sealLog(trx, campaign.id, head, signerOf(head.origin), entries) }
}

interface Facts {
  stages: BallotFacts['stages']
  /** `voting_closed` stands in the log: no window and no clock opens the vote again. */
  closed: boolean
  candidates: BallotFacts['candidates']
  known: Map<string, BallotTable>
  spent: Set<string>
  earlier: Map<string, BallotFacts['earlier']>
  /** The day in the campaign's zone, and the ballots that the addresses at hand have cast on it. */
  day: string
  fromAddress: Map<string, number>
}

async function readFacts(
  trx: Database,
  campaign: VotingCampaign,
  arrivals: readonly Arrival[],
  day: string,
): Promise<Facts> {
  const { id } = campaign
  const stages = await votingStages(trx, id)
  const closedAt = await votingClosedAt(trx, id)
  const standings = await candidateStandings(trx, id)
  const known = await ballotsById(
    trx,
    id,
    arrivals.map((arrival) => arrival.id),
  )
  const earlier = await ballotsOfVoters(trx, id, [...new Set(arrivals.map(({ voter }) => voter))])
  const spent = await spentNonces(
    trx,
    id,
    arrivals.flatMap(({ nonce }) => nonce ?? []),
  )
  const addresses = arrivals.flatMap((arrival) => addressTag(campaign, day, arrival) ?? [])
  return {
    stages,
    closed: closedAt !== null,
    candidates: new Map(standings.map(({ number, state, theme }) => [number, { state, category: theme }])),
    known: new Map(known.map((row) => [row.id, row])),
    spent: new Set(spent),
    earlier: new Map(grouped(earlier, ({ voter }) => voter)),
    day,
    fromAddress: await ballotsFrom(trx, id, day, addresses),
  }
}

function decide(
  campaign: VotingCampaign,
  { at }: LogHead,
  facts: Facts,
  arrival: Arrival,
  index: number,
): Exclude<Outcome, { fresh: BallotTable }> | (Accepted & { entry: string; cB: string }) {
  const { ballot, id, voter, tier, arrived, salts, nonce } = arrival
  const request = fingerprint(arrival)
  const before = facts.known.get(id)
  if (before !== undefined)
    return before.request_sha256 === request ? { earlier: before } : { refusal: { code: 'key-reused' } }
  if (facts.closed) return { refusal: { code: 'voting-closed', field: 'batch' } }
  if (nonce !== null && facts.spent.has(nonce)) return { refusal: { code: 'nonce-used' } }
  const earlier = facts.earlier.get(voter) ?? []
  const { stages, candidates } = facts
  const verdict = checkBallot(
    campaign.rules,
    { arrived, at, zone: campaign.zone, tier, stages, candidates, earlier },
    ballot,
  )
  if ('faults' in verdict) return { refusal: refusalOf(verdict.faults) }
  const from = addressTag(campaign, facts.day, arrival)
  const most = campaign.rules.ballots_per_address_per_day
  if (from !== null && most !== null && (facts.fromAddress.get(from) ?? 0) >= most)
    return { refusal: { code: 'address-full', values: { most }, current: { next: nextDay(campaign.zone, at) } } }
  const choices = [...ballot.choices].sort((a, b) => a - b)
  const { commit, cB } = commitment(sha256, salts, { campaign: campaign.id, ballot: id, choices, at, voter })
  return {
    row: {
      id,
      campaign: campaign.id,
      voter,
      slot: verdict.slot,
      tier,
      at,
      request_sha256: request,
      salt_a: Buffer.from(salts.a).toString('base64url'),
      salt_b: Buffer.from(salts.b).toString('base64url'),
      commitment: commit,
      log_index: index,
      choices: JSON.stringify(choices),
      nonce,
      tree_size: 0,
    },
    cB,
    choices,
    picks: verdict.picks,
    entry: logLine(campaign.id, { type: 'ballot_cast', ballot: id, commit }),
  }
}

/** The tag of an address on one day, keyed so that it tells nothing and links no two days; null where no address counts. */
function addressTag({ id, voterKey }: VotingCampaign, day: string, { address }: Arrival): string | null {
  if (address === null) return null
  return hmacBase64url(voterKey, `address/v1\n${id}\n${day}\n${address}`)
}

/** Two requests with one key are the same when voter, batch and choices are; another voter's key opens nothing. */
function fingerprint({ voter, ballot }: Arrival): string {
  return sha256Base64url(canonicalJson({ voter, batch: ballot.batch ?? null, choices: ballot.choices }))
}
