import { For, Show } from 'solid-js'
import { groupKeys } from '../../../server/domain/rubric.ts'
import type { TieStep } from '../../../server/domain/tally.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { wordsOf } from '../../words.ts'
import { Moves } from '../Moves.tsx'
import { movedTo } from '../movedTo.ts'
import { AddRow, Part } from './controls.tsx'
import { stepLabel } from './labels.ts'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'

const words = wordsOf(settingsWords)
const plain: readonly TieStep[] = [
  'expert',
  'public',
  'inspection',
  'self',
  'untrimmed',
  'median',
  'first-ranks',
  'votes',
]

/** The ordered chain that decides between equal totals. */
export function Ties(props: { state: RulesState }) {
  const w = () => words().rules.ties
  const ties = () => props.state.typed.ties
  const arrange = (next: TieStep[]) => props.state.setTyped('ties', next)
  const addable = () => {
    const { criteria } = props.state.facts
    const groups = groupKeys(criteria)
    const ordered = [...criteria].sort((a, b) => Number(groups.has(b.key)) - Number(groups.has(a.key)))
    const steps = [...plain, ...ordered.map(({ key }): TieStep => `criterion:${key}`)]
    return steps.filter((step) => !ties().includes(step))
  }
  const label = (step: TieStep) => stepLabel(step, props.state.facts)
  return (
    <Part title={w().title} field="tally.ties" lead={w().hint}>
      <Show when={ties().length > 0} fallback={<p class="amber">{w().none}</p>}>
        <ol class={css.chain}>
          <For each={ties()}>
            {(step, at) => (
              <li>
                <span class={css.ordinal}>{at() + 1}</span>
                <span>{label(step)}</span>
                <Moves
                  label={label(step)}
                  at={at()}
                  count={ties().length}
                  onMove={(to) => arrange(movedTo(ties(), at(), to))}
                  onRemove={() => arrange(ties().filter((_, place) => place !== at()))}
                />
              </li>
            )}
          </For>
        </ol>
      </Show>
      <AddRow
        label={w().add}
        empty={w().choose}
        options={addable().map((step) => [step, label(step)] as const)}
        onAdd={(step) => arrange([...ties(), step])}
      />
    </Part>
  )
}
