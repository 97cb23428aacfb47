import { Match, Show, Switch } from 'solid-js'
import { peopleWords } from '../../server/domain/words/people.ts'
import { Button } from '../parts/Button.tsx'
import { wordsOf } from '../words.ts'
import type { Acceptance } from './enter.state.ts'
import { faultOf } from './faults.ts'
import { PasswordField } from './PasswordField.tsx'
import { passkeysWork } from './passkey.ts'
import css from './people.module.css'
import { TextField } from './TextField.tsx'

const words = wordsOf(peopleWords)

/** Name, login, and a password or a passkey: what makes an account. */
export function AccountForm(props: { state: Acceptance; submit: string }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void props.state.accept()
  }
  const error = (field: string) => faultOf(props.state.errors(), field)
  return (
    <form class={css.form} onSubmit={submit} noValidate>
      <TextField
        name="name"
        label={words().field.name}
        value={props.state.name()}
        onInput={props.state.setName}
        error={error('name')}
        autocomplete="name"
      />
      <TextField
        name="login"
        label={words().field.login}
        hint={words().field.loginHint}
        value={props.state.login()}
        onInput={props.state.setLogin}
        error={error('login')}
        autocomplete="username"
      />
      <Show when={passkeysWork()}>
        <fieldset>
          <legend class={css.label}>{words().way.label}</legend>
          <div class="segments">
            <button
              type="button"
              aria-pressed={props.state.way() === 'password'}
              onClick={() => props.state.setWay('password')}
            >
              {words().way.password}
            </button>
            <button
              type="button"
              aria-pressed={props.state.way() === 'passkey'}
              onClick={() => props.state.setWay('passkey')}
            >
              {words().way.passkey}
            </button>
          </div>
        </fieldset>
      </Show>
      <Switch>
        <Match when={props.state.way() === 'password'}>
          <PasswordField
            fresh
            value={props.state.password()}
            onInput={props.state.setPassword}
            hint={words().field.passwordHint(props.state.leastPassword)}
            error={error('password')}
          />
        </Match>
        <Match when={props.state.way() === 'passkey'}>
          <p class="muted">{words().way.passkeyHint}</p>
        </Match>
      </Switch>
      <div class={css.acts}>
        <Button kind="filled" type="submit" busy={props.state.busy()}>
          {props.state.busy() ? words().enter.accepting : props.submit}
        </Button>
      </div>
    </form>
  )
}
