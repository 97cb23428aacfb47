import { createEffect, createResource, For, Match, onMount, Show, Switch } from 'solid-js'
import { peopleWords } from '../../server/domain/words/people.ts'
import { ask } from '../api.ts'
import { entranceOf, homeOf, loadMe, me, nextAddress, type Place, people } from '../me.ts'
import { Button } from '../parts/Button.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { lang, wordsOf } from '../words.ts'
import css from './people.module.css'
import { SignInForm } from './SignInForm.tsx'
import { openSignIn } from './signIn.state.ts'

const words = wordsOf(peopleWords)

/** /sign-in: the form; for who is signed in already, the places this account opens. */
export function SignIn() {
  const [asked, { refetch }] = createResource(() => loadMe())
  const state = openSignIn(
    () => null,
    async () => {
      const home = nextAddress(location.search) ?? homeOf(await loadMe())
      if (home !== null) location.assign(home)
    },
  )
  createEffect(() => {
    document.title = words().signIn.pageTitle
  })
  return (
    <div class={css.sheet}>
      <Switch>
        <Match when={asked.error}>
          <Failed onRetry={() => void refetch()} />
        </Match>
        <Match when={me() === null}>
          <Loading />
        </Match>
        <Match when={me()?.person}>{(person) => <SignedIn name={person().name} />}</Match>
        <Match when={me()}>
          <h1>{words().signIn.title}</h1>
          <p class={css.lead}>{words().signIn.lead}</p>
          <SignInForm state={state} />
          <p class="muted">{words().signIn.forgotten}</p>
        </Match>
      </Switch>
    </div>
  )
}

function SignedIn(props: { name: string }) {
  let title: HTMLHeadingElement | undefined
  onMount(() => title?.focus())
  const founder = () => me()?.person?.standing === 'founder'
  const places = () => me()?.places ?? []
  const name = (place: Place) => (lang() === 'en' ? (place.nameEn ?? place.name) : place.name)
  const leave = async () => {
    await ask(() => people['sign-out'].$post())
    await loadMe()
  }
  return (
    <>
      <h1 ref={title} tabindex="-1">
        {words().signIn.signedIn(props.name)}
      </h1>
      <Show
        when={places().length > 0}
        fallback={
          <Show when={!founder()}>
            <p class={css.lead}>{words().signIn.noPlaces}</p>
          </Show>
        }
      >
        <h2 class={css.form}>{words().signIn.places}</h2>
        <ul class={css.places}>
          <For each={places()}>
            {(place) => (
              <li>
                <a href={entranceOf(place)}>{words().signIn.enterPlace(name(place), words().role[place.role])}</a>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class={css.acts}>
        <Show when={founder()}>
          <a class="button" href="/organize">
            {words().signIn.organize}
          </a>
        </Show>
        <Button onPress={() => void leave()}>{words().menu.signOut}</Button>
      </div>
    </>
  )
}
