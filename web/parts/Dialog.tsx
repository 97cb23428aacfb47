import { Dialog as Kobalte } from '@kobalte/core/dialog'
import { type JSX, type ParentProps, Show } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { wordsOf } from '../words.ts'
import { Icon } from './Icon.tsx'
import css from './overlay.module.css'

export interface DialogProps extends ParentProps {
  open: boolean
  title: string
  onClose: () => void
  /** Buttons at the foot, the one that acts first. */
  acts?: JSX.Element
  wide?: boolean
}

const words = wordsOf(partsWords)

/** A question over a desk: its effect before, its undo named. Never used on citizens' pages, which have the sheet. */
export function Dialog(props: DialogProps) {
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class={css.overlay} />
        <div class={css.place}>
          <Kobalte.Content class={css.dialog} classList={{ [css.wide ?? '']: props.wide === true }}>
            <div class={css.head}>
              <Kobalte.Title class="section-title">{props.title}</Kobalte.Title>
              <Kobalte.CloseButton class={css.close} aria-label={words().close}>
                <Icon name="cross" />
              </Kobalte.CloseButton>
            </div>
            {props.children}
            <Show when={props.acts}>
              <div class={css.acts}>{props.acts}</div>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  )
}
