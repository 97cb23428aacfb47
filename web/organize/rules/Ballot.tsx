import { Show } from 'solid-js'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { wordsOf } from '../../words.ts'
import settings from '../settings.module.css'
import { NumberField, Part, RadioField, SelectField } from './controls.tsx'
import type { RulesState } from './rules.state.ts'

const words = wordsOf(settingsWords)
const pers = ['campaign', 'batch', 'day'] as const
const sames = ['campaign', 'day', 'ballot'] as const
const readers = ['public', 'auditor'] as const

/** What one ballot may hold, how many a device may cast, and who reads the choices in the end. */
export function BallotRules(props: { state: RulesState }) {
  const w = () => words().rules.ballot
  const typed = () => props.state.typed.vote
  const number = (part: 'min' | 'max' | 'grace_seconds', label: string, hint?: string) => (
    <NumberField
      name={`vote.${part}`}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      error={props.state.errorAt(`vote.${part}`)}
      value={typed()[part]}
      onType={(text) => props.state.setTyped('vote', part, text)}
    />
  )
  return (
    <Part title={w().title} field="vote" lead={props.state.hasVoting ? undefined : w().none}>
      <div class={settings.grid}>
        {number('min', w().min)}
        {number('max', w().max)}
      </div>
      <div class={settings.grid}>
        <SelectField
          name="vote.allowance.per"
          label={w().per}
          options={pers.map((per) => [per, w().pers[per]] as const)}
          value={typed().per}
          onChoose={(per) => props.state.setTyped('vote', 'per', per)}
        />
        <Show when={typed().per === 'day'}>
          <NumberField
            name="vote.allowance"
            label={w().ballots}
            error={props.state.errorAt('vote.allowance')}
            value={typed().ballots}
            onType={(text) => props.state.setTyped('vote', 'ballots', text)}
          />
        </Show>
      </div>
      <RadioField
        name="vote.same_candidate"
        label={w().same}
        options={sames.map((same) => [same, w().sames[same]] as const)}
        value={typed().same}
        onChoose={(same) => props.state.setTyped('vote', 'same', same)}
      />
      <div class={settings.grid}>{number('grace_seconds', w().grace, w().graceHint)}</div>
      <RadioField
        name="openings"
        label={w().openings}
        options={readers.map((reader) => [reader, w().openingses[reader]] as const)}
        value={props.state.typed.openings}
        onChoose={(reader) => props.state.setTyped('openings', reader)}
      />
    </Part>
  )
}
