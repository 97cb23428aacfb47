import { createSignal } from 'solid-js'
import { peopleWords } from '../../server/domain/words/people.ts'
import { Field } from '../parts/Field.tsx'
import { wordsOf } from '../words.ts'
import css from './people.module.css'

export interface PasswordFieldProps {
  value: string
  onInput: (typed: string) => void
  hint?: string
  error?: string | undefined
  /** Tells password managers whether to offer a new password or the kept one. */
  fresh?: boolean
}

const words = wordsOf(peopleWords)

/** A password, with a button that shows what is being typed. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = createSignal(false)
  return (
    <Field name="password" label={words().field.password} hint={props.hint ?? ''} error={props.error}>
      {(control) => (
        <div class={css.password}>
          <input
            id={control.id}
            name={control.name}
            class="control"
            type={shown() ? 'text' : 'password'}
            autocomplete={props.fresh ? 'new-password' : 'current-password'}
            autocapitalize="off"
            spellcheck={false}
            aria-describedby={control.describedBy()}
            aria-invalid={control.invalid()}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <button type="button" class="link-button nowrap" onClick={() => setShown(!shown())}>
            {shown() ? words().field.hidePassword : words().field.showPassword}
          </button>
        </div>
      )}
    </Field>
  )
}
