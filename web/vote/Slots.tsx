import { For, Show } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'
import { Seal } from '../parts/Seal.tsx'
import css from './Slots.module.css'
import { useVote } from './vote.state.ts'

/** More places than this are not drawn one by one. */
const mostDrawn = 20

/** The places of the ballot as small squares, stamped where taken. A picture; the count beside it says the same. */
export function SmallSlots() {
  const vote = useVote()
  return (
    <Show when={vote.figures().max <= mostDrawn}>
      <span class={css.small} aria-hidden="true">
        <For each={Array.from({ length: vote.figures().max }, (_, place) => place)}>
          {(place) => <span data-taken={place < vote.chosen().length} />}
        </For>
      </span>
    </Show>
  )
}

/** The ballot's places at full size: a seal where taken, dashed where free. */
export function LargeSlots() {
  const vote = useVote()
  const free = () => Math.max(0, Math.min(vote.figures().max, mostDrawn) - vote.chosen().length)
  return (
    <div class={css.large} aria-hidden="true">
      <For each={vote.chosen()}>{(number) => <Seal number={printedNumber(number)} size={44} state="stamped" />}</For>
      <For each={Array.from({ length: free() })}>{() => <span class={css.free} />}</For>
    </div>
  )
}
