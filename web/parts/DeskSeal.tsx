import { For, Show } from 'solid-js'
import { sealDigits } from '../../server/domain/seal.ts'
import { partsWords } from '../../server/domain/words/parts.ts'
import { wordsOf } from '../words.ts'
import css from './DeskSeal.module.css'

export interface DeskSealProps {
  /** The candidate number as printed, null where none is given yet. */
  number: string | null
  /** Side in pixels: 30 tables, 36 strip, 52 title, 88 empty first screen. */
  size: number
  /**
   * `idle` untouched, `draft` begun, `stamped` submitted or in, `past` stamped inside a table of open work, `aside` set aside,
   * `none` no number yet.
   */
  state: 'idle' | 'draft' | 'stamped' | 'past' | 'aside' | 'none'
  /** Read aloud where no text beside the seal says the number. */
  label?: string
}

const words = wordsOf(partsWords)

/** The quiet seal of the desks: straight edges, printed digits. */
export function DeskSeal(props: DeskSealProps) {
  return (
    <span
      class={`${css.seal} ${css[props.state]}`}
      classList={{ [css.framed ?? '']: props.state === 'stamped' && props.size >= 36 }}
      style={{
        width: `${props.size}px`,
        height: `${props.size}px`,
        'font-size': `${Math.round(props.size * 0.23)}px`,
      }}
    >
      <Show when={props.label}>
        <span class="unseen">{props.label}</span>
      </Show>
      <Show
        when={props.state === 'none' ? null : props.number}
        fallback={<Show when={props.size >= 52}>{words().seal.unnumbered}</Show>}
      >
        {(number) => (
          <svg width={props.size - 4} height={props.size - 4} viewBox="0 0 100 100" aria-hidden="true">
            <For each={sealDigits(number(), 'printed')}>
              {(digit) => <path transform={digit.transform} d={digit.path} />}
            </For>
          </svg>
        )}
      </Show>
    </span>
  )
}
