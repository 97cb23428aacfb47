import { createResource } from 'solid-js'
import type { Problem } from '../server/refusal.ts'
import type { Answered } from './api.ts'

/** One question to the server as a page reads it: failed, refused, loading (nothing of the three) or answered. */
export interface Asked<T> {
  answer: () => T | undefined
  refusal: () => Problem | undefined
  /** The server did not answer at all. */
  broken: () => boolean
  again: () => Promise<void>
}

/** Asks at once, and again on `again()`; the earlier answer stays on the page meanwhile. */
export function asked<T>(load: () => Promise<Answered<T>>): Asked<T> {
  const [resource, { refetch }] = createResource(load)
  const settled = () => (resource.error === undefined ? resource.latest : undefined)
  return {
    answer() {
      const latest = settled()
      return latest !== undefined && 'answer' in latest ? latest.answer : undefined
    },
    refusal() {
      const latest = settled()
      return latest !== undefined && 'refusal' in latest ? latest.refusal : undefined
    },
    broken: () => resource.error !== undefined,
    async again() {
      await refetch()
    },
  }
}
