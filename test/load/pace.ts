import { setTimeout as wait } from 'node:timers/promises'
import { type Line, openLine } from './line.ts'

/** One visit of a paced run. */
export interface Paced<T> {
  /** Milliseconds after the start of the run when it was to begin. */
  due: number
  /** Milliseconds from then to its end, so that a server that stalls is not spared the visits it held up. */
  took: number
  found: T
}

/**
 * Begins visits at a constant rate, whatever the server does: each has its moment, and waits for a free connection when all
 * are busy. Returns all of them in the order in which they ended.
 */
export async function pace<T>(
  url: URL,
  options: {
    rate: number
    seconds: number
    connections: number
    visit: (line: Line, index: number) => Promise<T>
  },
): Promise<Paced<T>[]> {
  const lines = Array.from({ length: options.connections }, () => openLine(url))
  const total = Math.round(options.rate * options.seconds)
  const gap = 1000 / options.rate
  const begun = performance.now() + 20
  const done: Paced<T>[] = []
  let next = 0
  await Promise.all(
    lines.map(async (line) => {
      while (next < total) {
        const index = next++
        const due = index * gap
        const early = begun + due - performance.now()
        if (early > 0.5) await wait(early)
        const found = await options.visit(line, index)
        done.push({ due, took: performance.now() - begun - due, found })
      }
    }),
  )
  for (const line of lines) line.close()
  return done
}
