import { createSignal, onMount, Show } from 'solid-js'
import { peopleWords } from '../../server/domain/words/people.ts'
import { onSessionExpired } from '../api.ts'
import { loadMe, type Me, me } from '../me.ts'
import { SignInForm } from '../people/SignInForm.tsx'
import { openSignIn } from '../people/signIn.state.ts'
import { wordsOf } from '../words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

const words = wordsOf(peopleWords)

/**
 * The sign-in over the page, once for each desk. When a session has ended, requests wait here: after signing in as the same
 * person they are sent again, so nothing typed is lost. Put off, they are refused and the page says so. Where nobody was
 * signed in to begin with, the sign-in page takes over and leads back.
 */
export function SignInAgain() {
  const waiting: (() => void)[] = []
  const [asking, setAsking] = createSignal(false)
  const [known, setKnown] = createSignal<Me['person']>(null)
  const [other, setOther] = createSignal<string | null>(null)
  const state = openSignIn(
    () => known()?.login ?? null,
    async (person) => {
      if (person === known()?.id) return close()
      const now = await loadMe(false)
      setOther(now.person?.name ?? '')
    },
  )

  const open = async (): Promise<void> => {
    const person = (me() ?? (await loadMe())).person
    if (person === null) return leaveForSignIn()
    return new Promise((resolve) => {
      waiting.push(resolve)
      setKnown(person)
      setAsking(true)
    })
  }

  const close = () => {
    setAsking(false)
    for (const resume of waiting.splice(0)) resume()
    state.setErrors([])
    state.setPassword('')
  }

  onMount(() => {
    onSessionExpired(open)
    if (me() === null) loadMe().catch(() => undefined)
  })

  return (
    <Dialog open={asking()} title={words().again.title} onClose={close}>
      <Show
        when={other() === null}
        fallback={
          <div class="stack">
            <p class="note note-error">{words().again.anotherPerson(other() ?? '')}</p>
            <Button kind="filled" onPress={() => location.reload()}>
              {words().again.reload}
            </Button>
          </div>
        }
      >
        <p class="muted">{words().again.lead}</p>
        <SignInForm state={state} fixedLogin>
          <Button kind="quiet" onPress={close}>
            {words().again.later}
          </Button>
        </SignInForm>
      </Show>
    </Dialog>
  )
}

/** Leaves for the sign-in page, which leads back here; what waited for it never goes on. */
function leaveForSignIn(): Promise<never> {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
  return new Promise(() => undefined)
}
