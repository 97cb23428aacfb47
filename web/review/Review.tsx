import { useParams } from '@solidjs/router'
import { Match, type ParentProps, Switch } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { Empty } from '../parts/Empty.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { ExpertFrame } from '../parts/Frame.tsx'
import { wordsOf } from '../words.ts'
import type { Mine } from './api.ts'
import { openReview, ReviewContext, words } from './review.state.ts'

const parts = wordsOf(partsWords)

/** One campaign's review: loads what is mine once for the list and every desk inside. */
export function Review(props: ParentProps) {
  const address = useParams<{ campaign: string }>()
  const state = openReview(() => address.campaign)
  let latest: Mine | undefined
  const mine = (): Mine => {
    latest = state.mine() ?? latest
    if (latest === undefined) throw new Error('the review is not loaded')
    return latest
  }
  return (
    <Switch fallback={<ReviewContext.Provider value={{ state, mine }}>{props.children}</ReviewContext.Provider>}>
      <Match when={state.broken()}>
        <Blank>
          <Failed onRetry={() => void state.reload()} />
        </Blank>
      </Match>
      <Match when={state.refusal()}>
        {(problem) => (
          <Blank>
            <Empty
              title={problem().title}
              act={
                <a class="button" href="/sign-in" rel="external">
                  {words().signIn}
                </a>
              }
            />
          </Blank>
        )}
      </Match>
      <Match when={state.mine() === undefined}>
        <Blank>
          <Loading />
        </Blank>
      </Match>
    </Switch>
  )
}

/** The frame of a page that has nothing to show yet. */
export function Blank(props: ParentProps) {
  return (
    <ExpertFrame name={parts().brand} home="/" role={words().role}>
      {props.children}
    </ExpertFrame>
  )
}
