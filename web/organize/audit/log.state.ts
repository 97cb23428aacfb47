import { hc } from 'hono/client'
import { createResource, createSignal } from 'solid-js'
import { logRuns } from '../../../server/domain/trail.ts'
import type { Log } from '../../../server/log.ts'
import type { Problem } from '../../../server/refusal.ts'
import { ask } from '../../api.ts'

const log = hc<Log>('/api').campaigns[':campaign'].log
const pageSize = 1000

interface Read {
  entries: string[]
  more: boolean
}

/** The public log from its first entry on, as far as it was read. */
export function openLog(campaign: () => string) {
  const [busy, setBusy] = createSignal(false)
  const page = async (start: number): Promise<Read | { refusal: Problem }> => {
    const query = { start: String(start), limit: String(pageSize) }
    const outcome = await ask(() => log.$get({ param: { campaign: campaign() }, query }))
    if ('refusal' in outcome) return outcome
    const { entries } = outcome.answer
    return { entries, more: entries.length === pageSize }
  }
  const [answered, { refetch, mutate }] = createResource(campaign, () => page(0))
  const latest = () => (answered.error === undefined ? answered.latest : undefined)
  const read = () => {
    const found = latest()
    return found !== undefined && 'entries' in found ? found : undefined
  }
  return {
    busy,
    read,
    runs: () => logRuns(0, read()?.entries ?? []),
    refusal: () => {
      const found = latest()
      return found !== undefined && 'refusal' in found ? found.refusal : undefined
    },
    broken: () => answered.error !== undefined,
    retry: () => void refetch(),
    more: async () => {
      const known = read()
      if (known === undefined || busy()) return
      setBusy(true)
      try {
        const next = await page(known.entries.length)
        mutate('refusal' in next ? next : { ...next, entries: [...known.entries, ...next.entries] })
      } finally {
        setBusy(false)
      }
    },
  }
}
