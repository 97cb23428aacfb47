import { type JSX, onCleanup, onMount, type ParentProps, Show } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { wordsOf } from '../words.ts'
import { Icon } from './Icon.tsx'
import { keepFocusInside } from './keepFocusInside.ts'
import css from './Sheet.module.css'

export interface SheetProps extends ParentProps {
  /** Id of the heading inside that names the sheet. */
  labelledBy: string
  onClose: () => void
  /** While sending: neither Escape, swipe, scrim nor close button shuts it. */
  locked?: boolean
  /** Acts that stay in place at the bottom. */
  foot?: JSX.Element
  /** Takes the whole page, as the number pad does on the smallest phones. */
  whole?: boolean
}

const words = wordsOf(partsWords)

/**
 * A sheet over the page; mount it to open it. A native dialog where the browser can show one modally; elsewhere (iOS 14) the
 * same element with our scrim and focus kept inside. Focus goes back where it was. Addresses and Back belong to the page.
 */
export function Sheet(props: SheetProps) {
  let dialog: HTMLDialogElement | undefined
  let body: HTMLDivElement | undefined
  const close = () => {
    if (!props.locked) props.onClose()
  }
  onMount(() => {
    if (dialog === undefined) return
    dialog.tabIndex = -1
    const before = document.activeElement
    const { overflow } = document.body.style
    document.body.style.overflow = 'hidden'
    if (typeof dialog.showModal === 'function') dialog.showModal()
    else dialog.setAttribute('open', '')
    dialog.focus()
    const release = keepFocusInside(dialog)
    onCleanup(() => {
      release()
      // While a modal dialog is open the page behind it takes no focus.
      if (typeof dialog?.close === 'function') dialog.close()
      document.body.style.overflow = overflow
      if (before instanceof HTMLElement) before.focus()
    })
  })
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  return (
    <>
      <div class={css.scrim} aria-hidden="true" onClick={close} />
      <dialog
        ref={dialog}
        class={css.sheet}
        classList={{ [css.whole ?? '']: props.whole === true }}
        aria-modal="true"
        aria-labelledby={props.labelledBy}
        onKeyDown={keys}
        onCancel={(event) => event.preventDefault()}
        onClick={(event) => {
          if (event.target === dialog) close()
        }}
        {...swipeDown(() => body?.scrollTop === 0, close)}
      >
        <button type="button" class={css.close} aria-label={words().close} onClick={close}>
          <Icon name="cross" size={20} />
        </button>
        <div ref={body} class={css.body}>
          {props.children}
        </div>
        <Show when={props.foot}>
          <div class={css.foot}>{props.foot}</div>
        </Show>
      </dialog>
    </>
  )
}

/** A finger that goes down by more than 80 px, and more down than aside, from the top of the content. */
function swipeDown(ready: () => boolean, act: () => void) {
  let from: { x: number; y: number } | null = null
  return {
    onTouchStart(event: TouchEvent) {
      const touch = event.touches[0]
      from = touch !== undefined && ready() ? { x: touch.clientX, y: touch.clientY } : null
    },
    onTouchEnd(event: TouchEvent) {
      const touch = event.changedTouches[0]
      if (from === null || touch === undefined) return
      const down = touch.clientY - from.y
      if (down > 80 && down > Math.abs(touch.clientX - from.x)) act()
      from = null
    },
  }
}
