import { For, Match, Show, Switch } from 'solid-js'
import { bandTies, type District, districts, maxima } from '../../../server/domain/tally/rules.type.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { Button } from '../../parts/Button.tsx'
import { fieldId } from '../../parts/Field.tsx'
import { wordsOf } from '../../words.ts'
import settings from '../settings.module.css'
import { ConversionTable } from './ConversionTable.tsx'
import { NumberField, Part, SelectField } from './controls.tsx'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'

const words = wordsOf(settingsWords)
const conversions = ['proportional-to-max', 'share', 'square-root', 'rank-linear', 'brackets', 'capped'] as const
const fields: readonly ('' | District)[] = ['', ...districts]

/** How votes become points, with the whole table of it below. */
export function Votes(props: { state: RulesState }) {
  const w = () => words().rules.votes
  const typed = () => props.state.typed.votes
  return (
    <Part title={w().title} field="tally.votes">
      <div class={`${settings.grid} ${css.pairs}`}>
        <SelectField
          name="tally.votes.conversion"
          label={w().conversion}
          options={conversions.map((key) => [key, w().conversions[key]] as const)}
          value={typed().conversion}
          error={props.state.errorAt('tally.votes.conversion')}
          onChoose={(conversion) => props.state.setTyped('votes', { conversion })}
        />
        <Figures state={props.state} />
      </div>
      <Show when={typed().conversion === 'brackets'}>
        <Brackets state={props.state} />
      </Show>
      <Show when={typed().conversion === 'capped'}>
        <p class="muted">{w().cappedHint}</p>
      </Show>
      <div class={`${settings.grid} ${css.pairs}`}>
        <SelectField
          name="tally.votes.within"
          label={w().within}
          options={fields.map((key) => [key, w().fields[key]] as const)}
          value={typed().within}
          onChoose={(within) => props.state.setTyped('votes', { within })}
        />
        <SelectField
          name="tally.votes.maximum"
          label={w().maximum}
          options={maxima.map((key) => [key, w().maxima[key]] as const)}
          value={typed().maximum}
          onChoose={(maximum) => props.state.setTyped('votes', { maximum })}
        />
        <Show when={typed().conversion === 'rank-linear'}>
          <SelectField
            name="tally.votes.ties"
            label={w().ties}
            options={bandTies.map((key) => [key, w().bands[key]] as const)}
            value={typed().ties}
            onChoose={(ties) => props.state.setTyped('votes', { ties })}
          />
        </Show>
      </div>
      <ConversionTable state={props.state} />
    </Part>
  )
}

/** The figures that the chosen conversion needs. */
function Figures(props: { state: RulesState }) {
  const w = () => words().rules.votes
  const number = (part: 'start' | 'step' | 'per_vote' | 'cap', label: string) => (
    <NumberField
      name={`tally.votes.${part}`}
      label={label}
      error={props.state.errorAt(`tally.votes.${part}`)}
      value={props.state.typed.votes[part]}
      onType={(text) => props.state.setTyped('votes', part, text)}
    />
  )
  return (
    <Switch>
      <Match when={props.state.typed.votes.conversion === 'rank-linear'}>
        {number('start', w().start)}
        {number('step', w().step)}
      </Match>
      <Match when={props.state.typed.votes.conversion === 'capped'}>
        {number('per_vote', w().perVote)}
        {number('cap', w().cap)}
      </Match>
    </Switch>
  )
}

function Brackets(props: { state: RulesState }) {
  const w = () => words().rules.votes
  const table = () => props.state.typed.votes.table
  const cell = (at: number, part: 'from' | 'points', value: string) => {
    const field = `tally.votes.table.${at}.${part}`
    return (
      <input
        id={fieldId(field)}
        type="text"
        inputmode="decimal"
        class="control-number"
        aria-label={`${words().row.nth(at + 1)} ${w()[part]}`}
        aria-invalid={props.state.errorAt(field) === undefined ? undefined : 'true'}
        value={value}
        onInput={(event) => props.state.setTyped('votes', 'table', at, part, event.currentTarget.value)}
      />
    )
  }
  return (
    <fieldset id={fieldId('tally.votes.table')} class={css.radios}>
      <legend>{w().table}</legend>
      <p class="muted">{w().bracketsHint}</p>
      <ol>
        <For each={table()}>
          {(row, at) => (
            <li class={css.bracket}>
              <span class="caption">{w().from}</span>
              {cell(at(), 'from', row.from)}
              <span class="caption">{w().points}</span>
              {cell(at(), 'points', row.points)}
              <button
                type="button"
                class="link-button"
                aria-label={words().row.remove(words().row.nth(at() + 1))}
                onClick={() =>
                  props.state.setTyped(
                    'votes',
                    'table',
                    table().filter((_, place) => place !== at()),
                  )
                }
              >
                {words().row.removeWord}
              </button>
            </li>
          )}
        </For>
      </ol>
      <Button
        size="small"
        onPress={() => props.state.setTyped('votes', 'table', table().length, { from: '', points: '' })}
      >
        {w().addBracket}
      </Button>
    </fieldset>
  )
}
