import { createMemo, createUniqueId, type JSX, type ParentProps, Show } from 'solid-js'

export interface ButtonProps extends ParentProps {
  /** One filled button a screen. `chosen` undoes by pressing again. */
  kind?: 'filled' | 'outline' | 'chosen' | 'quiet'
  size?: 'small' | 'tall'
  wide?: boolean
  /** Why it cannot be pressed now; shown beside it. The button keeps its focus so that the reason can be reached by keyboard. */
  because?: string | undefined
  /** While its act is under way: the label stays in place and a second press does nothing. */
  busy?: boolean
  /** The key that does the same. */
  keyCap?: string
  type?: 'button' | 'submit'
  onPress?: JSX.EventHandler<HTMLButtonElement, MouseEvent>
}

const kinds = { filled: 'button-filled', outline: '', chosen: 'button-chosen', quiet: 'button-quiet' } as const
const sizes = { small: 'button-small', tall: 'button-tall' } as const

/** A button that can say why it is off. */
export function Button(props: ButtonProps) {
  const reason = createUniqueId()
  // A prop may be a conditional, which Solid compiles to a memo: read in an event it would have no owner and never end.
  const off = createMemo(() => props.because !== undefined || props.busy === true)
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (off()) event.preventDefault()
    else props.onPress?.(event)
  }
  return (
    <>
      <button
        type={props.type ?? 'button'}
        class={`button ${kinds[props.kind ?? 'outline']} ${props.size === undefined ? '' : sizes[props.size]}`}
        classList={{ 'button-wide': props.wide === true }}
        aria-disabled={props.because !== undefined ? 'true' : undefined}
        aria-busy={props.busy === true ? 'true' : undefined}
        aria-describedby={props.because === undefined ? undefined : reason}
        onClick={press}
      >
        {props.children}
        <Show when={props.keyCap}>
          <kbd class="key">{props.keyCap}</kbd>
        </Show>
      </button>
      <Show when={props.because}>
        <span id={reason} class="button-reason">
          {props.because}
        </span>
      </Show>
    </>
  )
}
