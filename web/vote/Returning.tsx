import { createResource, Show } from 'solid-js'
import type { MyBallot } from '../../server/ballots.ts'
import { deadlineText, timeText } from '../../server/domain/words/dates.ts'
import { WordSeal } from '../parts/WordSeal.tsx'
import { lang } from '../words.ts'
import { CheckLine } from './CheckLine.tsx'
import css from './Returning.module.css'
import { useVote } from './vote.state.ts'
import { isSameDay } from './when.ts'
import { words } from './words.ts'

/** What a returning visitor sees first: that the ballot was received, when, and that it still stands in the public log. */
export function Returning() {
  const vote = useVote()
  return <Show when={vote.lastBallot()}>{(ballot) => <Banner ballot={ballot()} />}</Show>
}

function Banner(props: { ballot: MyBallot }) {
  const vote = useVote()
  const [checked] = createResource(
    () => props.ballot,
    (ballot) => vote.receipts.check(ballot),
  )
  const today = () => isSameDay(vote.zone, props.ballot.at, vote.now())
  const title = () => {
    const { per } = vote.allowance()
    if (per === 'day') return words().returning.today
    return per === 'batch' ? words().returning.batch : words().returning.once
  }
  const moment = () =>
    today() ? timeText(vote.zone, props.ballot.at) : deadlineText(lang(), vote.zone, props.ballot.at)
  return (
    <section class={css.banner}>
      <div class={css.seal}>
        <WordSeal word="voted" width={52} tilt={-4} />
      </div>
      <h2>{title()}</h2>
      <p class="muted">{words().returning.received(moment(), props.ballot.chosen)}</p>
      <CheckLine checked={checked() ?? 'checking'} words={words().returning.check} />
      <Show when={vote.identity.proven()}>
        <button type="button" class={css.other} onClick={() => vote.identity.forget().catch(() => undefined)}>
          {words().returning.other}
        </button>
      </Show>
    </section>
  )
}
