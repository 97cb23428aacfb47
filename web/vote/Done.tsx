import { createResource, onMount, Show } from 'solid-js'
import type { MyBallot } from '../../server/ballots.ts'
import { deadlineText, fullDayText, secondText, zoneText } from '../../server/domain/words/dates.ts'
import { countText } from '../../server/domain/words/figures.ts'
import { Icon } from '../parts/Icon.tsx'
import { WordSeal } from '../parts/WordSeal.tsx'
import { lang } from '../words.ts'
import { CheckLine } from './CheckLine.tsx'
import css from './Done.module.css'
import { saveReceipt } from './saveReceipt.ts'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

/** The receipt of the newest ballot: that it was received, its code, its place in the public log, and when one may vote again. */
export function Done() {
  const vote = useVote()
  return <Show when={vote.lastBallot()}>{(ballot) => <ReceiptPage ballot={ballot()} />}</Show>
}

function ReceiptPage(props: { ballot: MyBallot }) {
  const vote = useVote()
  let title: HTMLHeadingElement | undefined
  onMount(() => title?.focus())
  const { campaign, openings } = vote.paper
  const [checked] = createResource(
    () => props.ballot,
    (ballot) => vote.receipts.check(ballot),
  )
  const next = () => vote.nextFor(props.ballot)
  const nextWords = () => {
    const at = next()
    if (vote.mayVote()) return words().done.nextNow
    if (at !== null) return words().done.next(deadlineText(lang(), vote.zone, at).replace(/(\D)0(\d:)/, '$1$2'))
    return vote.allowance().per === 'batch' ? words().done.noNextBatch : words().done.noNext
  }
  return (
    <main id="main" class={css.done}>
      <WordSeal word="voted" width={88} tilt={-4} />
      <h1 ref={title} tabindex="-1" class={css.title}>
        {words().done.title}
      </h1>
      <CheckLine checked={checked() ?? 'checking'} words={words().done.check} />
      <div class={css.receipt}>
        <p class="caption">{words().done.code}</p>
        <p class={css.code}>{props.ballot.code}</p>
        <dl class={css.facts}>
          <dt>{words().done.receivedAt}</dt>
          <dd>
            {fullDayText(lang(), vote.zone, props.ballot.at)}
            <br />
            {words().done.zoned(secondText(vote.zone, props.ballot.at), zoneText(lang(), vote.zone))}
          </dd>
          <dt>{words().done.place}</dt>
          <dd>
            {words().done.entry(countText(props.ballot.index))}{' '}
            <a class={css.link} href={`/api/campaigns/${campaign}/log?start=${props.ballot.index}&limit=1`}>
              {words().done.look}
            </a>
          </dd>
        </dl>
      </div>
      <p class={css.next}>{nextWords()}</p>
      <p class="caption">
        {words().done.secret}
        <Show when={openings === 'public'}> {words().done.openings}</Show>
      </p>
      <p class="caption">{words().done.seen}</p>
      <div class={css.acts}>
        <button
          type="button"
          class="button button-tall button-wide"
          onClick={() => saveReceipt(props.ballot, vote.zone, vote.paper, vote.receipts)}
        >
          <Icon name="download" size={20} /> <span>{words().done.save}</span>
        </button>
        <button type="button" class="button button-quiet button-wide" onClick={vote.view.close}>
          {vote.mayVote() ? words().done.another : words().done.back}
        </button>
      </div>
    </main>
  )
}
