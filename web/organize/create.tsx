import { useNavigate } from '@solidjs/router'
import { createEffect, createResource, createSignal, For, Show } from 'solid-js'
import { organizeWords } from '../../server/domain/words/organize.ts'
import { rulesWords } from '../../server/domain/words/rules.ts'
import { ask } from '../api.ts'
import { me } from '../me.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorSummary, type FieldError } from '../parts/ErrorSummary.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { Field } from '../parts/Field.tsx'
import { TopBar } from '../parts/Frame.tsx'
import { lang, wordsOf } from '../words.ts'
import { campaigns } from './campaign.state.ts'
import css from './create.module.css'

const words = wordsOf(organizeWords)
const stages = wordsOf(rulesWords)
const readTemplates = () => ask(() => campaigns.templates.$get())
type Templates = Extract<Awaited<ReturnType<typeof readTemplates>>, { answer: unknown }>['answer']['templates']
type TemplateName = Templates[number]['name']
const zones = ['Asia/Shanghai', 'UTC'] as const

/** `/organize/new`: a campaign from a template, with the names its pages print. */
export default function CreateCampaign() {
  const [asked, { refetch }] = createResource(readTemplates)
  const templates = () => {
    const known = asked.error === undefined ? asked.latest : undefined
    return known !== undefined && 'answer' in known ? known.answer.templates : undefined
  }
  const person = () => me()?.person?.name
  createEffect(() => {
    document.title = words().create.title
  })
  return (
    <>
      <TopBar
        name={words().frame.brand}
        home="/organize"
        {...(person() === undefined ? {} : { person: person() ?? '' })}
      />
      <main id="main" tabindex="-1" class="main main-wide">
        <h1 class="head">{words().create.title}</h1>
        <p class="muted">{words().create.lead}</p>
        <Show when={asked.error === undefined} fallback={<Failed onRetry={() => void refetch()} />}>
          <Show when={templates()} fallback={<Loading />}>
            {(found) => <Form templates={found()} />}
          </Show>
        </Show>
      </main>
    </>
  )
}

interface Naming {
  name: string
  nameEn: string
  host: string
  hostEn: string
  zone: string
}

function Form(props: { templates: Templates }) {
  const navigate = useNavigate()
  const [template, setTemplate] = createSignal<TemplateName>('plain')
  const [typed, setTyped] = createSignal<Naming>({ name: '', nameEn: '', host: '', hostEn: '', zone: zones[0] })
  const [errors, setErrors] = createSignal<FieldError[]>([])
  const [busy, setBusy] = createSignal(false)
  const w = () => words().create
  const errorAt = (field: string) => errors().find((error) => error.field === field)?.sentence
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { name, nameEn, host, hostEn, zone } = typed()
    const empty = [
      ...(name.trim() === '' ? [{ field: 'name', sentence: w().needed(w().name) }] : []),
      ...(host.trim() === '' ? [{ field: 'host', sentence: w().needed(w().host) }] : []),
    ]
    setErrors(empty)
    if (empty.length > 0 || busy()) return
    setBusy(true)
    const json = {
      template: template(),
      name,
      host,
      zone,
      nameEn: nameEn.trim() || null,
      hostEn: hostEn.trim() || null,
    }
    const answered = await ask(() => campaigns.campaigns.$post({ json })).catch(() => null)
    setBusy(false)
    if (answered === null) return setErrors([{ sentence: w().broken }])
    if ('answer' in answered) return navigate(`/organize/${answered.answer.id}`)
    setErrors([{ field: answered.refusal.field, sentence: answered.refusal.title }])
  }
  const text = (name: 'name' | 'nameEn' | 'host' | 'hostEn', hint?: string) => (
    <Field
      name={name}
      label={w()[name]}
      error={errorAt(name)}
      {...(name === 'nameEn' || name === 'hostEn' ? { mark: w().optional } : {})}
      {...(hint === undefined ? {} : { hint })}
    >
      {(control) => (
        <input
          type="text"
          id={control.id}
          maxLength={120}
          aria-describedby={control.describedBy()}
          aria-invalid={control.invalid()}
          value={typed()[name]}
          onInput={(event) => setTyped({ ...typed(), [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <form class={css.form} novalidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors()} />
      <div class={css.columns}>
        <fieldset>
          <legend class={css.legend}>{w().template}</legend>
          <For each={props.templates}>
            {(one) => (
              <label class={`choice ${css.template}`}>
                <input
                  type="radio"
                  name="template"
                  checked={template() === one.name}
                  onChange={() => setTemplate(one.name)}
                />
                <span>
                  <strong>{one.title[lang()]}</strong>
                  <span class={css.about}>{one.about[lang()]}</span>
                  <span class="caption">{one.stages.map((kind) => stages().stageName[kind]).join(' → ')}</span>
                </span>
              </label>
            )}
          </For>
        </fieldset>
        <div>
          {text('name', w().nameHint)}
          {text('nameEn')}
          {text('host')}
          {text('hostEn')}
          <Field name="zone" label={w().zone} hint={w().zoneHint} error={errorAt('zone')}>
            {(control) => (
              <select
                id={control.id}
                aria-describedby={control.describedBy()}
                value={typed().zone}
                onChange={(event) => setTyped({ ...typed(), zone: event.currentTarget.value })}
              >
                <For each={zones}>{(zone) => <option value={zone}>{w().zones[zone]}</option>}</For>
              </select>
            )}
          </Field>
          <p class={css.act}>
            <Button kind="filled" type="submit" busy={busy()}>
              {w().submit}
            </Button>
          </p>
        </div>
      </div>
    </form>
  )
}
