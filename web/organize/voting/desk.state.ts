import { hc } from 'hono/client'
import { createResource, createSignal, onCleanup } from 'solid-js'
import type { Problem } from '../../../server/refusal.ts'
import type { StandingsApi, VotingDesk } from '../../../server/standings.ts'
import { ask } from '../../api.ts'

const api = hc<StandingsApi>('/api')
const refreshMs = 10_000

/** The desk of a vote, asked again every ten seconds while the page is looked at. An answer that fails leaves the last one. */
export function openDesk(campaign: () => string) {
  const [desk, setDesk] = createSignal<VotingDesk>()
  const [refusal, setRefusal] = createSignal<Problem>()
  const [stale, setStale] = createSignal(false)
  const [first, { refetch }] = createResource(campaign, async (id) => {
    try {
      const outcome = await ask(() => api.campaigns[':campaign'].voting.$get({ param: { campaign: id } }))
      setStale(false)
      setRefusal('refusal' in outcome ? outcome.refusal : undefined)
      if ('answer' in outcome) setDesk(outcome.answer)
    } catch (broken) {
      setStale(true)
      if (desk() === undefined) throw broken
    }
    return true
  })
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void refetch()
  }, refreshMs)
  onCleanup(() => clearInterval(timer))
  return {
    desk,
    refusal,
    /** The server did not answer the last time; what is shown is older. */
    stale,
    broken: () => first.error !== undefined && desk() === undefined,
    again: () => void refetch(),
  }
}
