import { hc } from 'hono/client'
import { createContext, createResource, useContext } from 'solid-js'
import type { CampaignFacts, Campaigns } from '../../server/campaigns.ts'
import type { Problem } from '../../server/refusal.ts'
import { ask } from '../api.ts'

/** The typed client of the organizer's campaign routes. */
export const campaigns = hc<Campaigns>('/api')

/** The campaign in hand, loaded once by the desk and read by every page in it. */
export interface CampaignState {
  id: () => string
  /** The organizer's facts; undefined while loading or when refused. */
  facts: () => CampaignFacts | undefined
  /** Why the facts were refused. */
  refusal: () => Problem | undefined
  /** True when the server did not answer at all. */
  broken: () => boolean
  /** When the facts arrived, on this page's own clock (`performance.now()`). */
  loadedAt: () => number
  /** Asks again; call it after every act that changes the campaign. */
  reload: () => Promise<void>
}

export const CampaignContext = createContext<CampaignState>()

/** The campaign whose desk this page is on. */
export function useCampaign(): CampaignState {
  const state = useContext(CampaignContext)
  if (state === undefined) throw new Error('this page is not on the desk of a campaign')
  return state
}

/** Loads the facts of the campaign with this id, and again whenever the id changes. */
export function openCampaign(id: () => string): CampaignState {
  let arrived = 0
  const [answered, { refetch }] = createResource(id, async (campaign) => {
    const answer = await ask(() => campaigns.campaigns[':campaign'].$get({ param: { campaign } }))
    arrived = performance.now()
    return answer
  })
  const latest = () => (answered.error === undefined ? answered.latest : undefined)
  return {
    id,
    facts: () => {
      const known = latest()
      // The client's types allow `undefined` where a key may be absent; JSON has none, so what arrived is exact.
      return known !== undefined && 'answer' in known ? (known.answer as CampaignFacts) : undefined
    },
    refusal: () => {
      const known = latest()
      return known !== undefined && 'refusal' in known ? known.refusal : undefined
    },
    broken: () => answered.error !== undefined,
    loadedAt: () => arrived,
    reload: async () => {
      await refetch()
    },
  }
}
