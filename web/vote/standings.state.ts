import { hc } from 'hono/client'
import { createSignal, onCleanup, onMount } from 'solid-js'
import type { VoteRules } from '../../server/domain/ballot.ts'
import type { StandingsApi } from '../../server/standings.ts'
import { ask } from '../api.ts'

const client = hc<StandingsApi>('/api')
const liveMs = 20_000
const afterPaintMs = 1500

/** Votes as the rules let everybody see them while voting lasts: of when they are, and by number. Nothing where they are hidden. */
export interface Shown {
  at: string
  votes: ReadonlyMap<number, number>
}

/** Asks for the votes after the first paint and again as often as the rules refresh them; never where they are hidden. */
export function createStandings(campaign: string, { results_while_voting: rule }: VoteRules, open: () => boolean) {
  const [shown, setShown] = createSignal<Shown | null>(null)
  if (rule.mode === 'hidden') return shown
  const look = async (): Promise<void> => {
    if (!open()) return
    const found = await ask(() => client.campaigns[':campaign'].standings.$get({ param: { campaign } })).catch(
      () => null,
    )
    if (found === null || 'refusal' in found) return
    const { at, standings } = found.answer
    setShown({ at, votes: new Map(standings.map(({ number, votes }) => [number, votes])) })
  }
  onMount(() => {
    const first = setTimeout(() => void look(), afterPaintMs)
    const often = setInterval(() => void look(), rule.mode === 'live' ? liveMs : Math.max(1, rule.minutes) * 60_000)
    onCleanup(() => {
      clearTimeout(first)
      clearInterval(often)
    })
  })
  return shown
}
