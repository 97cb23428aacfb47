import { Field } from '../parts/Field.tsx'

export interface TextFieldProps {
  name: string
  label: string
  value: string
  onInput: (typed: string) => void
  hint?: string
  error?: string | undefined
  autocomplete?: string
  fixed?: boolean
}

/** One line of text under its label. */
export function TextField(props: TextFieldProps) {
  return (
    <Field name={props.name} label={props.label} hint={props.hint ?? ''} error={props.error}>
      {(control) => (
        <input
          id={control.id}
          name={control.name}
          type="text"
          autocomplete={props.autocomplete ?? 'off'}
          autocapitalize="off"
          spellcheck={false}
          readOnly={props.fixed === true}
          aria-describedby={control.describedBy()}
          aria-invalid={control.invalid()}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
