import { createSignal } from 'solid-js'

const query = matchMedia('(min-width: 640px)')
const [cards, setCards] = createSignal(query.matches)
// addListener is what Chrome 67 and iOS 13 know.
query.addListener((change) => setCards(change.matches))

/** The side of a candidate's seal: 56 in a row, 64 on a card, 80 in elder mode (citizen.md "The seal"). */
export function sealSize(elder: boolean): number {
  if (elder) return 80
  return cards() ? 64 : 56
}

const narrow = matchMedia('(max-width: 359px)')
const [small, setSmall] = createSignal(narrow.matches)
narrow.addListener((change) => setSmall(change.matches))

/** Text this large, set in the browser, leaves room for a word only. */
const largeText = 24

/** How long the hint in the search may be before it would be cut. */
export function hintLength(elder: boolean): 'long' | 'middle' | 'short' | 'least' {
  if (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) >= largeText) return 'least'
  if (elder) return 'short'
  return small() ? 'middle' : 'long'
}
