import { Show } from 'solid-js'
import { voteSettingsWords } from '../../../server/domain/words/voteSettings.ts'
import { fieldId } from '../../parts/Field.tsx'
import { wordsOf } from '../../words.ts'
import settings from '../settings.module.css'
import { Chain } from './Chain.tsx'
import { AddRow, NumberField, Part, RadioField, SelectField } from './controls.tsx'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'
import { VoteCount } from './VoteCount.tsx'

const words = wordsOf(voteSettingsWords)
const orders = ['shuffled', 'number'] as const
const modes = ['hidden', 'live', 'refreshed'] as const
const cleanings = ['after-close', 'periodic'] as const
const acts = ['warn', 'suspend', 'zero', 'disqualify'] as const
const notices = ['step', 'evidence'] as const
const readers = ['public', 'auditor'] as const

/** Who sees what and when, and what is done against brushing. */
export function Fair(props: { state: RulesState }) {
  const w = () => words().fair
  const typed = () => props.state.typed.vote
  return (
    <Part title={w().title}>
      <RadioField
        name="vote.order"
        label={w().order}
        options={orders.map((order) => [order, w().orders[order]] as const)}
        value={typed().order}
        onChoose={(order) => props.state.setVote('order', order)}
      />
      <div class={settings.grid}>
        <SelectField
          name="vote.results_while_voting.mode"
          label={w().results}
          options={modes.map((mode) => [mode, w().resultses[mode]] as const)}
          value={typed().results}
          onChoose={(mode) => props.state.setVote('results', mode)}
        />
        <Show when={typed().results === 'refreshed'}>
          <VoteCount state={props.state} name="minutes" field="vote.results_while_voting" label={w().minutes} />
        </Show>
      </div>
      <div class={settings.grid}>
        <VoteCount
          state={props.state}
          name="population"
          field="vote.population"
          label={w().population}
          hint={w().populationHint}
        />
        <SelectField
          name="vote.misconduct.cleaning"
          label={w().cleaning}
          options={cleanings.map((when) => [when, w().cleanings[when]] as const)}
          value={typed().cleaning}
          onChoose={(when) => props.state.setVote('cleaning', when)}
        />
        <VoteCount
          state={props.state}
          name="suspect"
          field="vote.misconduct.suspect_days"
          label={w().suspect}
          hint={w().suspectHint}
        />
      </div>
      <Ladder state={props.state} />
      <RadioField
        name="vote.misconduct.notice"
        label={w().notice}
        options={notices.map((notice) => [notice, w().notices[notice]] as const)}
        value={typed().notice}
        onChoose={(notice) => props.state.setVote('notice', notice)}
      />
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

/** What follows, in turn, when a candidate is found to have brushed votes. */
function Ladder(props: { state: RulesState }) {
  const w = () => words().fair
  const ladder = () => props.state.typed.vote.ladder
  return (
    <fieldset id={fieldId('vote.misconduct.ladder')} class={`${css.radios} ${css.stacked}`}>
      <legend>{w().ladder}</legend>
      <Chain
        steps={ladder()}
        none={<p class="muted">{w().ladderNone}</p>}
        label={(step) => w().steps[step.act]}
        onArrange={(steps) => props.state.setVote('ladder', steps)}
      >
        {(step, at) => (
          <Show when={step.act === 'suspend'}>
            <div class={`${settings.grid} ${css.tierAllowance}`}>
              <NumberField
                name={`vote.misconduct.ladder.${at()}.days`}
                label={w().days}
                error={props.state.errorAt(`vote.misconduct.ladder.${at()}.days`)}
                value={step.days}
                onType={(text) => props.state.setTyped('vote', 'ladder', at(), 'days', text)}
              />
            </div>
          </Show>
        )}
      </Chain>
      <AddRow
        label={w().add}
        empty={w().choose}
        options={acts.map((act) => [act, w().steps[act]] as const)}
        onAdd={(act) => props.state.setVote('ladder', [...ladder(), { act, days: '5' }])}
      />
    </fieldset>
  )
}
