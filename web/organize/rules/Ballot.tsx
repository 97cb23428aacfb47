import { For, Show } from 'solid-js'
import { batchKey } from '../../../server/domain/ballot.ts'
import { voteSettingsWords } from '../../../server/domain/words/voteSettings.ts'
import { wordsOf } from '../../words.ts'
import settings from '../settings.module.css'
import { NumberField, Part, RadioField, SelectField } from './controls.tsx'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'
import { VoteCount } from './VoteCount.tsx'

const words = wordsOf(voteSettingsWords)
const pers = ['campaign', 'batch', 'day'] as const
const sames = ['campaign', 'day', 'ballot'] as const
const categories = ['', 'ballot', 'day', 'campaign'] as const

/** What one ballot may hold, how many a voter may cast, and how often the same candidate or theme may be chosen. */
export function BallotRules(props: { state: RulesState }) {
  const w = () => words().ballot
  const typed = () => props.state.typed.vote
  return (
    <Part title={w().title} field="vote" lead={props.state.hasVoting ? undefined : w().none}>
      <div class={settings.grid}>
        <VoteCount state={props.state} name="min" field="vote.min" label={w().min} />
        <VoteCount state={props.state} name="max" field="vote.max" label={w().max} />
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
          <VoteCount state={props.state} name="ballots" field="vote.allowance" label={w().ballots} />
        </Show>
        <VoteCount
          state={props.state}
          name="picks"
          field="vote.picks_per_day"
          label={w().picks}
          hint={words().unlimited}
        />
      </div>
      <RadioField
        name="vote.same_candidate"
        label={w().same}
        options={sames.map((same) => [same, w().sames[same]] as const)}
        value={typed().same}
        onChoose={(same) => props.state.setTyped('vote', 'same', same)}
      />
      <Show when={typed().same === 'day'}>
        <div class={settings.grid}>
          <VoteCount state={props.state} name="times" field="vote.same_candidate.times" label={w().times} />
        </div>
      </Show>
      <div class={settings.grid}>
        <SelectField
          name="vote.per_category.per"
          label={w().category}
          options={categories.map((per) => [per, w().categories[per]] as const)}
          value={typed().category}
          onChoose={(per) => props.state.setTyped('vote', 'category', per)}
        />
        <Show when={typed().category !== ''}>
          <VoteCount state={props.state} name="categoryMax" field="vote.per_category" label={w().categoryMax} />
        </Show>
      </div>
      <Batches state={props.state} />
      <div class={`${settings.grid} ${css.pairs}`}>
        <VoteCount
          state={props.state}
          name="address"
          field="vote.ballots_per_address_per_day"
          label={w().address}
          hint={`${words().unlimited}${w().addressHint}`}
        />
        <VoteCount
          state={props.state}
          name="grace_seconds"
          field="vote.grace_seconds"
          label={w().grace}
          hint={w().graceHint}
        />
      </div>
    </Part>
  )
}

/** The limits of single batches, where there are several; those of a batch that is gone stay in sight until they are emptied. */
function Batches(props: { state: RulesState }) {
  const w = () => words().ballot
  const batches = () => {
    const planned = props.state.facts.stages.filter(({ kind }) => kind === 'voting').map(batchKey)
    const known = planned.filter((batch): batch is string => batch !== null)
    return [...new Set([...known, ...Object.keys(props.state.typed.vote.batches)])]
  }
  const cell = (batch: string, part: 'min' | 'max', label: string) => (
    <NumberField
      name={`vote.batches.${batch}.${part}`}
      label={label}
      error={props.state.errorAt(`vote.batches.${batch}.${part}`)}
      value={props.state.typed.vote.batches[batch]?.[part] ?? ''}
      onType={(text) => props.state.limitBatch(batch, { [part]: text })}
    />
  )
  return (
    <Show when={batches().length > 0}>
      <fieldset id="field-vote.batches" class={css.radios}>
        <legend>{w().batches}</legend>
        <p class="muted">{w().batchesHint}</p>
        <For each={batches()}>
          {(batch) => (
            <div class={`${settings.grid} ${css.pairs} ${css.batchLimits}`}>
              {cell(batch, 'min', w().batchMin(batch.replace('-', '–')))}
              {cell(batch, 'max', w().batchMax(batch.replace('-', '–')))}
            </div>
          )}
        </For>
      </fieldset>
    </Show>
  )
}
