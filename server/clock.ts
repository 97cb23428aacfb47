import { recordAct } from '../db/audit.ts'
import { votingStages } from '../db/ballots.ts'
import { markVotingClosed, votesToClose } from '../db/campaigns.ts'
import { lockLog, writeToLog } from '../db/log.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Deps } from './deps.ts'
import { logLine } from './domain/log.ts'
import { isVotingOver } from './domain/stageMove.ts'
import { rfc3339 } from './time.ts'

/**
 * Writes `voting_closed` into the public log of every campaign whose last vote is over, once however many ask at the same
 * time. An act of the clock, without an actor. Answers how many it wrote.
 */
export async function closeDue(deps: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const at = rfc3339(deps.now())
  const due = (await votesToClose(deps.db)).filter(({ stages, graceSeconds }) => isVotingOver(stages, graceSeconds, at))
  let written = 0
  for (const { id, graceSeconds } of due) {
    const { first } = await inTransaction(deps.db, async (trx) => {
      const place = await lockLog(trx, id, at)
      // A window may have been extended in the last moment: what is read under the lock decides.
      if (!isVotingOver(await votingStages(trx, id), graceSeconds, at)) return { first: false }
      if (!(await markVotingClosed(trx, id, at))) return { first: false }
      await writeToLog(trx, id, place, [logLine(id, { type: 'voting_closed', at: place.at })])
      await recordAct(trx, { campaign: id, actor: null, at, act: 'voting-closed', subject: `campaign:${id}` })
      return { first: true }
    })
    if (first) written += 1
  }
  return written
}

/**
 * Looks every second whether a vote is over and whether a log waits to be signed, one look at a time; the answer stops it and
 * waits for the look under way.
 */
export function startClock(deps: Pick<Deps, 'db' | 'now' | 'log' | 'sequencer'>): () => Promise<void> {
  let looking: Promise<unknown> | null = null
  const look = () => {
    looking ??= closeDue(deps)
      .then(() => deps.sequencer.sealDue())
      .catch((error: unknown) => deps.log.error({ error: String(error) }, 'closing votes, signing logs'))
      .finally(() => {
        looking = null
      })
  }
  const timer = setInterval(look, 1000)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await looking
  }
}
