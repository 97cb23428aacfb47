import { onCleanup, onMount, type ParentProps } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { Icon } from '../parts/Icon.tsx'
import { wordsOf } from '../words.ts'
import css from './panel.module.css'

const words = wordsOf(partsWords)

export interface PanelProps extends ParentProps {
  id: string
  title: string
  /** A press on it is not a press outside: it closes the panel itself. */
  opener: () => HTMLElement | undefined
  onClose: () => void
}

/** An explanation under what it explains. Escape, the cross or a press outside closes it; the focus goes in and comes back. */
export function Panel(props: PanelProps) {
  let panel: HTMLElement | undefined
  onMount(() => {
    const outside = (event: Event) => {
      const { target } = event
      if (!(target instanceof Node) || panel?.contains(target) || props.opener()?.contains(target)) return
      props.onClose()
    }
    document.addEventListener('pointerdown', outside)
    onCleanup(() => document.removeEventListener('pointerdown', outside))
    panel?.focus({ preventScroll: true })
  })
  return (
    <section
      ref={(element) => {
        panel = element
      }}
      id={props.id}
      class={`unprinted ${css.panel}`}
      tabindex="-1"
      aria-label={props.title}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <div class={css.head}>
        <h2 class={css.title}>{props.title}</h2>
        <button type="button" class={css.close} aria-label={words().close} onClick={() => props.onClose()}>
          <Icon name="cross" />
        </button>
      </div>
      {props.children}
    </section>
  )
}
