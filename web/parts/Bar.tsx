import { For } from 'solid-js'
import css from './Bar.module.css'

export interface BarPart {
  /** Part of the whole, 0 to 1; a part that is not 0 is always visible. */
  share: number
  tone: 'slate' | 'jade' | 'amber' | 'muted' | 'ink' | 'vermilion'
}

/** A bar of one or more parts on a track: 4 px beside points, 8 px for an account. A picture of figures printed beside it. */
export function Bar(props: { parts: readonly BarPart[]; height?: number }) {
  return (
    <div class={css.bar} style={{ height: `${props.height ?? 4}px` }} aria-hidden="true">
      <For each={props.parts}>
        {(part) => (
          <span
            class={css[part.tone]}
            style={{ width: `${part.share * 100}%`, 'min-width': `${part.share > 0 ? 3 : 0}px` }}
          />
        )}
      </For>
    </div>
  )
}
