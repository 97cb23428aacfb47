import { For, Show } from 'solid-js'
import { type Tier, tiers } from '../../../server/domain/identity.ts'
import { identityWords } from '../../../server/domain/words/identity.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { voteSettingsWords } from '../../../server/domain/words/voteSettings.ts'
import { Button } from '../../parts/Button.tsx'
import { fieldId } from '../../parts/Field.tsx'
import { wordsOf } from '../../words.ts'
import settings from '../settings.module.css'
import { Chain } from './Chain.tsx'
import { AddRow, NumberField, Part, SelectField } from './controls.tsx'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'

const words = wordsOf(voteSettingsWords)
const ways = wordsOf(identityWords)
const rows = wordsOf(settingsWords)
const pers = ['', 'campaign', 'batch', 'day'] as const

/** Who may vote: the ways to show who one is in the order offered, what voters confirm, and whether a roll decides. */
export function Voters(props: { state: RulesState }) {
  const w = () => words().voters
  const chosen = () => props.state.typed.vote.tiers
  const label = (tier: Tier) => {
    const usable = props.state.facts.usableTiers.includes(tier)
    return usable ? ways().ways[tier] : `${ways().ways[tier]} (${w().unusable})`
  }
  const addable = () => tiers.filter((tier) => tier !== 'paper' && chosen().every((one) => one.tier !== tier)).reverse()
  return (
    <Part title={w().title} field="vote.tiers" lead={w().tiersHint}>
      <Chain
        steps={chosen()}
        none={<p class="amber">{w().none}</p>}
        label={({ tier }) => ways().ways[tier]}
        shown={({ tier }) => (
          <span classList={{ amber: !props.state.facts.usableTiers.includes(tier) }}>{label(tier)}</span>
        )}
        id={(at) => fieldId(`vote.tiers.${at}`)}
        onArrange={(steps) => props.state.setVote('tiers', steps)}
      >
        {(_, at) => <TierAllowance state={props.state} at={at()} />}
      </Chain>
      <AddRow
        label={w().add}
        empty={w().choose}
        options={addable().map((tier) => [tier, label(tier)] as const)}
        onAdd={(tier) =>
          props.state.setVote('tiers', [...chosen(), { tier, per: '', ballots: '1', must_follow: false }])
        }
      />
      <Conditions state={props.state} />
      <label class="choice">
        <input
          id={fieldId('vote.eligibility.roll')}
          type="checkbox"
          checked={props.state.typed.vote.roll}
          onChange={(event) => props.state.setVote('roll', event.currentTarget.checked)}
        />
        <span>{w().roll}</span>
      </label>
    </Part>
  )
}

/** The allowance of one way to vote, where it is its own, and whether WeChat asks for a follower. */
function TierAllowance(props: { state: RulesState; at: number }) {
  const w = () => words().voters
  const tier = () => props.state.typed.vote.tiers[props.at]
  const way = () => ways().ways[tier()?.tier ?? 'device']
  const field = () => `vote.tiers.${props.at}.allowance`
  return (
    <div class={`${settings.grid} ${css.tierAllowance}`}>
      <SelectField
        name={`${field()}.per`}
        label={w().own(way())}
        options={pers.map((per) => [per, w().owns[per]] as const)}
        value={tier()?.per ?? ''}
        onChoose={(per) => props.state.setTyped('vote', 'tiers', props.at, 'per', per)}
      />
      <Show when={tier()?.per === 'day'}>
        <NumberField
          name={field()}
          label={w().ballots(way())}
          error={props.state.errorAt(field())}
          value={tier()?.ballots ?? ''}
          onType={(text) => props.state.setTyped('vote', 'tiers', props.at, 'ballots', text)}
        />
      </Show>
      <Show when={tier()?.tier === 'wechat'}>
        <label class="choice">
          <input
            type="checkbox"
            checked={tier()?.must_follow ?? false}
            onChange={(event) =>
              props.state.setTyped('vote', 'tiers', props.at, 'must_follow', event.currentTarget.checked)
            }
          />
          <span>{w().follow}</span>
        </label>
      </Show>
    </div>
  )
}

/** What every voter confirms before voting, in both languages. */
function Conditions(props: { state: RulesState }) {
  const w = () => words().voters
  const list = () => props.state.typed.vote.confirm
  const cell = (at: number, part: 'text' | 'textEn', label: string, most: number) => {
    const field = `vote.eligibility.confirm.${at}.text`
    const error = () => (part === 'text' ? props.state.errorAt(field) : undefined)
    return (
      <label class={css.choiceCell}>
        <span class="caption">
          <span class="unseen">{rows().row.nth(at + 1)} </span>
          {label}
        </span>
        <input
          id={part === 'text' ? fieldId(field) : undefined}
          type="text"
          maxlength={most}
          aria-invalid={error() === undefined ? undefined : 'true'}
          value={list()[at]?.[part] ?? ''}
          onInput={(event) => props.state.setTyped('vote', 'confirm', at, part, event.currentTarget.value)}
        />
        <Show when={error()}>
          <span class={settings.error}>{error()}</span>
        </Show>
      </label>
    )
  }
  return (
    <fieldset id={fieldId('vote.eligibility.confirm')} class={`${css.radios} ${css.stacked}`}>
      <legend>{w().confirm}</legend>
      <p class="muted">{w().confirmHint}</p>
      <ol>
        <For each={list()}>
          {(one, at) => (
            <li class={css.choice}>
              {cell(at(), 'text', w().text, 200)}
              {cell(at(), 'textEn', w().textEn, 300)}
              <button
                type="button"
                class="link-button"
                aria-label={rows().row.remove(one.text || rows().row.nth(at() + 1))}
                onClick={() =>
                  props.state.setVote(
                    'confirm',
                    list().filter((_, place) => place !== at()),
                  )
                }
              >
                {rows().row.removeWord}
              </button>
            </li>
          )}
        </For>
      </ol>
      <Show when={list().length < 6}>
        <Button size="small" onPress={() => props.state.setVote('confirm', [...list(), { text: '', textEn: '' }])}>
          {w().addConfirm}
        </Button>
      </Show>
    </fieldset>
  )
}
