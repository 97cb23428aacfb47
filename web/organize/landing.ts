import { useSearchParams } from '@solidjs/router'
import { onMount } from 'solid-js'
import { fieldId } from '../parts/Field.tsx'

/** Moves the focus to the field that the address names (`?field=stages.2.closesAt`), or to the nearest part that holds it. */
export function useLanding(): void {
  const [search] = useSearchParams<{ field?: string }>()
  onMount(() => {
    if (search.field !== undefined) focusField(search.field)
  })
}

/** Focuses a field by its path; while the page has none of that name, the path loses its last step. */
export function focusField(path: string): void {
  const spot = document.getElementById(fieldId(path))
  const shorter = path.replace(/(\.[^.[\]]*|\[\d+\])$/, '')
  if (spot === null) {
    if (shorter !== path) focusField(shorter)
    return
  }
  const control = spot.matches('input, select, textarea, button') ? spot : spot.querySelector<HTMLElement>(controls)
  const target = control ?? spot
  target.focus()
  target.scrollIntoView({ block: 'center' })
}

const controls = 'input, select, textarea, button'
