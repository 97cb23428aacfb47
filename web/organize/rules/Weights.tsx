import { For, Show } from 'solid-js'
import { parties } from '../../../server/domain/tally/rules.type.ts'
import { rulesWords } from '../../../server/domain/words/rules.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { lang, wordsOf } from '../../words.ts'
import { NumberField, Part } from './controls.tsx'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'

const words = wordsOf(settingsWords)

/** The weights of the parties with their live sum; a gap is called out in words, because a hundredth is less than a pixel. */
export function Weights(props: { state: RulesState }) {
  const w = () => words().rules.weights
  const typed = () => props.state.typed.weights
  const label = (party: (typeof parties)[number]) => rulesWords[lang()].party[party]
  return (
    <Part title={w().title} field="tally.weights" lead={w().lead}>
      <Strip state={props.state} />
      <div class={css.weights}>
        <For each={parties}>
          {(party) => (
            <NumberField
              name={`tally.weights.${party}`}
              label={label(party)}
              error={props.state.errorAt(`tally.weights.${party}`)}
              value={typed()[party]}
              suffix="%"
              onType={(text) => props.state.setTyped('weights', party, text)}
            />
          )}
        </For>
        <p class={css.sum} role="status">
          <span class="muted">{w().sum}</span>
          <strong classList={{ jade: props.state.weighing().side === 'even' }}>{props.state.weighing().sum}</strong>
          <Gap state={props.state} />
        </p>
      </div>
    </Part>
  )
}

function Gap(props: { state: RulesState }) {
  const w = () => words().rules.weights
  return (
    <Show when={props.state.weighing().side !== 'even'} fallback={<span class="jade">{w().even}</span>}>
      <span class="vermilion">
        {props.state.weighing().side === 'under'
          ? w().under(props.state.weighing().gap)
          : w().over(props.state.weighing().gap)}
      </span>
    </Show>
  )
}

/** The weights to scale; what is missing of 100 is dashed. */
function Strip(props: { state: RulesState }) {
  const w = () => words().rules.weights
  const parts = () =>
    parties
      .map((party) => ({
        party,
        text: props.state.typed.weights[party].trim(),
        share: Number(props.state.typed.weights[party]),
      }))
      .filter(({ share }) => share > 0)
  const gap = () => (props.state.weighing().side === 'under' ? Number(props.state.weighing().gap) : 0)
  return (
    <div class={css.strip} role="img" aria-label={w().picture}>
      <For each={parts()}>
        {(part) => (
          <span class={css.segment} style={{ 'flex-grow': part.share }}>
            <span>{rulesWords[lang()].party[part.party]}</span>
            <b>{part.text}</b>
          </span>
        )}
      </For>
      <Show when={gap() > 0}>
        <span class={css.unassigned} style={{ 'flex-grow': gap() }}>
          {gap() >= 12 ? w().gap : ''}
        </span>
      </Show>
    </div>
  )
}
