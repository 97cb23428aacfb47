import { Icon } from '../parts/Icon.tsx'
import css from './CheckLine.module.css'
import { type Checked, isAlarm } from './receipts.state.ts'

/** How the check of the public log came out: jade only when it was made and held. */
export function CheckLine(props: { checked: Checked; words: Record<Checked, string> }) {
  const icon = () => {
    if (isAlarm(props.checked)) return 'alert'
    return props.checked === 'checked' ? 'tick' : 'clock'
  }
  return (
    <p class={css.line} data-checked={props.checked} data-alarm={isAlarm(props.checked)} role="status">
      <Icon name={icon()} size={20} />
      <span>{props.words[props.checked]}</span>
    </p>
  )
}
