import { recordAct } from '../../db/audit.ts'
import { appendToLog } from '../../db/log.ts'
import {
  confirmProposal,
  deleteProposal,
  insertProposal,
  nextRevision,
  openStage,
  proposingMember,
  readPublication,
} from '../../db/publications.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Deps } from '../deps.ts'
import { logLine } from '../domain/log.ts'
import { mayPublish, type PublicationKind } from '../domain/publication.ts'
import { staffPseudonym } from '../pseudonym.ts'
import type { Refusal } from '../refusal.ts'
import type { Member } from '../session.ts'
import { rfc3339 } from '../time.ts'
import { type Computed, firstMiscount, publishedBytes } from './compute.ts'

type Outcome<T> = Promise<T | { refusal: Refusal }>

/**
 * Proposes the list as it stands as the next revision. Refused before its stage is due (`mayPublish`), while another proposal
 * waits (`proposal-waiting`), and when counting the ballots again gives other numbers (`count-disagrees`).
 */
export async function proposal(
  deps: Deps,
  member: Member,
  { facts, result }: Computed,
  kind: PublicationKind,
): Outcome<{ revision: number; sha256: string }> {
  const at = rfc3339(deps.now())
  const campaign = facts.campaign.id
  const due = mayPublish(kind, facts.campaign.stages, at)
  if ('refusal' in due) return due
  const where = await firstMiscount(deps, facts)
  if (where !== null) return { refusal: { code: 'count-disagrees', values: { where } } }
  return inTransaction<{ revision: number; sha256: string } | { refusal: Refusal }>(deps.db, async (trx) => {
    const revision = await nextRevision(trx, campaign)
    if (revision === null) return { refusal: { code: 'proposal-waiting' } }
    const { bytes, sha256 } = publishedBytes(result, revision, kind)
    const written = await insertProposal(trx, {
      campaign,
      revision,
      kind,
      result: bytes,
      result_sha256: sha256,
      proposed_by: member.person.id,
      proposed_at: at,
    })
    if (!written) return { refusal: { code: 'proposal-waiting' } }
    const after = { revision, kind, sha256 }
    await recordAct(trx, {
      campaign,
      actor: member.person.id,
      at,
      act: 'publication-proposed',
      subject: `${revision}`,
      after,
    })
    return { revision, sha256 }
  })
}

/**
 * The second person publishes a proposed revision: the row, the stage it opens, the public entry `result_published` and the
 * audit entry in one transaction. Refused for who proposed it, for other bytes than the reader saw, and when rows have changed
 * since, so that nothing is published that is no longer true.
 */
export async function confirmation(
  deps: Deps,
  member: Member,
  { facts, result }: Computed,
  { revision, sha256 }: { revision: number; sha256: string },
): Outcome<{ revision: number; publishedAt: string }> {
  const at = rfc3339(deps.now())
  const campaign = facts.campaign.id
  const proposed = await readPublication(deps.db, campaign, revision)
  if (proposed === undefined) return { refusal: { code: 'not-found' } }
  if (proposed.confirmed_at !== null) return { refusal: { code: 'proposal-settled' } }
  if (proposed.proposed_by === member.person.id) return { refusal: { code: 'second-person-needed' } }
  const due = mayPublish(proposed.kind, facts.campaign.stages, at)
  if ('refusal' in due) return due
  const now = publishedBytes(result, revision, proposed.kind)
  if (proposed.result_sha256 !== sha256 || now.sha256 !== sha256) return { refusal: { code: 'result-changed' } }
  const proposer = await proposingMember(deps.db, campaign, proposed.proposed_by)
  return inTransaction<{ revision: number; publishedAt: string } | { refusal: Refusal }>(deps.db, async (trx) => {
    const written = await confirmProposal(trx, { campaign, revision, result_sha256: sha256 }, member.person.id, at)
    if (!written) return { refusal: { code: 'proposal-settled' } }
    await openStage(trx, due.stage.id, at)
    await appendToLog(trx, campaign, at, (logged) => [
      logLine(campaign, {
        type: 'result_published',
        at: logged,
        actor: staffPseudonym(proposer),
        second: staffPseudonym(member.id),
        result: Buffer.from(sha256, 'hex').toString('base64url'),
      }),
    ])
    await recordAct(trx, {
      campaign,
      actor: member.person.id,
      at,
      act: 'publication-confirmed',
      subject: `${revision}`,
      after: { revision, kind: proposed.kind, sha256 },
    })
    return { revision, publishedAt: at }
  })
}

/** Takes a proposal back. Its number is given to the next one: only what was published counts as a revision. */
export async function withdrawal(
  deps: Deps,
  member: Member,
  campaign: string,
  revision: number,
): Outcome<{ revision: number }> {
  const proposed = await readPublication(deps.db, campaign, revision)
  if (proposed === undefined) return { refusal: { code: 'not-found' } }
  return inTransaction<{ revision: number } | { refusal: Refusal }>(deps.db, async (trx) => {
    if (!(await deleteProposal(trx, campaign, revision))) return { refusal: { code: 'proposal-settled' } }
    await recordAct(trx, {
      campaign,
      actor: member.person.id,
      at: rfc3339(deps.now()),
      act: 'publication-withdrawn',
      subject: `${revision}`,
      before: { revision, kind: proposed.kind, sha256: proposed.result_sha256 },
    })
    return { revision }
  })
}
