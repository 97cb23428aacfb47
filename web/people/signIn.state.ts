import { batch, createSignal } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { peopleWords } from '../../server/domain/words/people.ts'
import { ask } from '../api.ts'
import { people } from '../me.ts'
import type { FieldError } from '../parts/ErrorSummary.tsx'
import { wordsOf } from '../words.ts'
import { refusedFaults } from './faults.ts'
import { signInWithPasskey } from './passkey.ts'

const words = wordsOf(peopleWords)
const shared = wordsOf(partsWords)

/** The sign-in form, on its own page and over another. `done` is called once somebody is signed in. */
export function openSignIn(known: () => string | null, done: (person: string) => Promise<void> | void) {
  const [login, setLogin] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [errors, setErrors] = createSignal<FieldError[]>([])
  const [busy, setBusy] = createSignal(false)

  const attempt = async (send: () => ReturnType<typeof signInWithPasskey>) => {
    if (busy()) return
    setBusy(true)
    try {
      const outcome = await send()
      if ('stopped' in outcome) setErrors([{ sentence: words().way.passkeyStopped }])
      else if ('refusal' in outcome) setErrors(refusedFaults(outcome.refusal))
      else {
        batch(() => {
          setErrors([])
          setPassword('')
        })
        await done(outcome.answer.person)
      }
    } catch {
      setErrors([{ sentence: shared().broken }])
    } finally {
      setBusy(false)
    }
  }

  return {
    /** The login in the field: the known one is fixed. */
    login: () => known() ?? login(),
    setLogin,
    password,
    setPassword,
    errors,
    setErrors,
    busy,
    withPassword: () =>
      attempt(() => ask(() => people['sign-in'].$post({ json: { login: known() ?? login(), password: password() } }))),
    withPasskey: () => attempt(signInWithPasskey),
  }
}

export type SignInState = ReturnType<typeof openSignIn>
