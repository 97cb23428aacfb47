import { For, Show } from 'solid-js'
import { roundingRules } from '../../../server/domain/points.ts'
import { panelMethods, roundedAt } from '../../../server/domain/tally/rules.type.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { wordsOf } from '../../words.ts'
import settings from '../settings.module.css'
import { NumberField, Part, RadioField, SelectField } from './controls.tsx'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'

const words = wordsOf(settingsWords)

/** How the sheets of one nomination become its expert score. */
export function Panel(props: { state: RulesState }) {
  const w = () => words().rules.panel
  const typed = () => props.state.typed.panel
  const number = (part: 'drop_high' | 'drop_low' | 'from_sheets') => (
    <NumberField
      name={`tally.panel.${part}`}
      label={w()[part]}
      error={props.state.errorAt(`tally.panel.${part}`)}
      value={typed()[part]}
      onType={(text) => props.state.setTyped('panel', part, text)}
    />
  )
  return (
    <Part title={w().title} field="tally.panel">
      <RadioField
        name="tally.panel.method"
        label={w().method}
        options={panelMethods.map((method) => [method, w().methods[method]] as const)}
        value={typed().method}
        onChoose={(method) => props.state.setTyped('panel', 'method', method)}
      />
      <Show when={typed().method === 'trimmed-mean'}>
        <div class={settings.grid}>
          {number('drop_high')}
          {number('drop_low')}
          {number('from_sheets')}
        </div>
      </Show>
    </Part>
  )
}

/** Where figures are rounded, to how many decimals, and by which rule. */
export function RoundingRules(props: { state: RulesState }) {
  const w = () => words().rules.rounding
  const typed = () => props.state.typed.rounding
  const toggle = (place: (typeof roundedAt)[number], on: boolean) =>
    props.state.setTyped(
      'rounding',
      'at',
      roundedAt.filter((known) => (known === place ? on : typed().at.includes(known))),
    )
  return (
    <Part title={w().title} field="tally.rounding">
      <div class={settings.grid}>
        <NumberField
          name="tally.rounding.digits"
          label={w().digits}
          error={props.state.errorAt('tally.rounding.digits')}
          value={typed().digits}
          onType={(text) => props.state.setTyped('rounding', 'digits', text)}
        />
        <SelectField
          name="tally.rounding.rule"
          label={w().rule}
          options={roundingRules.map((rule) => [rule, w().rules[rule]] as const)}
          value={typed().rule}
          onChoose={(rule) => props.state.setTyped('rounding', 'rule', rule)}
        />
      </div>
      <fieldset class={css.radios}>
        <legend>{w().at}</legend>
        <For each={roundedAt}>
          {(place) => (
            <label class="choice">
              <input
                type="checkbox"
                checked={typed().at.includes(place)}
                onChange={(event) => toggle(place, event.currentTarget.checked)}
              />
              <span>{w().places[place]}</span>
            </label>
          )}
        </For>
      </fieldset>
    </Part>
  )
}
