import type { EntryType } from './log.ts'
import { checkBallots } from './verify/ballots.ts'
import { checkFrozen } from './verify/frozen.ts'
import { checkOlder, checkReceipt, type KeptFile } from './verify/heads.ts'
import { checkLog, checkpointName, keysName } from './verify/log.ts'
import { checkManifest, guideName, manifestName } from './verify/manifest.ts'
import { choicesName, identsName } from './verify/openings.ts'
import { type Replayed, replay } from './verify/replay.ts'
import { type Bundle, type Fault, gatherFaults, type Missing, type Report, type Tools } from './verify/report.ts'
import { checkResult, publishedAt, resultName } from './verify/result.ts'
import { checkRoster, rosterName } from './verify/roster.ts'
import { checkScores, scoresName } from './verify/scores.ts'

export type { KeptFile } from './verify/heads.ts'
export type { Act, Bundle, Fault, FaultCode, Missing, Report, Tools } from './verify/report.ts'

/** What somebody kept and brings along: older checkpoints, receipts; and what opening the archive itself found wrong. */
export interface Brought {
  older: readonly KeptFile[]
  receipts: readonly KeptFile[]
  archive: readonly Fault[]
}

/**
 * Checks an evidence bundle with nothing but itself (log.md "Evidence bundle and verifier"): the manifest; key and signature;
 * the tree over the entries; the order of acts; the frozen rules; every opened ballot and sheet; the published list made anew.
 * Faults make it `invalid`; without opened choices it is `incomplete`, and so is a closed campaign without rules.
 */
export function verifyBundle(bundle: Bundle, tools: Tools, { older, receipts, archive }: Brought): Report {
  const faults = gatherFaults()
  for (const fault of archive) faults.add(fault)
  const manifest = checkManifest(bundle, faults)
  for (const file of bundle.names) if (!belongs(file)) faults.add({ code: 'file-unlisted', file })
  const walk = replay(faults)
  const log = checkLog(bundle, tools, faults, walk.take)
  const replayed = walk.end()
  if (manifest !== null && replayed.campaign !== null && manifest.campaign !== replayed.campaign)
    faults.add({ code: 'manifest-malformed', file: manifestName })
  // An auditor's copy opens both halves or none, a public one never says who.
  const idents = bundle.names.includes(identsName)
  if (manifest?.copy === 'public' && idents) faults.add({ code: 'file-unlisted', file: identsName })
  if (manifest?.copy === 'auditor' && bundle.names.includes(choicesName) !== idents)
    faults.add({ code: 'file-missing', file: idents ? choicesName : identsName })
  const kept = older.filter((file) => checkOlder(file, log, tools, faults)).length
  const shown = receipts.filter((file) => checkReceipt(file, log, tools, faults)).length
  const frozen = checkFrozen(bundle, replayed, tools, faults)
  const roster = checkRoster(bundle, frozen, replayed, faults)
  const sheets = checkScores(bundle, replayed, roster, tools, faults)
  const until = publishedAt(replayed)?.index ?? Number.POSITIVE_INFINITY
  const ballots = checkBallots({ bundle, replayed, frozen, roster, until }, tools, faults)
  const compared = checkResult(bundle, { replayed, frozen, roster, ballots, sheets }, tools, faults)
  const missing = missingParts(bundle, replayed, {
    rules: frozen === null && !faults.list.some(({ file }) => file.startsWith('rules/')),
    roster: roster === null && !faults.list.some(({ code }) => code === 'roster-malformed'),
    choices: ballots === null && replayed.casts.length > 0,
    scores: sheets === null && replayed.others.some(({ entry }) => judged.has(entry.type)),
  })
  return {
    verdict: faults.list.length > 0 ? 'invalid' : missing.some((part) => part !== 'idents') ? 'incomplete' : 'valid',
    faults: faults.list,
    unlisted: faults.unlisted(),
    missing,
    acts: replayed.acts,
    figures: {
      origin: log.head?.origin ?? null,
      entries: log.held,
      ballots: replayed.casts.length,
      opened: ballots?.opened ?? 0,
      compared,
      older: kept,
      receipts: shown,
    },
  }
}

/** What nobody can judge without the sheets. */
const judged = new Set<EntryType>(['score_submitted', 'result_published'])

const ownNames = new Set([
  manifestName,
  keysName,
  checkpointName,
  rosterName,
  choicesName,
  identsName,
  scoresName,
  resultName,
  guideName,
])

/** Whether a bundle has a place for a file of this name; which files of the log it must have, the log itself says. */
function belongs(name: string): boolean {
  return ownNames.has(name) || name.startsWith('log/') || /^rules\/[0-9a-f]{64}\.json$/.test(name)
}

/** Without idents the ballots can still be counted, so their absence alone leaves a bundle valid: each copy says whose it is. */
function missingParts(
  bundle: Bundle,
  replayed: Replayed,
  absent: Record<'rules' | 'roster' | 'choices' | 'scores', boolean>,
): Missing[] {
  const missing: Missing[] = []
  for (const part of ['rules', 'roster', 'choices', 'scores'] as const) if (absent[part]) missing.push(part)
  if (replayed.casts.length > 0 && !bundle.names.includes(identsName)) missing.push('idents')
  if (publishedAt(replayed) !== null && !bundle.names.includes(resultName)) missing.push('result')
  if (replayed.batchVoided) missing.push('batch')
  return missing
}
