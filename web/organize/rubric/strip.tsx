import { For, Show } from 'solid-js'
import { type Criterion, leaves, weightOf, wholeWeight } from '../../../server/domain/rubric.ts'
import { rubricWords } from '../../../server/domain/words/rubric.ts'
import { named } from '../../../server/domain/words/rules.ts'
import { lang, wordsOf } from '../../words.ts'
import css from './rubric.module.css'
import { type RubricState, weightPrint } from './rubric.state.ts'

const words = wordsOf(rubricWords)

/** All weights to scale on one strip; a gap or overflow is called out beside it, because 0.10 is one pixel. */
export function Strip(props: { state: RubricState }) {
  const criteria = () => props.state.criteria()
  const full = () => Math.max(props.state.sum(), wholeWeight)
  const share = (weight: number) => `${(weight / full()) * 100}%`
  const starts = () => {
    let sum = 0
    return leaves(criteria()).map((leaf) => {
      const left = sum
      sum += leaf.weight
      return { leaf, left }
    })
  }
  const groups = () =>
    criteria()
      .filter(({ key }) => props.state.groups().has(key))
      .map((group) => ({
        group,
        left: starts().find(({ leaf }) => leaf.parent === group.key)?.left ?? 0,
        weight: weightOf(criteria(), group.key),
      }))
  const gap = () => wholeWeight - props.state.sum()
  return (
    <div class={css.strip} role="img" aria-label={words().strip}>
      <div class={css.brackets}>
        <For each={groups()}>
          {({ group, left, weight }) => (
            <span class={css.bracket} style={{ left: share(left), width: share(weight) }}>
              <span>
                {label(group)} {weightPrint(weight)}
              </span>
            </span>
          )}
        </For>
      </div>
      <div class={css.bars} classList={{ [css.uneven ?? '']: gap() !== 0 }}>
        <For each={starts()}>
          {({ leaf, left }, at) => (
            <span
              class={css.bar}
              classList={{
                [css.inner ?? '']: leaf.parent !== null,
                [css.odd ?? '']: at() % 2 === 1,
                [css.wrong ?? '']: gap() !== 0 && leaf.key === props.state.current(),
              }}
              style={{ left: share(left), width: share(leaf.weight) }}
            >
              <span>{label(leaf)}</span>
              <b class="figures">{weightPrint(leaf.weight)}</b>
            </span>
          )}
        </For>
      </div>
      <div class={`${css.axis} figures`}>
        <For each={starts().filter(({ leaf }) => leaf.parent === null || leaf.weight === 0)}>
          {({ left }) => (
            <Show when={left < wholeWeight * 0.9}>
              <span style={{ left: share(left) }}>{left / 100}</span>
            </Show>
          )}
        </For>
        <For each={groups()}>{({ left }) => <span style={{ left: share(left) }}>{left / 100}</span>}</For>
        <Show
          when={gap() === 0}
          fallback={<strong class={css.gap}>{words().gap[gap() > 0 ? 'under' : 'over'](weightPrint(gap()))}</strong>}
        >
          <span class={css.end}>100</span>
        </Show>
      </div>
    </div>
  )
}

function label(criterion: Criterion): string {
  return named(lang(), criterion) || words().unnamed
}
