import { createSignal, For, Show } from 'solid-js'
import { type Criterion, weightOf, wholeWeight } from '../../../server/domain/rubric.ts'
import { rubric as english } from '../../../server/domain/words/en/rubric.ts'
import { rubricWords } from '../../../server/domain/words/rubric.ts'
import { named } from '../../../server/domain/words/rules.ts'
import { rubric as chinese } from '../../../server/domain/words/zh-CN/rubric.ts'
import { Button } from '../../parts/Button.tsx'
import { fieldId } from '../../parts/Field.tsx'
import { lang, wordsOf } from '../../words.ts'
import css from './rubric.module.css'
import { type RubricState, weightPrint } from './rubric.state.ts'
import { FromTemplate } from './template.tsx'

const words = wordsOf(rubricWords)

/** Criteria with their weights; leaf weights are fields, group sums are text. Alt with the arrows moves a row. */
export function Tree(props: { state: RubricState }) {
  const [asking, setAsking] = createSignal(false)
  const w = words
  const gap = () => wholeWeight - props.state.sum()
  const addGroup = () =>
    props.state.addGroup({
      group: [chinese.newGroup, english.newGroup],
      criterion: [chinese.newCriterion, english.newCriterion],
    })
  return (
    <section>
      <table class={`table ${css.tree}`}>
        <thead>
          <tr>
            <th>
              <span class="unseen">{w().move}</span>
            </th>
            <th>{w().criterion}</th>
            <th class="number">{w().weight}</th>
            <th>{w().levels}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.state.criteria()}>{(criterion) => <Row state={props.state} criterion={criterion} />}</For>
          <tr class={css.total}>
            <td />
            <td>
              <strong>{w().total}</strong>
            </td>
            <td class={`number ${css.sum}`} classList={{ jade: gap() === 0, vermilion: gap() !== 0 }}>
              {weightPrint(props.state.sum())}
            </td>
            <td classList={{ jade: gap() === 0, vermilion: gap() !== 0 }}>
              <strong>
                {gap() === 0 ? w().exact : gap() > 0 ? w().under(weightPrint(gap())) : w().over(weightPrint(gap()))}
              </strong>
            </td>
          </tr>
        </tbody>
      </table>
      <Show when={props.state.undo()}>
        {(last) => (
          <p class={`note ${css.undo}`} role="status">
            {w().removed(named(lang(), last().label) || w().unnamed)}{' '}
            <button type="button" class="link-button" onClick={() => props.state.takeBack()}>
              {w().undo}
            </button>
          </p>
        )}
      </Show>
      <Show when={!props.state.frozen}>
        <div class={css.treeActs}>
          <Button size="small" onPress={() => props.state.addCriterion(chinese.newCriterion, english.newCriterion)}>
            {w().addCriterion}
          </Button>
          <Button size="small" onPress={addGroup}>
            {w().addGroup}
          </Button>
          <Button size="small" onPress={() => setAsking(true)}>
            {w().fromTemplate}
          </Button>
          <span class={`muted ${css.keys}`}>
            {w().move} <kbd class="key">Alt</kbd> <kbd class="key">↑</kbd>
            <kbd class="key">↓</kbd>
          </span>
        </div>
        <FromTemplate state={props.state} open={asking()} onClose={() => setAsking(false)} />
      </Show>
    </section>
  )
}

function Row(props: { state: RubricState; criterion: Criterion }) {
  const w = words
  const key = () => props.criterion.key
  const isGroup = () => props.state.groups().has(key())
  const isCurrent = () => props.state.current() === key()
  const label = () => named(lang(), props.criterion) || w().unnamed
  const hint = () => (lang() === 'en' ? props.criterion.hintEn : props.criterion.hint)
  const move = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || props.state.frozen) return
    event.preventDefault()
    const focused = document.activeElement?.id
    props.state.move(key(), event.key === 'ArrowUp' ? -1 : 1)
    if (focused) queueMicrotask(() => document.getElementById(focused)?.focus())
  }
  return (
    <>
      <tr
        aria-current={isCurrent() ? 'true' : undefined}
        onKeyDown={move}
        onFocusIn={() => props.state.setCurrent(key())}
        onClick={() => props.state.setCurrent(key())}
      >
        <td class={css.gripCell}>
          <Show when={!props.state.frozen}>
            <button type="button" id={fieldId(`grip-${key()}`)} class={css.grip} aria-label={w().moveLabel(label())} />
          </Show>
        </td>
        <td classList={{ [css.inside ?? '']: props.criterion.parent !== null }}>
          <button
            type="button"
            class={css.label}
            classList={{ [css.group ?? '']: isGroup() }}
            onClick={() => props.state.setCurrent(key())}
          >
            {label()}
          </button>
          <Show when={!isGroup()}>
            <span class={`muted ${css.hint}`}>{hint()}</span>
          </Show>
        </td>
        <td class="number">
          <Show when={!isGroup()} fallback={<strong>{weightPrint(weightOf(props.state.criteria(), key()))}</strong>}>
            <WeightField state={props.state} criterion={props.criterion} label={label()} />
          </Show>
        </td>
        <td class="muted">{isGroup() ? w().adds : w().levelCount(props.criterion.bands.length)}</td>
      </tr>
      <Show when={!isGroup() && isCurrent() && !props.state.frozen}>
        <Mend state={props.state} criterion={props.criterion} />
      </Show>
    </>
  )
}

function WeightField(props: { state: RubricState; criterion: Criterion; label: string }) {
  const key = () => props.criterion.key
  const wrong = () =>
    props.state.isWeightWrong(key()) || (props.state.sum() !== wholeWeight && props.state.current() === key())
  return (
    <input
      type="text"
      inputmode="decimal"
      class={`control-number ${css.weight}`}
      id={fieldId(`weight-${key()}`)}
      aria-label={words().weightLabel(props.label)}
      aria-invalid={wrong() ? 'true' : undefined}
      aria-describedby={wrong() ? `${fieldId(`weight-${key()}`)}-error` : undefined}
      readOnly={props.state.frozen}
      value={props.state.weightText(props.criterion)}
      onInput={(event) => props.state.typeWeight(key(), event.currentTarget.value)}
      onBlur={() => props.state.settleWeight(key())}
    />
  )
}

/** Under the current row: what is wrong with its weight, and the certain repair as a button. */
function Mend(props: { state: RubricState; criterion: Criterion }) {
  const w = words
  const gap = () => wholeWeight - props.state.sum()
  const repaired = () => props.criterion.weight + gap()
  const wrong = () => props.state.isWeightWrong(props.criterion.key)
  return (
    <Show when={wrong() || gap() !== 0}>
      <tr>
        <td />
        <td colSpan={3}>
          <span
            id={`${fieldId(`weight-${props.criterion.key}`)}-error`}
            class={`vermilion ${css.mend}`}
            classList={{ [css.inside ?? '']: props.criterion.parent !== null }}
          >
            <Show when={!wrong()} fallback={w().notWeight}>
              {gap() > 0 ? w().still(weightPrint(gap())) : w().tooMuch(weightPrint(gap()))}
            </Show>
            <Show when={!wrong() && repaired() >= 0 && repaired() <= wholeWeight}>
              <Button size="small" onPress={() => props.state.setWeight(props.criterion.key, repaired())}>
                {w().change(weightPrint(repaired()))}
              </Button>
            </Show>
          </span>
        </td>
      </tr>
    </Show>
  )
}
