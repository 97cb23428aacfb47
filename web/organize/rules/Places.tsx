import { For, Show } from 'solid-js'
import { lineRules } from '../../../server/domain/tally/rules.type.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { wordsOf } from '../../words.ts'
import settings from '../settings.module.css'
import { NumberField, Part, RadioField } from './controls.tsx'
import { choiceLabel } from './labels.ts'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'
import type { Typed } from './typed.ts'

const words = wordsOf(settingsWords)

/** How many places are given, and what happens when a tie lies across the line. */
export function Places(props: { state: RulesState }) {
  const w = () => words().rules.places
  const typed = () => props.state.typed.places
  // Units are named by the nominations themselves, so a rule by unit is kept where it came with the campaign.
  const kinds = (): Typed['places']['kind'][] =>
    typed().kind === 'unit' ? ['none', 'total', 'level', 'theme', 'unit'] : ['none', 'total', 'level', 'theme']
  return (
    <Part title={w().title} field="tally.places">
      <RadioField
        name="tally.places.kind"
        label={w().kind}
        options={kinds().map((kind) => [kind, w().kinds[kind]] as const)}
        value={typed().kind}
        onChoose={(kind) => props.state.setTyped('places', 'kind', kind)}
      />
      <Show when={typed().kind === 'total'}>
        <div class={settings.grid}>
          <NumberField
            name="tally.places.total"
            label={w().total}
            error={props.state.errorAt('tally.places.total')}
            value={typed().total}
            onType={(text) => props.state.setTyped('places', 'total', text)}
          />
        </div>
      </Show>
      <Show when={typed().kind === 'level' || typed().kind === 'theme' || typed().kind === 'unit'}>
        <Quotas state={props.state} />
      </Show>
      <Show when={typed().kind !== 'none'}>
        <RadioField
          name="tally.places.at_line"
          label={w().line}
          options={lineRules.map((rule) => [rule, w().lines[rule]] as const)}
          value={typed().at_line}
          onChoose={(rule) => props.state.setTyped('places', 'at_line', rule)}
        />
        <Show when={typed().at_line === 'lot'}>
          <Seed state={props.state} />
        </Show>
      </Show>
    </Part>
  )
}

function Quotas(props: { state: RulesState }) {
  const choices = () => {
    const { themes, levels, places } = props.state.typed
    if (places.kind === 'unit') return Object.keys(places.each).map((key) => ({ key, label: key, labelEn: null }))
    return places.kind === 'level' ? levels : themes
  }
  return (
    <div class={settings.grid}>
      <For each={choices()}>
        {(choice) => (
          <NumberField
            name={`tally.places.each.${choice.key}`}
            label={words().rules.places.each(choiceLabel(choices(), choice.key))}
            error={props.state.errorAt(`tally.places.each.${choice.key}`)}
            value={props.state.typed.places.each[choice.key] ?? ''}
            onType={(text) => props.state.setTyped('places', 'each', choice.key, text)}
          />
        )}
      </For>
    </div>
  )
}

function Seed(props: { state: RulesState }) {
  const w = () => words().rules.places
  return (
    <label class={css.seed}>
      <strong>{w().seed}</strong>
      <span class="muted">{w().seedHint}</span>
      <input
        id="field-tally.places.seed"
        type="text"
        maxlength="200"
        value={props.state.typed.places.seed}
        onInput={(event) => props.state.setTyped('places', 'seed', event.currentTarget.value)}
      />
    </label>
  )
}
