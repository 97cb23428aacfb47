import { useNavigate } from '@solidjs/router'
import { hc } from 'hono/client'
import { createEffect, createResource, For, Match, Switch } from 'solid-js'
import type { People } from '../../server/people.ts'
import { ask } from '../api.ts'
import { Empty } from '../parts/Empty.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { lang } from '../words.ts'
import { Blank } from './Review.tsx'
import { words } from './review.state.ts'

const people = hc<People>('/api')

/** The campaigns that I review; goes straight in when there is only one. */
export default function Places() {
  const navigate = useNavigate()
  const [answered] = createResource(() => ask(() => people.me.$get()))
  const places = () => {
    const outcome = answered.error === undefined ? answered() : undefined
    return outcome !== undefined && 'answer' in outcome ? outcome.answer : undefined
  }
  const mine = () => places()?.places.filter((place) => place.role === 'expert')
  createEffect(() => {
    const [only, ...others] = mine() ?? []
    if (only !== undefined && others.length === 0) navigate(`/review/${only.campaign}`, { replace: true })
  })
  return (
    <Blank>
      <Switch>
        <Match when={answered.error}>
          <Failed />
        </Match>
        <Match when={answered.loading}>
          <Loading />
        </Match>
        <Match when={places()?.person === null || mine()?.length === 0}>
          <Empty
            title={words().places.none}
            act={
              <a class="button" href="/sign-in" rel="external">
                {words().signIn}
              </a>
            }
          />
        </Match>
        <Match when={mine()}>
          {(list) => (
            <>
              <h1 class="head">{words().places.title}</h1>
              <ul class="stack section">
                <For each={list()}>
                  {(place) => (
                    <li>
                      <a href={`/review/${place.campaign}`}>
                        {lang() === 'en' ? (place.nameEn ?? place.name) : place.name}
                      </a>
                    </li>
                  )}
                </For>
              </ul>
            </>
          )}
        </Match>
      </Switch>
    </Blank>
  )
}
