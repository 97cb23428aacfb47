import { createSignal, onCleanup } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'

/** What the citizen is looking at. Only gallery and candidate have addresses; the rest live in the history of this visit. */
export type View = { at: 'gallery' | 'review' | 'done' } | { at: 'candidate'; number: number }

/** The view of an address: `/c/<campaign>` or `/c/<campaign>/047`. */
function viewOf(pathname: string, state: unknown): View {
  const number = /^\/c\/[^/]+\/(\d+)\/?$/.exec(pathname)?.[1]
  if (number !== undefined) return { at: 'candidate', number: Number(number) }
  const kept = typeof state === 'object' && state !== null && 'at' in state ? state.at : null
  return { at: kept === 'review' || kept === 'done' ? kept : 'gallery' }
}

/**
 * Where the page stands, in step with the browser's history: what opens over the gallery is one step forward, so Back closes
 * it and the gallery is where it was left.
 */
export function createView(campaign: string) {
  const gallery = `/c/${campaign}`
  const [view, setView] = createSignal<View>(viewOf(location.pathname, history.state))
  const addressOf = (next: View) => (next.at === 'candidate' ? `${gallery}/${printedNumber(next.number)}` : gallery)
  const follow = () => setView(viewOf(location.pathname, history.state))
  addEventListener('popstate', follow)
  onCleanup(() => removeEventListener('popstate', follow))
  return {
    view,
    addressOf,
    open(next: View): void {
      history.pushState({ at: next.at, inside: true }, '', addressOf(next))
      setView(next)
    },
    /** Shows something else in the same place of the history: the next candidate, or the receipt after the review. */
    replace(next: View): void {
      const inside: unknown = history.state?.inside
      history.replaceState({ at: next.at, inside: inside === true }, '', addressOf(next))
      setView(next)
    },
    /** Back to the gallery: one step back when it lies behind us, else in place. */
    close(): void {
      if (history.state?.inside === true) history.back()
      else {
        history.replaceState(null, '', gallery)
        setView({ at: 'gallery' })
      }
    },
  }
}

export type ViewState = ReturnType<typeof createView>
