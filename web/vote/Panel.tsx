import { For, Show } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'
import { Count } from './Bar.tsx'
import { focusOver, OverLimit } from './OverLimit.tsx'
import css from './Panel.module.css'
import { ReviewKey } from './ReviewKey.tsx'
import { LargeSlots } from './Slots.tsx'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

/** My ballot, beside the gallery on wide screens, where it takes the place of the bar. */
export function Panel() {
  const vote = useVote()
  let grid: HTMLDivElement | undefined
  const over = () => vote.beyond().over.size > 0
  return (
    <Show when={vote.mayVote()}>
      <aside class={css.panel} data-over={over()} aria-label={words().panel.title}>
        <div class={css.head}>
          <p class="section-title">{words().panel.title}</p>
          <Count />
        </div>
        <Show when={over()} fallback={<LargeSlots />}>
          <OverLimit ref={(element) => (grid = element)} />
        </Show>
        <Show when={vote.chosen().length > 0}>
          <ul class={css.list}>
            <For each={vote.chosen()}>
              {(number) => (
                <li>
                  <b>{printedNumber(number)}</b> {vote.candidate(number)?.name}
                </li>
              )}
            </For>
          </ul>
        </Show>
        <div class={css.act}>
          <ReviewKey wide onOver={() => focusOver(grid)} />
        </div>
        <p class="caption">{words().panel.hint(vote.figures().min, vote.figures().max)}</p>
        <p class="caption">{words().panel.changeable}</p>
      </aside>
    </Show>
  )
}
