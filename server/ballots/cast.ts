import { ballotFacts, findBallot, insertBallot, type VotingCampaign } from '../../db/ballots.ts'
import type { BallotTable, Database } from '../../db/database.ts'
import { isDuplicate } from '../../db/duplicate.ts'
import { lockLog, writeToLog } from '../../db/log.ts'
import { type Ballot, type BallotFault, checkBallot, nextBallotAt } from '../domain/ballot.ts'
import { toBase64url } from '../domain/bytes.ts'
import { printedNumber } from '../domain/candidate.ts'
import { canonicalJson } from '../domain/canonical.ts'
import { logLine } from '../domain/log.ts'
import { commitment, identBytes, receiptCode } from '../domain/receipt.ts'
import type { RefusalCode } from '../domain/words/refusal.ts'
import { sha256, sha256Hex } from '../hash.ts'
import type { Refusal } from '../refusal.ts'

/** A ballot as it arrived, with whose it is and what the server adds to it. */
export interface Arrival {
  ballot: Ballot
  /** Made from the client's nonce. */
  id: string
  voter: string
  tier: string
  /** When it arrived, RFC 3339 UTC. */
  arrived: string
  salts: { a: Uint8Array; b: Uint8Array }
}

/** What the voter gets: a retry with the same key gets the same. */
export type Receipt = ReturnType<typeof receiptOf>

/**
 * Accepts a ballot or says why not. Under the lock of the campaign's log it first looks for the same key (an answer that got
 * lost is given again, even after close), then decides, then stores ballot, picks, counters and public entry together.
 */
export async function castBallot(
  db: Database,
  campaign: VotingCampaign,
  arrival: Arrival,
): Promise<{ receipt: Receipt } | { refusal: Refusal }> {
  try {
    return await db.transaction().execute((trx) => castInOrder(trx, campaign, arrival))
  } catch (error) {
    if (isDuplicate(error)) return { refusal: { code: 'already-voted' } }
    throw error
  }
}

async function castInOrder(
  trx: Database,
  campaign: VotingCampaign,
  arrival: Arrival,
): Promise<{ receipt: Receipt } | { refusal: Refusal }> {
  const { ballot, id, voter, tier, arrived, salts } = arrival
  const place = await lockLog(trx, campaign.id, arrived)
  const request = fingerprint(arrival)
  const earlier = await findBallot(trx, campaign.id, id)
  if (earlier !== undefined)
    return earlier.request_sha256 === request
      ? { receipt: receiptOf(campaign, earlier) }
      : { refusal: { code: 'key-reused' } }
  const choices = [...ballot.choices].sort((a, b) => a - b)
  const facts = await ballotFacts(trx, campaign.id, voter, choices)
  const verdict = checkBallot(campaign.rules, { ...facts, arrived, at: place.at, zone: campaign.zone }, ballot)
  if ('faults' in verdict) return { refusal: refusalOf(verdict.faults) }
  const { commit } = commitment(sha256, salts, { campaign: campaign.id, ballot: id, choices, at: place.at, voter })
  const row: BallotTable = {
    id,
    campaign: campaign.id,
    voter,
    slot: verdict.slot,
    tier,
    at: place.at,
    request_sha256: request,
    salt_a: toBase64url(salts.a),
    salt_b: toBase64url(salts.b),
    commitment: commit,
    log_index: place.first,
  }
  await insertBallot(trx, row, choices, campaign.rules.same_candidate === 'once' ? 'once' : verdict.slot)
  await writeToLog(trx, campaign.id, place, [logLine(campaign.id, { type: 'ballot_cast', ballot: id, commit })])
  return { receipt: receiptOf(campaign, row) }
}

/** Two requests with one key are the same when voter, batch and choices are; another voter's key opens nothing. */
function fingerprint({ voter, ballot }: Arrival): string {
  return sha256Hex(canonicalJson({ voter, batch: ballot.batch ?? null, choices: ballot.choices }))
}

/** The receipt, made from the stored row alone so that it is the same each time. */
function receiptOf({ id: campaign, rules, zone }: VotingCampaign, row: BallotTable) {
  const { id, at, voter } = row
  const cB = sha256(identBytes(Buffer.from(row.salt_b, 'base64url'), { at, ballot: id, campaign, voter }))
  return {
    ballot: id,
    at,
    index: row.log_index,
    commit: row.commitment,
    check: { saltA: row.salt_a, cB: toBase64url(cB) },
    code: receiptCode(id),
    next: nextBallotAt(rules, zone, row.slot, at),
  }
}

/** The refusal of a faulty ballot: the first fault decides the status, all are listed. */
export function refusalOf(faults: readonly BallotFault[]): Refusal {
  const listed = faults.map(({ code, ...figures }) => ({ field: fieldOf(code), code, values: valuesOf(figures) }))
  const [first] = listed
  if (first === undefined) throw new Error('a refusal without a fault')
  const voted = faults.find((fault) => fault.code === 'already-voted')
  return { ...first, faults: listed, ...(voted === undefined ? {} : { current: { next: voted.next } }) }
}

const windowCodes = new Set<RefusalCode>(['voting-not-open', 'voting-closed', 'unknown-batch', 'batch-needed'])

function fieldOf(code: BallotFault['code']): string {
  return windowCodes.has(code) ? 'batch' : 'choices'
}

function valuesOf(figures: Record<string, string | number | null>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => {
      if (value === null) return []
      return [[name, name === 'candidate' ? printedNumber(Number(value)) : value]]
    }),
  )
}
