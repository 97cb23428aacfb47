import { For, Show } from 'solid-js'
import type { Candidate } from '../../server/candidates.ts'
import { printedNumber } from '../../server/domain/candidate.ts'
import { countText } from '../../server/domain/words/figures.ts'
import { mode } from '../appearance.ts'
import { Icon } from '../parts/Icon.tsx'
import { Seal } from '../parts/Seal.tsx'
import css from './Card.module.css'
import { Clauses } from './Clauses.tsx'
import { useVote } from './vote.state.ts'
import { sealSize } from './wide.ts'
import { words } from './words.ts'

/** A candidate in the gallery: look, read, stamp. The seal chooses; everything else opens the candidate. */
export function Card(props: { candidate: Candidate }) {
  const vote = useVote()
  const number = () => printedNumber(props.candidate.number)
  const seal = () => {
    if (vote.isOver(props.candidate.number)) return 'over'
    return vote.isChosen(props.candidate.number) ? 'stamped' : 'idle'
  }
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    vote.view.open({ at: 'candidate', number: props.candidate.number })
  }
  const size = () => sealSize(mode() === 'elder')
  return (
    <li class={css.card}>
      <a
        class={`${css.open} plain-link`}
        href={vote.view.addressOf({ at: 'candidate', number: props.candidate.number })}
        onClick={open}
      >
        <img class={css.picture} src={props.candidate.picture} alt="" decoding="async" loading="lazy" />
        <span class={css.words}>
          <span class={css.name}>{props.candidate.name}</span>
          <span class={css.place}>
            <For each={props.candidate.place}>{(part) => <span>{part}</span>}</For>
          </span>
          <span class={css.line}>
            <Clauses text={props.candidate.line} />
          </span>
          <Show when={vote.votes()}>
            {(shown) => (
              <span class={css.votes}>
                {words().votes.count(countText(shown().votes.get(props.candidate.number) ?? 0))}
              </span>
            )}
          </Show>
        </span>
      </a>
      <Show
        when={vote.mayVote() && vote.mayChoose(props.candidate.number)}
        fallback={
          <span class={css.choose}>
            <span class="unseen">{number()}</span>
            <Seal number={number()} size={size()} state="idle" ground />
          </span>
        }
      >
        <button
          type="button"
          class={css.choose}
          aria-pressed={vote.isChosen(props.candidate.number)}
          onClick={() => vote.toggle(props.candidate.number)}
        >
          <Seal number={number()} size={size()} state={seal()} ground />
          <span class={css.caption} data-seal={seal()}>
            <Caption seal={seal()} />
          </span>
          <span class="unseen">
            {number()} {props.candidate.name}
          </span>
        </button>
      </Show>
    </li>
  )
}

function Caption(props: { seal: 'idle' | 'stamped' | 'over' }) {
  return (
    <Show when={props.seal !== 'idle'} fallback={words().seal.choose}>
      <Show when={props.seal === 'stamped'} fallback={words().seal.over}>
        <Icon name="tick" size={14} /> {words().seal.chosen}
      </Show>
    </Show>
  )
}
