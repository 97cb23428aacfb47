import { type JSX, Show } from 'solid-js'
import css from './Field.module.css'

/** What the control inside a field must carry. */
export interface Control {
  id: string
  name: string
  /** Ids of the hint and the error, read out with the control. */
  describedBy: () => string | undefined
  invalid: () => 'true' | undefined
}

export interface FieldProps {
  /** The key by which the server's refusals name this field. */
  name: string
  label: string
  /** Beside the label, `optional` for one. */
  mark?: string
  hint?: string
  /** A sentence: what is wrong, and what belongs here. */
  error?: string | undefined
  /** A certain repair, offered as a button under the error. */
  repair?: { label: string; act: () => void } | undefined
  children: (control: Control) => JSX.Element
}

/** The id of the control of a field, for links of the error summary. */
export function fieldId(name: string): string {
  return `field-${name}`
}

/** A labelled control: label above, hint, the control, and below it the error with its repair. */
export function Field(props: FieldProps) {
  const hintId = () => `${fieldId(props.name)}-hint`
  const errorId = () => `${fieldId(props.name)}-error`
  const describedBy = () =>
    [...(props.hint ? [hintId()] : []), ...(props.error ? [errorId()] : [])].join(' ') || undefined
  return (
    <div class={css.field}>
      <label class={css.label} for={fieldId(props.name)}>
        {props.label}
        <Show when={props.mark}>
          <span class={css.optional}>{props.mark}</span>
        </Show>
      </label>
      <Show when={props.hint}>
        <p id={hintId()} class={css.hint}>
          {props.hint}
        </p>
      </Show>
      {props.children({
        id: fieldId(props.name),
        name: props.name,
        describedBy,
        invalid: () => (props.error ? 'true' : undefined),
      })}
      <Show when={props.error}>
        <p id={errorId()} class={css.error}>
          {props.error}
          <Show when={props.repair}>
            {(repair) => (
              <button type="button" class="button button-small" onClick={() => repair().act()}>
                {repair().label}
              </button>
            )}
          </Show>
        </p>
      </Show>
    </div>
  )
}
