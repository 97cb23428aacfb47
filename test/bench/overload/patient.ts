import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, openLine } from '../../load/line.ts'

/** What a crowd of voters found who do as they are told. Milliseconds from asking to the answer. */
export interface PatientCrowd {
  accepted: number
  acceptedTook: number[]
  refusedTook: number[]
  /** Seconds to wait as they were told. */
  waits: number[]
  odd: string[]
}

/**
 * So many voters at once, each on a connection of his own: who is refused comes again with the same ballot after the time he
 * was told, as a page does; who is accepted makes room for the next. `ballot` gives the request of a fresh one.
 */
export async function patientCrowd(
  url: URL,
  connections: number,
  seconds: number,
  ballot: () => string,
): Promise<PatientCrowd> {
  const found: PatientCrowd = { accepted: 0, acceptedTook: [], refusedTook: [], waits: [], odd: [] }
  const end = performance.now() + seconds * 1000
  const vote = async (): Promise<void> => {
    const line = openLine(url)
    let request = ballot()
    while (performance.now() < end) {
      const asked = performance.now()
      const answer = await line.ask(request)
      const took = performance.now() - asked
      if (answer?.status === 200) {
        found.accepted += 1
        found.acceptedTook.push(took)
        request = ballot()
      } else if (answer?.status === 503 || answer?.status === 429) {
        const told = retryAfter(answer) ?? 1
        found.refusedTook.push(took)
        found.waits.push(told)
        await wait(Math.min(told * 1000, Math.max(0, end - performance.now())))
      } else found.odd.push(answer === null ? 'a connection ended' : `${answer.status} ${answer.body.slice(0, 200)}`)
    }
    line.close()
  }
  await Promise.all(Array.from({ length: connections }, vote))
  return found
}

function retryAfter(answer: Answer): number | undefined {
  const seconds = /^retry-after: *(\d+)/im.exec(answer.head)?.[1]
  return seconds === undefined ? undefined : Number(seconds)
}
