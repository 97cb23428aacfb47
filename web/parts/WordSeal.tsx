import { For, Show } from 'solid-js'
import { grainAt, type SealWord, wordEdge, wordStrokes } from '../../server/domain/seal.ts'
import css from './WordSeal.module.css'

export interface WordSealProps {
  /** `voted` only after the server's receipt. */
  word: SealWord
  /** Width in pixels; it is half as high again. */
  width: number
  /** Degrees. */
  tilt?: number
  /** Straight edges with an inner hairline, for the top bar of the desks. */
  plain?: boolean
}

/** A seal of two characters, stacked. A picture only; words beside it say the same. */
export function WordSeal(props: WordSealProps) {
  return (
    <svg aria-hidden="true" class={css.seal} width={props.width} height={props.width * 1.5} viewBox="0 0 100 150">
      <g transform={`rotate(${props.tilt ?? 0} 50 75)`}>
        <Show
          when={props.plain}
          fallback={<path class={css.edge} fill-rule="evenodd" d={wordEdge(props.word, grainAt(props.width))} />}
        >
          <rect class={css.edge} x="1" y="1" width="98" height="148" rx="12" />
          <rect class={css.frame} x="9" y="9" width="82" height="132" rx="4" />
        </Show>
        <g class={css.on} transform={props.plain ? 'translate(7 10.5)scale(.86)' : undefined}>
          <For each={wordStrokes(props.word)}>
            {(character) => <path transform={character.transform} d={character.path} />}
          </For>
        </g>
      </g>
    </svg>
  )
}
