import { For, Show } from 'solid-js'
import { peopleWords } from '../../../server/domain/words/people.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorSummary } from '../../parts/ErrorSummary.tsx'
import { Field } from '../../parts/Field.tsx'
import { faultOf } from '../../people/faults.ts'
import { TextField } from '../../people/TextField.tsx'
import { wordsOf } from '../../words.ts'
import { type Invite, openInvite } from './invite.state.ts'
import type { Members } from './members.state.ts'
import css from './people.module.css'

const words = wordsOf(peopleWords)
const roles = ['expert', 'organizer', 'auditor'] as const

/** Invites one person, or several pasted lines, to a role. */
export function InviteForm(props: { members: Members }) {
  const state = openInvite(props.members)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void state.send()
  }
  return (
    <section aria-labelledby="invite">
      <div class="section-head">
        <h2 id="invite">{words().invite.title}</h2>
        <div class="segments">
          <button type="button" aria-pressed={!state.several()} onClick={() => state.setSeveral(false)}>
            {words().invite.one}
          </button>
          <button type="button" aria-pressed={state.several()} onClick={() => state.setSeveral(true)}>
            {words().invite.several}
          </button>
        </div>
      </div>
      <form class={css.form} onSubmit={submit} noValidate>
        <ErrorSummary errors={state.errors()} />
        <Field name="role" label={words().field.role}>
          {(control) => (
            <select
              id={control.id}
              value={state.role()}
              onChange={(event) => state.setRole(roles[event.currentTarget.selectedIndex] ?? 'expert')}
            >
              <For each={roles}>{(role) => <option value={role}>{words().role[role]}</option>}</For>
            </select>
          )}
        </Field>
        <Show when={state.several()} fallback={<OnePerson state={state} />}>
          <Lines state={state} />
        </Show>
        <Button kind="filled" type="submit" wide busy={state.busy()}>
          {state.busy() ? words().invite.sending : words().invite.submit(state.several() ? state.count() : 1)}
        </Button>
      </form>
    </section>
  )
}

function OnePerson(props: { state: Invite }) {
  const error = (field: string) => faultOf(props.state.errors(), field)
  return (
    <>
      <TextField
        name="name"
        label={words().field.name}
        value={props.state.one().name}
        onInput={(name) => props.state.change({ name })}
        error={error('name')}
      />
      <TextField
        name="contact"
        label={words().field.contact}
        hint={words().field.contactHint}
        value={props.state.one().contact}
        onInput={(contact) => props.state.change({ contact })}
        error={error('contact')}
      />
      <Show when={props.state.role() === 'expert'}>
        <TextField
          name="affiliation"
          label={words().field.affiliation}
          value={props.state.one().affiliation}
          onInput={(affiliation) => props.state.change({ affiliation })}
        />
      </Show>
    </>
  )
}

function Lines(props: { state: Invite }) {
  return (
    <Field
      name="lines"
      label={words().invite.lines}
      hint={`${words().invite.linesHint} ${words().invite.linesExample}`}
      error={faultOf(props.state.errors(), 'lines')}
    >
      {(control) => (
        <>
          <textarea
            id={control.id}
            class={css.lines}
            rows={8}
            spellcheck={false}
            aria-describedby={control.describedBy()}
            aria-invalid={control.invalid()}
            value={props.state.lines()}
            onInput={(event) => props.state.setLines(event.currentTarget.value)}
          />
          <p class="caption" role="status">
            {words().invite.counted(props.state.count())}
          </p>
        </>
      )}
    </Field>
  )
}
