import { setTimeout as wait } from 'node:timers/promises'
import type { Receipt } from '../../server/ballots.ts'
import { type Line, openLine } from '../load/line.ts'
import { ballotRequest, type SignedBallot } from '../load/voters.ts'

/** A ballot with the history of its sending. */
export interface Sent extends SignedBallot {
  /** How often it is still to be sent on purpose, beside sendings whose answer got lost. */
  left: number
  asked: number
  /** Whether an answer got lost. */
  cut: boolean
  /** The bytes of every accepting answer. */
  answers: string[]
}

/** What came of some voting: ballots accepted for the first time, all accepting answers, and refusals for good. */
export interface Voted {
  first: Sent[]
  answers: number
  refused: string[]
}

/** Voters who send over so many lines, each ballot once or several times. */
export interface Crowd {
  /** All ballots ever sent. */
  ballots: Sent[]
  /** How many accepting answers came so far. */
  answers: () => number
  /** Votes at this server until `stopped`, with fresh ballots and with those that were sent before. */
  vote: (url: URL, lines: number, stopped: () => boolean) => Promise<Voted>
  /** Sends only what is still to be sent, until every ballot is accepted. */
  finish: (url: URL, lines: number) => Promise<Voted>
}

/** Answers after which a voter's page sends the same ballot again with the same key. */
const again = new Set([409, 429, 503])

/**
 * Opens a crowd. Each ballot is sent as often as `times` says, and again as often as its answer got lost: some copies at once
 * over other lines, the rest at some later time, before or after a restart.
 */
export function openCrowd(sign: () => SignedBallot, times: () => number): Crowd {
  const ballots: Sent[] = []
  const owed: Sent[] = []
  let answers = 0
  const owe = (ballot: Sent) => {
    ballot.left -= 1
    owed.push(ballot)
  }
  const takeOwed = () => owed.splice(Math.floor(Math.random() * owed.length), 1)[0]
  const fresh = (): Sent => {
    const ballot: Sent = { ...sign(), left: times() - 1, asked: 0, cut: false, answers: [] }
    ballots.push(ballot)
    if (ballot.left > 0 && Math.random() < 0.3) owe(ballot)
    return ballot
  }
  const send = async (line: Line, url: URL, next: () => Sent | undefined, voted: Voted) => {
    for (let ballot = next(); ballot !== undefined; ballot = next()) {
      ballot.asked += 1
      const answer = await line.ask(ballotRequest(url, ballot))
      if (answer === null) {
        ballot.cut = true
        owed.push(ballot)
      } else if (answer.status === 200) {
        if (ballot.answers.length === 0) voted.first.push(ballot)
        ballot.answers.push(answer.body)
        voted.answers += 1
        answers += 1
        if (ballot.left > 0) owe(ballot)
      } else if (again.has(answer.status)) {
        owed.push(ballot)
        await wait(10)
      } else voted.refused.push(`${answer.status} ${answer.body}`)
    }
  }
  const run = async (url: URL, lines: number, next: () => Sent | undefined): Promise<Voted> => {
    const voted: Voted = { first: [], answers: 0, refused: [] }
    const open = Array.from({ length: lines }, () => openLine(url))
    await Promise.all(open.map((line) => send(line, url, next, voted)))
    for (const line of open) line.close()
    return voted
  }
  return {
    ballots,
    answers: () => answers,
    vote: (url, lines, stopped) =>
      run(url, lines, () => {
        if (stopped()) return undefined
        return (Math.random() < 0.5 ? takeOwed() : undefined) ?? fresh()
      }),
    finish: (url, lines) => run(url, lines, takeOwed),
  }
}

/** Reads the receipt that an accepting answer carries. */
export function receiptIn(body: string): Receipt {
  return JSON.parse(body)
}
