import { Show } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { wordsOf } from '../words.ts'
import { Icon } from './Icon.tsx'
import css from './SaveStatus.module.css'

/** Where the last words typed are. `saved` appears only after the server's answer, with its time to the second. */
export type Saved =
  | { state: 'saved'; time: string }
  | { state: 'saving' }
  | { state: 'offline'; waiting: number }
  | { state: 'failed' }
  | { state: 'conflict' }

const words = wordsOf(partsWords)

/** The one place of a desk that says whether it is saved; only words and colour change. */
export function SaveStatus(props: { saved: Saved; unmarked?: boolean }) {
  const sentence = () => {
    const saved = props.saved
    if (saved.state === 'saved') return words().save.saved(saved.time)
    if (saved.state === 'offline') return words().save.offline(saved.waiting)
    return words().save[saved.state]
  }
  return (
    <span class={`${css.status} ${css[props.saved.state]}`} role="status">
      <Show when={props.saved.state === 'saved' && !props.unmarked}>
        <Icon name="tick" size={15} />
      </Show>
      <Show when={props.saved.state === 'offline'}>
        <span class={css.dot} />
      </Show>
      {sentence()}
    </span>
  )
}
