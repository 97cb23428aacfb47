import { createEffect, For, Show } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { wordsOf } from '../words.ts'
import { fieldId } from './Field.tsx'

/** A refusal as a form shows it: the sentence, and the field to mend where there is one. */
export interface FieldError {
  field?: string | undefined
  sentence: string
}

const words = wordsOf(partsWords)

/** On top of a form: what is wrong, each sentence a link to its field. Focus moves here whenever the errors change. */
export function ErrorSummary(props: { errors: readonly FieldError[]; title?: string }) {
  let summary: HTMLDivElement | undefined
  createEffect(() => {
    if (props.errors.length > 0) summary?.focus()
  })
  const go = (event: MouseEvent, field: string) => {
    event.preventDefault()
    document.getElementById(fieldId(field))?.focus()
  }
  return (
    <Show when={props.errors.length > 0}>
      <div ref={summary} class="note note-error error-summary" role="alert" tabindex="-1">
        <strong>{props.title ?? words().errors(props.errors.length)}</strong>
        <ul>
          <For each={props.errors}>
            {(error) => (
              <li>
                <Show when={error.field} fallback={error.sentence}>
                  {(field) => (
                    <a href={`#${fieldId(field())}`} onClick={(event) => go(event, field())}>
                      {error.sentence}
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
