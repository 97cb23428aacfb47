const reachable =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]'

/** Makes Tab go round inside an element. Returns what undoes it. */
export function keepFocusInside(element: HTMLElement): () => void {
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'Tab') return
    const stops = [...element.querySelectorAll<HTMLElement>(reachable)].filter((stop) => stop.offsetParent !== null)
    const first = stops[0]
    const last = stops[stops.length - 1]
    const at = document.activeElement
    if (event.shiftKey && (at === first || at === element)) {
      event.preventDefault()
      last?.focus()
    } else if (!event.shiftKey && at === last) {
      event.preventDefault()
      first?.focus()
    }
  }
  element.addEventListener('keydown', turn)
  return () => element.removeEventListener('keydown', turn)
}
