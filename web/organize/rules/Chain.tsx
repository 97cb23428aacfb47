import { For, type JSX, Show } from 'solid-js'
import { Moves } from '../Moves.tsx'
import { movedTo } from '../movedTo.ts'
import css from './rules.module.css'

/** Steps that apply in turn, numbered, each with the keys that move it or take it away. */
export function Chain<Step>(props: {
  steps: readonly Step[]
  /** What stands here while there is no step. */
  none: JSX.Element
  label: (step: Step) => string
  /** The step as the page prints it, where that is more than its label. */
  shown?: (step: Step) => JSX.Element
  id?: (at: number) => string
  onArrange: (steps: Step[]) => void
  /** What else is settled about a step, below its name. */
  children?: (step: Step, at: () => number) => JSX.Element
}) {
  return (
    <Show when={props.steps.length > 0} fallback={props.none}>
      <ol class={css.chain}>
        <For each={props.steps}>
          {(step, at) => (
            <li id={props.id?.(at())}>
              <span class={css.ordinal}>{at() + 1}</span>
              {props.shown === undefined ? <span>{props.label(step)}</span> : props.shown(step)}
              <Moves
                label={props.label(step)}
                at={at()}
                count={props.steps.length}
                onMove={(to) => props.onArrange(movedTo(props.steps, at(), to))}
                onRemove={() => props.onArrange(props.steps.filter((_, place) => place !== at()))}
              />
              {props.children?.(step, at)}
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}
