import { Popover as Kobalte } from '@kobalte/core/popover'
import type { JSX, ParentProps } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { wordsOf } from '../words.ts'
import { Icon } from './Icon.tsx'
import css from './overlay.module.css'

export interface PopoverProps extends ParentProps {
  /** What opens it; it becomes the content of a button. */
  trigger: JSX.Element
  triggerClass?: string
  /** Accessible name of the trigger where its content is only a number. */
  triggerLabel?: string
  title: string
}

const words = wordsOf(partsWords)

/** An explanation beside what it explains. Escape, the cross or a press outside closes it. Desks and wide notices only. */
export function Popover(props: PopoverProps) {
  return (
    <Kobalte gutter={8} placement="bottom-end">
      <Kobalte.Trigger class={props.triggerClass ?? 'link-button'} aria-label={props.triggerLabel}>
        {props.trigger}
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content class={css.popover}>
          <div class={css.head}>
            <Kobalte.Title>{props.title}</Kobalte.Title>
            <Kobalte.CloseButton class={css.close} aria-label={words().close}>
              <Icon name="cross" />
            </Kobalte.CloseButton>
          </div>
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  )
}
