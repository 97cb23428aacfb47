import { createSignal } from 'solid-js'
import { accountFaults, leastPassword } from '../../server/domain/people.ts'
import { partsWords } from '../../server/domain/words/parts.ts'
import { peopleWords } from '../../server/domain/words/people.ts'
import type { Problem } from '../../server/refusal.ts'
import { ask } from '../api.ts'
import { entranceOf, type Place, people } from '../me.ts'
import type { FieldError } from '../parts/ErrorSummary.tsx'
import { wordsOf } from '../words.ts'
import { foundFaults, refusedFaults } from './faults.ts'
import { makePasskey } from './passkey.ts'

const words = wordsOf(peopleWords)
const shared = wordsOf(partsWords)

type Entered = { place: { campaign: string; role: Place['role'] } | null }

/** The form that accepts an invitation: what is typed stays, whatever the server says. */
export function openAcceptance(token: string, invitation: { name: string; renews: string | null }) {
  const [name, setName] = createSignal(invitation.name)
  const [login, setLogin] = createSignal(invitation.renews ?? '')
  const [password, setPassword] = createSignal('')
  const [way, setWay] = createSignal<'password' | 'passkey'>('password')
  const [errors, setErrors] = createSignal<FieldError[]>([])
  const [busy, setBusy] = createSignal(false)

  const send = async (request: () => Promise<{ answer: Entered } | { refusal: Problem } | { stopped: true }>) => {
    if (busy()) return
    setBusy(true)
    try {
      const outcome = await request()
      if ('stopped' in outcome) setErrors([{ sentence: words().way.passkeyStopped }])
      else if ('refusal' in outcome) setErrors(refusedFaults(outcome.refusal))
      else location.replace(outcome.answer.place === null ? '/organize' : entranceOf(outcome.answer.place))
    } catch {
      setErrors([{ sentence: shared().broken }])
    } finally {
      setBusy(false)
    }
  }

  const accept = async () => {
    const typed = { name: name(), login: login() }
    const faults = accountFaults({ ...typed, password: way() === 'password' ? password() : null })
    if (faults.length > 0) return setErrors(foundFaults(faults))
    await send(async () => {
      if (way() === 'password')
        return ask(() => people.invitations.accept.$post({ json: { token, ...typed, password: password() } }))
      const made = await makePasskey({ token, ...typed })
      if (!('answer' in made)) return made
      return ask(() => people.invitations.accept.$post({ json: { token, ...typed, passkey: made.answer } }))
    })
  }

  return {
    name,
    setName,
    login,
    setLogin,
    password,
    setPassword,
    way,
    setWay,
    errors,
    busy,
    leastPassword,
    accept,
    /** Accepts with the account that is signed in. */
    join: () => send(() => ask(() => people.invitations.join.$post({ json: { token } }))),
  }
}

export type Acceptance = ReturnType<typeof openAcceptance>
