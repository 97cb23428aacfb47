import { Show } from 'solid-js'
import { deadlineText, fullDayText, timeText, zoneText } from '../../server/domain/words/dates.ts'
import { lang } from '../words.ts'
import css from './Bar.module.css'
import { focusOver, OverLimit } from './OverLimit.tsx'
import { ReviewKey } from './ReviewKey.tsx'
import { SmallSlots } from './Slots.tsx'
import { useVote } from './vote.state.ts'
import { isTomorrow } from './when.ts'
import { words } from './words.ts'

/** The bar at the foot of narrow screens: how many are chosen and the one button; after voting, when one may vote again. */
export function Bar() {
  const vote = useVote()
  return (
    <Show when={vote.standing() === 'open'}>
      <Show when={vote.mayVote()} fallback={<VotedBar />}>
        <ChoosingBar />
      </Show>
    </Show>
  )
}

function ChoosingBar() {
  const vote = useVote()
  let grid: HTMLDivElement | undefined
  const over = () => vote.beyond().over.size > 0
  return (
    <section class={css.bar} data-over={over()} aria-label={words().bar.label}>
      <Show when={over()}>
        <OverLimit ref={(element) => (grid = element)} />
      </Show>
      <div class={css.row}>
        <div>
          <Count />
          <Show when={!over()}>
            <SmallSlots />
          </Show>
        </div>
        <ReviewKey onOver={() => focusOver(grid)} />
      </div>
    </section>
  )
}

/** How many are chosen of how many, amber when it is too many. */
export function Count() {
  const vote = useVote()
  return (
    <p class={css.count} data-over={vote.beyond().over.size > 0}>
      {words().bar.chosen} <b>{vote.chosen().length}</b>
      <span>/{vote.figures().max}</span>
    </p>
  )
}

function VotedBar() {
  const vote = useVote()
  const next = () => {
    const last = vote.lastBallot()
    return last === undefined ? null : vote.nextFor(last)
  }
  return (
    <section class={css.bar} aria-label={words().bar.label}>
      <div class={css.row}>
        <Show when={next()} fallback={<p class={css.again}>{words().returning.over}</p>}>
          {(at) => (
            <div>
              <p class={css.again}>
                {isTomorrow(vote.zone, vote.now(), at())
                  ? words().returning.tomorrow(timeText(vote.zone, at()).replace(/^0/, ''))
                  : words().returning.again(deadlineText(lang(), vote.zone, at()))}
              </p>
              <p class="caption">
                {words().returning.zoned(fullDayText(lang(), vote.zone, at()), zoneText(lang(), vote.zone))}
              </p>
            </div>
          )}
        </Show>
        <Show when={vote.lastBallot()}>
          <button type="button" class="button button-tall" onClick={() => vote.view.open({ at: 'done' })}>
            {words().returning.receipt}
          </button>
        </Show>
      </div>
    </section>
  )
}
