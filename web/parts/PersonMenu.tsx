import { createSignal, Show } from 'solid-js'
import { peopleWords } from '../../server/domain/words/people.ts'
import { ask } from '../api.ts'
import { me, people } from '../me.ts'
import { addPasskey, passkeysWork } from '../people/passkey.ts'
import { wordsOf } from '../words.ts'
import css from './PersonMenu.module.css'

const words = wordsOf(peopleWords)

/** The person at the right of the top bar: other places, a passkey for this device, signing out. */
export function PersonMenu(props: { name: string; role?: string | undefined }) {
  let menu: HTMLDetailsElement | undefined
  const [told, setTold] = createSignal<string | null>(null)
  const has = (role: 'organizer' | 'expert') =>
    me()?.places.some((place) => (role === 'expert') === (place.role === 'expert')) ?? false
  const organizes = () => has('organizer') || me()?.person?.standing === 'founder'
  const leave = async () => {
    await ask(() => people['sign-out'].$post())
    location.assign('/sign-in')
  }
  const keepPasskey = async () => {
    const outcome = await addPasskey()
    if ('answer' in outcome) setTold(words().menu.passkeyAdded)
    else setTold('refusal' in outcome ? outcome.refusal.title : words().way.passkeyStopped)
  }
  const away = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !menu?.contains(event.relatedTarget)) menu?.removeAttribute('open')
  }
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu?.open) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
  return (
    <details ref={menu} class={`${css.menu} divider`} onFocusOut={away} onKeyDown={closeByKey}>
      <summary class="nowrap">
        {props.name} <span class={`muted ${css.role}`}>{props.role}</span>
      </summary>
      <div class={css.list}>
        <Show when={organizes()}>
          <a href="/organize">{words().menu.organize}</a>
        </Show>
        <Show when={has('expert')}>
          <a href="/review">{words().menu.review}</a>
        </Show>
        <Show when={passkeysWork()}>
          <button type="button" onClick={() => void keepPasskey()}>
            {words().menu.addPasskey}
          </button>
        </Show>
        <button type="button" onClick={() => void leave()}>
          {words().menu.signOut}
        </button>
        <p role="status" class="caption">
          {told()}
        </p>
      </div>
    </details>
  )
}
