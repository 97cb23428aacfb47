import type { VotingCampaign } from '../db/ballots.ts'
import type { BallotTable, Database } from '../db/database.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { isLogBehind, lockHead } from '../db/log.ts'
import { checkpointOf, readHead, unsealedLogs } from '../db/tree.ts'
import type { Arrival } from './ballots/arrival.ts'
import { identHalf, type Receipt, receiptOf } from './ballots/receipt.ts'
import type { Deps } from './deps.ts'
import { fromBase64url } from './domain/bytes.ts'
import { proofText } from './domain/tlogProof.ts'
import type { Refusal } from './refusal.ts'
import type { Anchor } from './sequencer/anchor.ts'
import { castBatch, type Decided, type Outcome } from './sequencer/batch.ts'
import { pathInLog } from './sequencer/proof.ts'
import { type SealedHead, sealLog } from './sequencer/seal.ts'
import { openSigner, type Signer } from './sequencer/signer.ts'
import { type CheckedLog, checkLogs } from './sequencer/start.ts'
import { rfc3339 } from './time.ts'

/** A ballot's answer: its receipt, or why it is none. */
export type Cast = { receipt: Receipt } | { refusal: Refusal }

/** Puts ballots into the one order of their campaign, many at a time, and signs what the log has become. */
export interface Sequencer {
  /**
   * Queues a ballot and answers when it is on disk, in the signed tree, and anchored; or with the refusal. The same key again
   * gives the same bytes; while the first is still under way, `in-flight`.
   */
  cast: (campaign: VotingCampaign, arrival: Arrival) => Promise<Cast>
  /** Signs what acts have appended to logs since; answers how many logs it signed. */
  sealDue: () => Promise<number>
  /** The check at the start: every log whose entries or promises do not fit is read-only until a start finds it whole. */
  check: () => Promise<CheckedLog[]>
  /** The signer of a campaign's log; null when it is unknown. */
  signerOf: (campaign: string) => Promise<Signer | null>
  /** How many ballots wait, and for how many milliseconds the oldest has. */
  pressure: () => { waiting: number; oldestMs: number }
}

/** The largest batch; what waits longer than this is let go (log.md "Commit path" 1 and 2). */
const mostInBatch = 256
const patienceMs = 500
const mostWaiting = 4096

interface Waiting {
  arrival: Arrival
  since: number
  answer: (cast: Cast) => void
}

interface Line {
  campaign: VotingCampaign
  waiting: Waiting[]
  /** Ids that are queued or in a batch. */
  inFlight: Set<string>
  running: boolean
}

type World = Pick<Deps, 'db' | 'now' | 'chance' | 'key' | 'config' | 'log'>

/**
 * Opens the sequencer of this process. Several nodes may run one each on the same PostgreSQL: the row `log_head` orders them.
 * `waitingMs`: how long a ballot may wait for its batch before it is let go.
 */
export function openSequencer(world: World, anchor: Anchor, waitingMs = patienceMs): Sequencer {
  const { db, config, key } = world
  const lines = new Map<string, Line>()
  const signers = new Map<string, Signer>()

  function signerFor(campaign: string, known: string | null): Signer {
    const origin = known ?? `${hostOf(config.publicUrl)}/campaign/${campaign}`
    const signer = signers.get(campaign)
    if (signer?.origin === origin) return signer
    const opened = openSigner(origin, key(`log/v1/${campaign}`))
    signers.set(campaign, opened)
    return opened
  }

  async function runBatch(line: Line, batch: readonly Waiting[]): Promise<void> {
    const { campaign } = line
    const arrivals = batch.map(({ arrival }) => arrival)
    const now = rfc3339(world.now())
    const signerOf = (origin: string | null) => signerFor(campaign.id, origin)
    // Read before the head: an older database may be put back under a running server, and no size is signed twice.
    const promised = await anchor.held(campaign.id)
    const decided = await db.transaction().execute((trx) => castBatch(trx, campaign, arrivals, now, signerOf, promised))
    // Not awaited by the next batch: it may commit meanwhile, but no answer leaves before its head is anchored.
    release(campaign, batch, decided).catch((broken: unknown) => refuseAll(batch, broken))
  }

  async function release(campaign: VotingCampaign, batch: readonly Waiting[], decided: Decided): Promise<void> {
    const { sealed, outcomes } = decided
    if (sealed !== null) await anchor.raise(campaign.id, sealed.size, sealed.note)
    for (const [place, { answer }] of batch.entries()) {
      const outcome = outcomes[place]
      if (outcome === undefined) throw new Error('a ballot was decided upon without an outcome')
      answer(await answerOf(campaign, outcome, sealed))
    }
  }

  async function answerOf(campaign: VotingCampaign, outcome: Outcome, sealed: SealedHead | null): Promise<Cast> {
    if ('refusal' in outcome) return outcome
    if ('earlier' in outcome) {
      const { earlier } = outcome
      return { receipt: receiptOf(campaign, earlier, identHalf(earlier), await proofOf(earlier)) }
    }
    if (sealed === null) throw new Error('an accepted ballot without a signed head')
    const { fresh, cB } = outcome
    const proof = proofText(fresh.log_index, sealed.growth.path(fresh.log_index), sealed.note)
    return { receipt: receiptOf(campaign, fresh, cB, proof) }
  }

  async function proofOf(row: BallotTable): Promise<string> {
    const { campaign, log_index: index, tree_size: size } = row
    const head = await readHead(db, campaign)
    const kept = await checkpointOf(db, campaign, size)
    const [root, signature] = [fromBase64url(kept?.root ?? ''), fromBase64url(kept?.signature ?? '')]
    if (head === undefined || root === null || signature === null) throw new Error(`no checkpoint of size ${size}`)
    const note = signerFor(campaign, head.origin).note(size, root, signature)
    // The first answer may still wait for its anchor, or was lost before: this one makes the promise as much as that did.
    await anchor.raise(campaign, size, note)
    return proofText(index, await pathInLog(db, campaign, index, size), note)
  }

  function refuseAll(batch: readonly Waiting[], broken: unknown): void {
    const behind = isLogBehind(broken)
    if (!behind)
      world.log.error({ error: broken instanceof Error ? broken.stack : String(broken) }, 'a batch of ballots')
    for (const { answer } of batch) answer({ refusal: { code: behind ? 'log-behind' : 'not-sequenced' } })
  }

  async function runLine(line: Line): Promise<void> {
    line.running = true
    try {
      while (line.waiting.length > 0) {
        const batch = shuffled(nextBatch(line), world.chance)
        await runBatch(line, batch).catch((broken: unknown) => retryOneByOne(line, batch, broken))
        for (const { arrival } of batch) line.inFlight.delete(arrival.id)
        await breath()
      }
    } finally {
      line.running = false
      lines.delete(line.campaign.id)
    }
  }

  /** A unique index refused one of them: each is then tried alone, and only the one at fault is refused. */
  async function retryOneByOne(line: Line, batch: readonly Waiting[], broken: unknown): Promise<void> {
    if (!isDuplicate(broken)) return refuseAll(batch, broken)
    const [only] = batch
    if (batch.length === 1 && only !== undefined) return only.answer({ refusal: { code: 'already-voted' } })
    for (const one of batch) await runBatch(line, [one]).catch((alone: unknown) => retryOneByOne(line, [one], alone))
  }

  /** The oldest that still wait, at most a batch of them; what waited too long is let go and may come again. */
  function nextBatch(line: Line): Waiting[] {
    const stale = performance.now() - waitingMs
    while (line.waiting[0] !== undefined && line.waiting[0].since < stale) {
      const late = line.waiting.shift()
      if (late === undefined) break
      line.inFlight.delete(late.arrival.id)
      late.answer({ refusal: { code: 'overloaded' } })
    }
    return line.waiting.splice(0, mostInBatch)
  }

  function lineOf(campaign: VotingCampaign): Line {
    const known = lines.get(campaign.id)
    if (known !== undefined) return known
    const line: Line = { campaign, waiting: [], inFlight: new Set(), running: false }
    lines.set(campaign.id, line)
    return line
  }

  return {
    cast(campaign, arrival) {
      const line = lineOf(campaign)
      if (line.inFlight.has(arrival.id)) return Promise.resolve({ refusal: { code: 'in-flight' } })
      if (line.waiting.length >= mostWaiting) return Promise.resolve({ refusal: { code: 'overloaded' } })
      line.inFlight.add(arrival.id)
      return new Promise((answer) => {
        line.waiting.push({ arrival, since: performance.now(), answer })
        if (!line.running) {
          line.running = true
          setImmediate(() => void runLine(line))
        }
      })
    },
    async sealDue() {
      let count = 0
      for (const campaign of await unsealedLogs(db)) {
        const promised = await anchor.held(campaign)
        const sealed = await db
          .transaction()
          .execute((trx) => sealActs(trx, campaign, promised))
          .catch(unlessBehind)
        if (sealed === null) continue
        await anchor.raise(campaign, sealed.size, sealed.note)
        count += 1
      }
      return count
    },
    check: () => checkLogs(world, anchor),
    async signerOf(campaign) {
      const head = await readHead(db, campaign)
      return head === undefined ? null : signerFor(campaign, head.origin)
    },
    pressure() {
      let waiting = 0
      let oldest = performance.now()
      const now = oldest
      for (const line of lines.values()) {
        waiting += line.inFlight.size
        oldest = Math.min(oldest, line.waiting[0]?.since ?? oldest)
      }
      return { waiting, oldestMs: now - oldest }
    },
  }

  async function sealActs(trx: Database, campaign: string, promised: number): Promise<SealedHead | null> {
    const head = await lockHead(trx, campaign, rfc3339(world.now()), promised)
    if (head.treeSize === head.first) return null
    return sealLog(trx, campaign, head, signerFor(campaign, head.origin), [])
  }
}

/** A log that fell behind is passed over, so that the others are signed. */
function unlessBehind(broken: unknown): null {
  if (isLogBehind(broken)) return null
  throw broken
}

/** Lets arrivals that were read meanwhile join the next batch. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** The order inside a batch tells nothing about who came first (Fisher and Yates, from the server's own chance). */
function shuffled(batch: Waiting[], chance: (bytes: number) => Uint8Array): Waiting[] {
  const draws = new DataView(chance(batch.length * 4).buffer)
  for (let last = batch.length - 1; last > 0; last--) {
    const drawn = draws.getUint32(last * 4) % (last + 1)
    const [a, b] = [batch[last], batch[drawn]]
    if (a !== undefined && b !== undefined) [batch[last], batch[drawn]] = [b, a]
  }
  return batch
}

/** The name under which a log is known: the public host, or `localhost` where the server speaks on loopback only. */
function hostOf(publicUrl: string | null): string {
  return publicUrl === null ? 'localhost' : new URL(publicUrl).host
}
