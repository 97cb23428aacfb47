import { For } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'
import { voteWords } from '../../server/domain/words/vote.ts'
import { Seal } from '../parts/Seal.tsx'
import { wordsOf } from '../words.ts'
import css from './OverLimit.module.css'
import { useVote } from './vote.state.ts'

const words = wordsOf(voteWords)

/** What to do about too many choices: all of them, each a tap away from being taken off. */
export function OverLimit(props: { ref: (element: HTMLDivElement) => void }) {
  const vote = useVote()
  return (
    <div class={css.over}>
      <h2 class={css.title}>{words().over.title(vote.chosen().length - vote.rules.max)}</h2>
      <p class="muted">{words().over.most(vote.rules.max)}</p>
      <p class="muted">{words().over.kept}</p>
      <div class={css.grid} ref={props.ref}>
        <For each={vote.chosen()}>
          {(number) => (
            <button
              type="button"
              aria-label={words().over.remove(printedNumber(number), vote.candidate(number)?.name ?? '')}
              onClick={() => vote.toggle(number)}
            >
              <Seal number={printedNumber(number)} size={44} state={vote.isOver(number) ? 'over' : 'stamped'} />
            </button>
          )}
        </For>
      </div>
    </div>
  )
}

/** Moves the focus to the first choice that was one too many. */
export function focusOver(grid: HTMLDivElement | undefined, max: number): void {
  grid?.querySelectorAll('button')[max]?.focus()
}
