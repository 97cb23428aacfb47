import { For, Show } from 'solid-js'
import { DeskSeal } from '../../parts/DeskSeal.tsx'
import type { MySheet } from '../api.ts'
import { printed, useReview, words } from '../review.state.ts'
import css from './mine.module.css'

/** All seals in my order, grouped by state: the progress bar is the seals. */
export function Strip() {
  const { mine } = useReview()
  const among = (state: MySheet['state']): MySheet[] => {
    const found = mine().sheets.filter((sheet) => sheet.state === state)
    if (state !== 'submitted') return found
    return found.sort((a, b) => ((a.submittedAt ?? '') < (b.submittedAt ?? '') ? -1 : 1))
  }
  return (
    <nav class={css.strip} aria-label={words().mine.strip}>
      <Group sheets={among('submitted')} seal="stamped" kind={css.done} text={words().mine.groupSubmitted} />
      <Group sheets={among('draft')} seal="draft" kind={css.begun} text={words().mine.groupDraft} />
      <Group sheets={among('untouched')} seal="idle" kind={css.idle} text={words().mine.groupUntouched} />
    </nav>
  )
}

function Group(props: {
  sheets: MySheet[]
  seal: 'stamped' | 'draft' | 'idle'
  kind: string | undefined
  text: (count: number) => string
}) {
  const { mine } = useReview()
  return (
    <Show when={props.sheets.length > 0}>
      <div class={`${css.group} ${props.kind}`}>
        <div class={css.seals}>
          <For each={props.sheets}>
            {(sheet) => (
              <a
                class="plain-link"
                href={`/review/${mine().campaign.id}/${printed(sheet.number)}`}
                aria-label={`${printed(sheet.number)} ${sheet.name}`}
              >
                <DeskSeal number={printed(sheet.number)} size={36} state={props.seal} />
              </a>
            )}
          </For>
        </div>
        <p class={css.bracket}>{props.text(props.sheets.length)}</p>
      </div>
    </Show>
  )
}
