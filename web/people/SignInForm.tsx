import { type JSX, onMount, Show } from 'solid-js'
import { peopleWords } from '../../server/domain/words/people.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorSummary } from '../parts/ErrorSummary.tsx'
import { fieldId } from '../parts/Field.tsx'
import { wordsOf } from '../words.ts'
import { faultOf } from './faults.ts'
import { PasswordField } from './PasswordField.tsx'
import { passkeysWork } from './passkey.ts'
import css from './people.module.css'
import type { SignInState } from './signIn.state.ts'
import { TextField } from './TextField.tsx'

const words = wordsOf(peopleWords)

/** Login and password, or a passkey; `children` are further acts beside the buttons. */
export function SignInForm(props: { state: SignInState; fixedLogin?: boolean; children?: JSX.Element }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void props.state.withPassword()
  }
  // Over another page the login is known, and the dialog's own focus would land on what cannot be changed.
  onMount(() => {
    if (props.fixedLogin) requestAnimationFrame(() => document.getElementById(fieldId('password'))?.focus())
  })
  return (
    <form class={css.form} onSubmit={submit} noValidate>
      <ErrorSummary errors={props.state.errors()} />
      <TextField
        name="login"
        label={words().field.login}
        value={props.state.login()}
        onInput={props.state.setLogin}
        autocomplete="username"
        fixed={props.fixedLogin === true}
      />
      <PasswordField
        value={props.state.password()}
        onInput={props.state.setPassword}
        error={faultOf(props.state.errors(), 'password')}
      />
      <div class={css.acts}>
        <Button kind="filled" type="submit" busy={props.state.busy()}>
          {props.state.busy() ? words().signIn.signingIn : words().signIn.submit}
        </Button>
        <Show when={passkeysWork()}>
          <Button onPress={() => void props.state.withPasskey()}>{words().signIn.withPasskey}</Button>
        </Show>
        {props.children}
      </div>
    </form>
  )
}
