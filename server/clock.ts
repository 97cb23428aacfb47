import { recordAct } from '../db/audit.ts'
import { votingStages } from '../db/ballots.ts'
import { markVotingClosed, votesToClose } from '../db/campaigns.ts'
import { lockLog, writeToLog } from '../db/log.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Deps } from './deps.ts'
import { logLine } from './domain/log.ts'
import { isVotingOver } from './domain/stageMove.ts'
import { keepStandingsDue } from './standings/shown.ts'
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
 * Looks every second whether a vote is over, whether votes are to be refreshed, whether a log waits to be signed, and writes down
 * the refusals of that second; one look at a time. The answer stops it and waits for the look under way.
 */
export function startClock(deps: Pick<Deps, 'db' | 'now' | 'log' | 'sequencer' | 'turnedAway'>): () => Promise<void> {
  const duties = [
    () => closeDue(deps),
    () => keepStandingsDue(deps),
    () => deps.sequencer.sealDue(),
    () => deps.turnedAway.flush(),
  ]
  const lookOnce = async () => {
    for (const duty of duties) {
      try {
        await duty()
      } catch (error) {
        deps.log.error({ error: String(error) }, 'the clock')
      }
    }
  }
  let looking: Promise<void> | null = null
  const timer = setInterval(() => {
    looking ??= lookOnce().finally(() => {
      looking = null
    })
  }, 1000)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await looking
  }
}
