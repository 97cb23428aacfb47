import { useParams } from '@solidjs/router'
import { createMemo, createResource, Match, Show, Switch } from 'solid-js'
import { ask } from '../api.ts'
import { Empty } from '../parts/Empty.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { reviews } from './api.ts'
import { Workplace } from './desk/Workplace.tsx'
import { Blank } from './Review.tsx'
import { useReview, words } from './review.state.ts'

/** The desk: one nomination's material and my sheet on it. Another number is another desk. */
export default function DeskPage() {
  const { state } = useReview()
  const address = useParams<{ number: string }>()
  const number = createMemo(() => String(Number(address.number)))
  const [answered, { refetch }] = createResource(number, async (asked) => {
    const param = { campaign: state.id(), number: asked }
    return ask(() => reviews.campaigns[':campaign'].sheets[':number'].$get({ param }))
  })
  const settled = () => (answered.error === undefined && !answered.loading ? answered() : undefined)
  const work = () => {
    const outcome = settled()
    return outcome !== undefined && 'answer' in outcome ? outcome.answer : undefined
  }
  const refusal = () => {
    const outcome = settled()
    return outcome !== undefined && 'refusal' in outcome ? outcome.refusal : undefined
  }
  return (
    <Switch>
      <Match when={answered.error}>
        <Blank>
          <Failed onRetry={() => void refetch()} />
        </Blank>
      </Match>
      <Match when={refusal()}>
        {(problem) => (
          <Blank>
            <Empty title={problem().title} act={<a href={`/review/${state.id()}`}>{words().desk.back}</a>} />
          </Blank>
        )}
      </Match>
      <Match when={work()} keyed>
        {(found) => <Workplace work={found} />}
      </Match>
      <Match when={true}>
        <Show when={answered.loading}>
          <Blank>
            <Loading />
          </Blank>
        </Show>
      </Match>
    </Switch>
  )
}
