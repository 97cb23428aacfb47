import { For, onCleanup, onMount, Show } from 'solid-js'
import { countCharacters, printedNumber, type TextField } from '../../../server/domain/nomination.ts'
import { nominationWords } from '../../../server/domain/words/nomination.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorSummary, type FieldError } from '../../parts/ErrorSummary.tsx'
import { Field } from '../../parts/Field.tsx'
import { wordsOf } from '../../words.ts'
import { type Choice, labelOf, type WholeNomination } from './client.ts'
import { type NominationForm as Form, limitOf, type Typed, typedFields, useNominationForm } from './edit.state.ts'
import css from './Form.module.css'

const words = wordsOf(nominationWords)
const parts = wordsOf(partsWords)

interface FormProps {
  shown: { levels: Choice[]; themes: Choice[]; frozenAt: string | null }
  nomination: WholeNomination | null
  campaign: string
  /** The form was kept under this number. */
  onKept: (number: number) => void
}

/** The form of a nomination in the order of the recommendation form, with live counts. */
export function NominationForm(props: FormProps) {
  const form = useNominationForm(props.campaign, props.nomination)
  const t = () => words().form
  const readOnly = () => props.nomination !== null && props.nomination.state !== 'admitted'
  const frozen = () => props.nomination !== null && props.shown.frozenAt !== null
  const errors = (): FieldError[] => {
    if (form.broken()) return [{ sentence: parts().broken }]
    const refusal = form.refusal()
    if (refusal === null) return []
    const faults = refusal.faults ?? [{ field: refusal.field ?? '', title: refusal.title }]
    return faults.map(({ field, title }) => {
      const known = typedFields.find((one) => one === field)
      return known === undefined
        ? { sentence: title }
        : { field: known, sentence: t().fault(words().fields[known], title) }
    })
  }
  const errorAt = (field: keyof Typed): string | undefined => {
    const refusal = form.refusal()
    if (refusal?.field === field && refusal.faults === undefined) return refusal.title
    return refusal?.faults?.find((fault) => fault.field === field)?.title
  }
  const leave = (event: BeforeUnloadEvent) => {
    if (form.dirty()) event.preventDefault()
  }
  onMount(() => window.addEventListener('beforeunload', leave))
  onCleanup(() => window.removeEventListener('beforeunload', leave))
  const submit = async (event: Event) => {
    event.preventDefault()
    const number = await form.save()
    if (number !== null) props.onKept(number)
  }
  const text = (field: TextField, rows = 1) => (
    <TextControl form={form} field={field} rows={rows} error={errorAt(field)} readOnly={readOnly()} />
  )
  const choice = (field: 'level' | 'theme', choices: Choice[]) => (
    <Field name={field} label={words().fields[field]} error={errorAt(field)}>
      {(control) => (
        <select
          id={control.id}
          disabled={frozen() || readOnly()}
          aria-describedby={control.describedBy()}
          aria-invalid={control.invalid()}
          value={form.typed[field]}
          onChange={(event) => form.type(field, event.currentTarget.value)}
        >
          <option value="">{t().choose}</option>
          <For each={choices}>{(one) => <option value={one.key}>{labelOf(choices, one.key)}</option>}</For>
        </select>
      )}
    </Field>
  )
  return (
    <form class={css.form} novalidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors()} />
      <Conflicting form={form} />
      <fieldset class={css.part}>
        <legend>{t().parts.basic}</legend>
        <Show when={frozen()}>
          <p class="muted">{t().numberFrozen}</p>
        </Show>
        <div class={css.three}>
          <Field
            name="number"
            label={words().fields.number}
            {...(props.nomination === null ? { mark: t().optional } : {})}
            error={errorAt('number')}
          >
            {(control) => (
              <input
                id={control.id}
                type="text"
                inputmode="numeric"
                placeholder={t().numberHint}
                readonly={frozen() || readOnly()}
                aria-describedby={control.describedBy()}
                aria-invalid={control.invalid()}
                value={form.base() === null ? form.typed.number : padded(form.typed.number)}
                onInput={(event) => form.type('number', event.currentTarget.value)}
              />
            )}
          </Field>
          {choice('level', props.shown.levels)}
          {choice('theme', props.shown.themes)}
        </div>
        <Field name="path" label={words().fields.path} hint={t().pathHint} error={errorAt('path')}>
          {(control) => (
            <input
              id={control.id}
              type="text"
              readonly={readOnly()}
              aria-describedby={control.describedBy()}
              aria-invalid={control.invalid()}
              value={form.typed.path}
              onInput={(event) => form.type('path', event.currentTarget.value)}
            />
          )}
        </Field>
      </fieldset>
      <fieldset class={css.part}>
        <legend>{t().parts.text}</legend>
        {text('name')}
        {text('connotation', 3)}
        {text('introduction', 12)}
      </fieldset>
      <fieldset class={css.part}>
        <legend>{t().parts.carrier}</legend>
        {text('mechanism', 5)}
        {text('cases', 5)}
        {text('publicity', 5)}
      </fieldset>
      <fieldset class={css.part}>
        <legend>{t().parts.contact}</legend>
        <p class="muted">{t().contactHint}</p>
        <div class={css.three}>
          {text('contact')}
          {text('phone')}
        </div>
      </fieldset>
      <Show when={!readOnly()}>
        <div class={css.foot}>
          <Button kind="filled" type="submit" busy={form.busy()}>
            {props.nomination === null ? t().add : t().save}
          </Button>
          <span role="status" class="muted">
            {form.dirty() ? t().unsaved : ''}
          </span>
        </div>
      </Show>
    </form>
  )
}

function TextControl(props: {
  form: Form
  field: TextField
  rows: number
  error: string | undefined
  readOnly: boolean
}) {
  const length = () => countCharacters(props.form.typed[props.field].trim())
  const limit = () => limitOf(props.field)
  const type = (event: { currentTarget: { value: string } }) => props.form.type(props.field, event.currentTarget.value)
  return (
    <Field
      name={props.field}
      label={words().fields[props.field]}
      {...(props.field === 'name' ? { hint: words().form.nameHint } : { mark: words().form.optional })}
      error={props.error}
    >
      {(control) => {
        const shared = () => ({
          id: control.id,
          value: props.form.typed[props.field],
          readonly: props.readOnly,
          'aria-describedby': control.describedBy(),
          'aria-invalid': control.invalid(),
        })
        return (
          <>
            <Show when={props.rows > 1} fallback={<input type="text" {...shared()} onInput={type} />}>
              <textarea rows={props.rows} {...shared()} onInput={type} />
            </Show>
            <p class={`caption figures ${css.count}`} classList={{ vermilion: length() > limit() }}>
              {words().form.count(length(), limit())}
            </p>
          </>
        )
      }}
    </Field>
  )
}

/** What another person changed meanwhile, field by field beside mine, and the two ways to go on. */
function Conflicting(props: { form: Form }) {
  const t = () => words().form
  const theirs = (field: keyof Typed): string => {
    const value = props.form.conflict()?.current[field]
    return Array.isArray(value) ? value.join('/') : String(value ?? '')
  }
  return (
    <Show when={props.form.conflict()}>
      {(conflict) => (
        <div class={`note note-waiting ${css.conflict}`} role="alert">
          <strong>{t().conflict}</strong>
          <p>
            {t().conflictSentence(
              conflict()
                .fields.map((field) => words().fields[field])
                .join(' · '),
            )}
          </p>
          <dl>
            <For each={conflict().fields}>
              {(field) => (
                <>
                  <dt>{words().fields[field]}</dt>
                  <dd>
                    <span class="muted">{t().theirs}</span> {theirs(field) || '—'}
                  </dd>
                  <dd>
                    <span class="muted">{t().mine}</span> {props.form.typed[field] || '—'}
                  </dd>
                </>
              )}
            </For>
          </dl>
          <div class={css.foot}>
            <Button onPress={() => props.form.settle('mine')}>{t().keepMine}</Button>
            <Button onPress={() => props.form.settle('theirs')}>{t().takeTheirs}</Button>
          </div>
        </div>
      )}
    </Show>
  )
}

function padded(number: string): string {
  return /^\d{1,3}$/.test(number) && document.activeElement?.id !== 'field-number'
    ? printedNumber(Number(number))
    : number
}
