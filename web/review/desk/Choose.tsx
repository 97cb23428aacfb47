import { createSignal, For } from 'solid-js'
import type { Conflict } from '../../../server/domain/review.ts'
import type { DeskState } from '../desk.state.ts'
import { labelOf, words } from '../review.state.ts'
import css from './choose.module.css'

/** Two values of one field, side by side: nothing is overwritten before the expert has chosen each. */
export function Choose(props: { desk: DeskState; conflicts: readonly Conflict[] }) {
  const [chosen, setChosen] = createSignal<ReadonlyMap<Conflict, 'mine' | 'theirs'>>(new Map())

  const choose = (conflict: Conflict, side: 'mine' | 'theirs'): void => {
    const next = new Map(chosen()).set(conflict, side)
    setChosen(next)
    if (next.size < props.conflicts.length) return
    let { scores, comment } = props.desk.draft.content()
    for (const [field, from] of next)
      if (field.field === 'comment') comment = field[from]
      else {
        const score = scores[field.criterion] ?? { points: null, comment: '' }
        const taken = field.field === 'points' ? { points: field[from] } : { comment: field[from] }
        scores = { ...scores, [field.criterion]: { ...score, ...taken } }
      }
    props.desk.draft.settle({ scores, comment })
  }

  const name = (conflict: Conflict): string => {
    if (conflict.field === 'comment') return words().desk.sheetComment
    const criterion = props.desk.criteria.find((known) => known.key === conflict.criterion)
    const label = criterion === undefined ? conflict.criterion : labelOf(criterion)
    return conflict.field === 'points' ? label : words().desk.commentOf(label)
  }
  const value = (conflict: Conflict, side: 'mine' | 'theirs'): string => {
    const found = conflict[side]
    if (found === null || found === '') return words().save.empty
    return typeof found === 'number' ? String(found / 100) : found
  }
  const sides = (): ['mine' | 'theirs', string][] => [
    ['mine', words().save.here],
    ['theirs', words().save.there],
  ]

  return (
    <div class={`note ${css.choose}`} role="alertdialog" aria-label={words().save.conflictTitle}>
      <p>
        <b>{words().save.conflictTitle}</b>
      </p>
      <p class="caption">{words().save.conflictHint}</p>
      <For each={props.conflicts}>
        {(conflict) => (
          <fieldset class={css.field}>
            <legend>{name(conflict)}</legend>
            <For each={sides()}>
              {([side, label]) => (
                <button
                  type="button"
                  class="button button-small"
                  classList={{ 'button-chosen': chosen().get(conflict) === side }}
                  aria-pressed={chosen().get(conflict) === side}
                  onClick={() => choose(conflict, side)}
                >
                  <span class="muted">{label}</span>&ensp;{value(conflict, side)}
                </button>
              )}
            </For>
          </fieldset>
        )}
      </For>
    </div>
  )
}
