import { For, Show } from 'solid-js'
import type { Choice } from '../../../server/domain/campaign.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { Button } from '../../parts/Button.tsx'
import { fieldId } from '../../parts/Field.tsx'
import { wordsOf } from '../../words.ts'
import { Moves } from '../Moves.tsx'
import { movedTo } from '../movedTo.ts'
import settings from '../settings.module.css'
import { Part } from './controls.tsx'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'

const words = wordsOf(settingsWords)

interface ChoicesProps {
  list: 'themes' | 'levels'
  state: RulesState
}

/** The themes or the levels of a campaign: names in both languages, and for levels the note on quotas. */
export function Choices(props: ChoicesProps) {
  const w = () => words().rules[props.list]
  const list = () => props.state.typed[props.list]
  return (
    <Part title={w().title} field={props.list}>
      <Show when={list().length > 0} fallback={<p class="muted">{w().none}</p>}>
        <ol>
          <For each={list()}>{(choice, at) => <ChoiceRow choice={choice} at={at()} {...props} />}</For>
        </ol>
      </Show>
      <div>
        <Button size="small" onPress={() => props.state.addChoice(props.list)}>
          {w().add}
        </Button>
      </div>
    </Part>
  )
}

function ChoiceRow(props: ChoicesProps & { choice: Choice; at: number }) {
  const w = () => words().rules
  const list = () => props.state.typed[props.list]
  const field = () => `${props.list}.${props.at}.label`
  const error = () => props.state.errorAt(field())
  const change = (part: Partial<Choice>) => props.state.changeChoice(props.list, props.at, part)
  const text = (key: 'label' | 'labelEn' | 'note' | 'noteEn', label: string) => {
    const own = () => (key === 'label' ? error() : undefined)
    return (
      <label class={css.choiceCell}>
        <span class="caption">
          <span class="unseen">{words().row.nth(props.at + 1)} </span>
          {label}
        </span>
        <input
          id={key === 'label' ? fieldId(field()) : undefined}
          type="text"
          maxlength={key === 'label' ? 80 : 400}
          aria-invalid={own() === undefined ? undefined : 'true'}
          value={props.choice[key] ?? ''}
          onInput={(event) => change({ [key]: event.currentTarget.value })}
        />
      </label>
    )
  }
  return (
    <li class={css.choice} classList={{ [css.noted ?? '']: props.list === 'levels' }}>
      {text('label', w().names)}
      {text('labelEn', w().nameEn)}
      <Show when={props.list === 'levels'}>
        {text('note', w().note)}
        {text('noteEn', w().noteEn)}
      </Show>
      <span class={css.choiceMoves}>
        <Moves
          label={props.choice.label || words().row.nth(props.at + 1)}
          at={props.at}
          count={list().length}
          onMove={(to) => props.state.arrangeChoices(props.list, movedTo(list(), props.at, to))}
          onRemove={() =>
            props.state.arrangeChoices(
              props.list,
              list().filter((_, place) => place !== props.at),
            )
          }
        />
      </span>
      <Show when={error()}>
        <p class={`${settings.error} ${css.choiceError}`}>{error()}</p>
      </Show>
    </li>
  )
}
