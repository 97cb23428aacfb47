import { For } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'
import { Seal } from '../parts/Seal.tsx'
import { lang } from '../words.ts'
import css from './OverLimit.module.css'
import type { Limit } from './over.ts'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

/** What to do about too many choices: all of them, each a tap away from being taken off, those beyond a limit marked. */
export function OverLimit(props: { ref: (element: HTMLDivElement) => void }) {
  const vote = useVote()
  const sentence = (limit: Limit) => {
    const t = words().over
    if (limit.code === 'too-many-in-batch') return t.batch(limit.batch.replace('-', '–'), limit.max)
    if (limit.code === 'category-full') return t.category(themeOf(limit.category), limit.max)
    return limit.code === 'picks-used-up' ? t.day(limit.max, limit.used) : t.most(limit.max)
  }
  const themeOf = (key: string) => {
    const theme = vote.paper.themes.find((one) => one.key === key)
    return (lang() === 'en' ? theme?.labelEn : null) ?? theme?.label ?? key
  }
  return (
    <div class={css.over}>
      <h2 class={css.title}>{words().over.title(vote.beyond().over.size)}</h2>
      <For each={vote.beyond().limits}>{(limit) => <p class="muted">{sentence(limit)}</p>}</For>
      <p class="muted">{words().over.kept}</p>
      <div class={css.grid} ref={props.ref}>
        <For each={vote.chosen()}>
          {(number) => (
            <button
              type="button"
              data-over={vote.isOver(number)}
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
export function focusOver(grid: HTMLDivElement | undefined): void {
  grid?.querySelector<HTMLElement>('[data-over=true]')?.focus()
}
