import { actMark } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { type BallotPaper, ballotPaper, type CandidatePage, candidatePage } from '../candidates.ts'
import type { Deps } from '../deps.ts'
import { writeFact } from '../pages.ts'

/** A ballot paper as it was after an act, with its JSON, and the pages of its candidates that were asked for. */
export interface KeptPaper {
  mark: string
  paper: BallotPaper
  written: string
  /** The public key of the campaign's log as one line. */
  logKey: string | null
  candidates: Map<number, CandidatePage>
}

const kept = new WeakMap<Database, Map<string, KeptPaper>>()

/** Questions for a mark that have not gone to the database yet. */
const asking = new WeakMap<Database, Map<string, Promise<string>>>()

/** The mark of a campaign's acts. Those who ask before the question goes out share its answer: it is as new as their asking. */
function markOf(db: Database, id: string): Promise<string> {
  const questions = asking.get(db) ?? new Map<string, Promise<string>>()
  asking.set(db, questions)
  const shared =
    questions.get(id) ??
    new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      questions.delete(id)
      return actMark(db, id)
    })
  questions.set(id, shared)
  return shared
}

/**
 * The ballot paper of an opened campaign, read once and then kept in memory until somebody acts in the campaign, here or on
 * another node: then the mark of its acts has changed. The mark is read before the paper, so that the copy is never older than
 * its mark. One short query while nothing changes, for all who ask at the same moment; undefined where there is no opened campaign.
 */
export async function keptPaper(
  { db, sequencer }: Pick<Deps, 'db' | 'sequencer'>,
  id: string,
): Promise<KeptPaper | undefined> {
  const papers = kept.get(db) ?? new Map<string, KeptPaper>()
  kept.set(db, papers)
  const mark = await markOf(db, id)
  const known = papers.get(id)
  if (known?.mark === mark) return known
  const found = await ballotPaper(db, id)
  if (found === undefined) return undefined
  const { paper } = found
  const logKey = (await sequencer.signerOf(id))?.vkey ?? null
  const fresh = { mark, paper, written: writeFact(paper), logKey, candidates: new Map() }
  papers.set(id, fresh)
  return fresh
}

/** The page of a candidate on this paper; undefined when it has no such number. */
export async function keptCandidate(
  db: Database,
  { paper, candidates }: KeptPaper,
  number: number,
): Promise<CandidatePage | undefined> {
  const known = candidates.get(number) ?? (await candidatePage(db, paper.campaign, number))
  if (known !== undefined) candidates.set(number, known)
  return known
}
