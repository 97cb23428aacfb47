import type { DeskState } from '../desk.state.ts'

/** What the keys of the desk do besides changing points. */
export interface KeyActs {
  focus: (criterion: string) => void
  comment: () => void
  levels: () => void
  go: (by: 1 | -1) => void
  /** Enter: submits when nothing is missing, else goes to the first gap. */
  finish: () => void
}

/**
 * One key on the desk (review.md "Scoring"): 1-9 and 0 set 10 to 100 and go on, arrows move one point, Tab the criterion,
 * Enter submits or finds the gap, j and k the nomination, ? the level words, c the comment. In a text field only Esc works, and
 * leaves it. Answers whether the key was used.
 */
export function deskKey(event: KeyboardEvent, desk: DeskState, acts: KeyActs): boolean {
  const target = event.target instanceof Element ? event.target : null
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target?.closest('dialog') !== null)
    return false
  if (target.closest('input, textarea, select') !== null) {
    if (event.key !== 'Escape') return false
    acts.focus(desk.current())
    return true
  }
  if (/^[0-9]$/.test(event.key)) return digit(Number(event.key), desk, acts)
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowDown':
      if (desk.locked()) return false
      desk.step(desk.current(), event.key === 'ArrowUp' ? 1 : -1)
      return true
    case 'Tab':
      return tab(event.shiftKey ? -1 : 1, target, desk, acts)
    case 'Enter':
      if (target.closest('a, button') !== null) return false
      acts.finish()
      return true
    case 'j':
      acts.go(1)
      return true
    case 'k':
      acts.go(-1)
      return true
    case 'c':
      acts.comment()
      return true
    case '?':
      acts.levels()
      return true
    default:
      return false
  }
}

function digit(figure: number, desk: DeskState, acts: KeyActs): boolean {
  if (desk.locked()) return false
  const criterion = desk.current()
  desk.setPoints(criterion, (figure === 0 ? 10 : figure) * 1000)
  acts.focus(desk.neighbour(1))
  return true
}

/** From ruler to ruler; at the ends, and from anywhere else, Tab moves as everywhere. */
function tab(by: 1 | -1, target: Element, desk: DeskState, acts: KeyActs): boolean {
  if (target.closest('[role="slider"]') === null) return false
  const next = desk.neighbour(by)
  if (next === desk.current()) return false
  acts.focus(next)
  return true
}
