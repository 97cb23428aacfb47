import { For, type JSX } from 'solid-js'
import { Field, fieldId } from '../../parts/Field.tsx'
import css from './rules.module.css'

interface Named {
  /** Path of the field, as the settings' API names it. */
  name: string
  label: string
  hint?: string
  error: string | undefined
}

/** A short text that is a number. */
export function NumberField(props: Named & { value: string; suffix?: string; onType: (text: string) => void }) {
  return (
    <Field name={props.name} label={props.label} {...(props.hint ? { hint: props.hint } : {})} error={props.error}>
      {(control) => (
        <span class={css.number}>
          <input
            id={control.id}
            type="text"
            inputmode="decimal"
            class="control-number"
            maxlength="40"
            aria-describedby={control.describedBy()}
            aria-invalid={control.invalid()}
            value={props.value}
            onInput={(event) => props.onType(event.currentTarget.value)}
          />
          {props.suffix === undefined ? null : <span>{props.suffix}</span>}
        </span>
      )}
    </Field>
  )
}

interface Chosen<T extends string> {
  name: string
  label: string
  options: readonly (readonly [T, string])[]
  value: T
  onChoose: (value: T) => void
}

/** One of several, folded. */
export function SelectField<T extends string>(props: Chosen<T> & { error?: string | undefined }) {
  return (
    <Field name={props.name} label={props.label} error={props.error}>
      {(control) => (
        <select
          id={control.id}
          aria-describedby={control.describedBy()}
          aria-invalid={control.invalid()}
          value={props.value}
          onChange={(event) => {
            const chosen = props.options.find(([key]) => key === event.currentTarget.value)
            if (chosen !== undefined) props.onChoose(chosen[0])
          }}
        >
          <For each={props.options}>
            {([key, label]) => (
              <option value={key} selected={key === props.value}>
                {label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}

/** One of a few, all in sight. */
export function RadioField<T extends string>(props: Chosen<T>) {
  return (
    <fieldset id={fieldId(props.name)} class={css.radios}>
      <legend>{props.label}</legend>
      <For each={props.options}>
        {([key, label]) => (
          <label class="choice">
            <input
              type="radio"
              name={props.name}
              value={key}
              checked={key === props.value}
              onChange={() => props.onChoose(key)}
            />
            <span>{label}</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}

/** A list of what may still be added to the end of an ordered one; choosing adds it at once. */
export function AddRow<T extends string>(props: {
  label: string
  empty: string
  options: readonly (readonly [T, string])[]
  onAdd: (value: T) => void
}) {
  return (
    <label class={css.addStep}>
      <span>{props.label}</span>
      <select
        value=""
        onChange={(event) => {
          const chosen = props.options.find(([key]) => key === event.currentTarget.value)
          if (chosen !== undefined) props.onAdd(chosen[0])
          event.currentTarget.value = ''
        }}
      >
        <option value="">{props.empty}</option>
        <For each={props.options}>{([key, label]) => <option value={key}>{label}</option>}</For>
      </select>
    </label>
  )
}

/** A section of the form: its head on a rule, and what stands below. */
export function Part(props: { title: string; field?: string; lead?: string | undefined; children: JSX.Element }) {
  return (
    <section id={props.field === undefined ? undefined : fieldId(props.field)} class={css.part}>
      <h2>{props.title}</h2>
      {props.lead === undefined ? null : <p class="muted">{props.lead}</p>}
      {props.children}
    </section>
  )
}
