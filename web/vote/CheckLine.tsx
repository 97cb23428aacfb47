import { Show } from 'solid-js'
import { Icon } from '../parts/Icon.tsx'
import css from './CheckLine.module.css'
import type { Checked } from './check.ts'

/** How the check of the public log came out: jade only when it was made and held. */
export function CheckLine(props: { checked: Checked; words: Record<Checked, string> }) {
  return (
    <p class={css.line} data-checked={props.checked} role="status">
      <Show when={props.checked === 'checked'} fallback={<Icon name="clock" size={20} />}>
        <Icon name="tick" size={20} />
      </Show>
      <span>{props.words[props.checked]}</span>
    </p>
  )
}
