import { For, Show } from 'solid-js'
import { leaves, weightOf } from '../../../server/domain/rubric.ts'
import type { DeskState } from '../desk.state.ts'
import { labelOf, useReview, words } from '../review.state.ts'
import { Criterion } from './Criterion.tsx'
import css from './panel.module.css'
import { Total } from './Total.tsx'

/** The rubric at the right: running total, then every criterion, those of a group under its head. */
export function Panel(props: { desk: DeskState; focus: (criterion: string) => void }) {
  const { mine } = useReview()
  const leafKeys = new Set(leaves(mine().criteria).map(({ key }) => key))
  const scored = (group: string): number =>
    leaves(mine().criteria)
      .filter((leaf) => leaf.parent === group && (props.desk.draft.content().scores[leaf.key]?.points ?? null) !== null)
      .reduce((sum, leaf) => sum + leaf.weight, 0)
  const percent = (weight: number): string => String(weight / 100)
  return (
    <section class={css.panel} aria-label={words().desk.sheet}>
      <Total desk={props.desk} />
      <For each={mine().criteria}>
        {(criterion) => (
          <Show
            when={leafKeys.has(criterion.key)}
            fallback={
              <div class={css.group}>
                <h2>
                  {labelOf(criterion)}{' '}
                  <span class="muted figures">{percent(weightOf(mine().criteria, criterion.key))}%</span>
                </h2>
                <span class="caption figures">
                  {words().desk.scoredOf(
                    percent(scored(criterion.key)),
                    percent(weightOf(mine().criteria, criterion.key)),
                  )}
                </span>
              </div>
            }
          >
            <Criterion desk={props.desk} criterion={criterion} inner={criterion.parent !== null} focus={props.focus} />
          </Show>
        )}
      </For>
      <Show when={!props.desk.locked() || props.desk.draft.content().comment !== ''}>
        <SheetComment desk={props.desk} />
      </Show>
    </section>
  )
}

/** One comment on the whole nomination. */
export function SheetComment(props: { desk: DeskState }) {
  return (
    <label class={css.comment}>
      <span class="caption">{words().desk.sheetComment}</span>
      <textarea
        rows="2"
        maxlength="4000"
        readonly={props.desk.locked()}
        value={props.desk.draft.content().comment}
        onInput={(event) => props.desk.setSheetComment(event.currentTarget.value)}
      />
    </label>
  )
}
