import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, openLine } from './line.ts'

/** One request of a paced run: how it was answered and how long that took, counted from when it was due. */
export interface Paced {
  due: number
  /** Milliseconds from the moment it was due, so that a server that stalls is not spared the requests it held up. */
  took: number
  answer: Answer | null
}

/**
 * Sends requests at a constant rate, whatever the server does: each has its moment, and waits for a free connection when all
 * are busy. Returns all of them in the order of their answers.
 */
export async function pace(
  url: URL,
  options: { rate: number; seconds: number; connections: number; request: (index: number) => string },
): Promise<Paced[]> {
  const lines = Array.from({ length: options.connections }, () => openLine(url))
  const total = Math.round(options.rate * options.seconds)
  const gap = 1000 / options.rate
  const begun = performance.now() + 20
  const done: Paced[] = []
  let next = 0
  await Promise.all(
    lines.map(async (line) => {
      while (next < total) {
        const index = next++
        const due = begun + index * gap
        const early = due - performance.now()
        if (early > 0.5) await wait(early)
        const answer = await line.ask(options.request(index))
        done.push({ due: due - begun, took: performance.now() - due, answer })
      }
    }),
  )
  for (const line of lines) line.close()
  return done
}
