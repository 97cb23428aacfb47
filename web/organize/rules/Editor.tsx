import { Show, untrack } from 'solid-js'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { ErrorSummary } from '../../parts/ErrorSummary.tsx'
import { wordsOf } from '../../words.ts'
import type { CampaignState } from '../campaign.state.ts'
import { IssueNote } from '../IssueNote.tsx'
import { useLanding } from '../landing.ts'
import { SaveBar } from '../SaveBar.tsx'
import { BallotRules } from './Ballot.tsx'
import { Choices } from './Choices.tsx'
import { Fair } from './Fair.tsx'
import { Panel, RoundingRules } from './Panel.tsx'
import { Places } from './Places.tsx'
import css from './rules.module.css'
import { openRules } from './rules.state.ts'
import { RuleSheet } from './Sheet.tsx'
import { Ties } from './Ties.tsx'
import { Voters } from './Voters.tsx'
import { Votes } from './Votes.tsx'
import { Weights } from './Weights.tsx'

const words = wordsOf(settingsWords)

/** The rules of a draft: the form at the left, and at the right the rule sheet it would make. */
export function RulesEditor(props: { campaign: CampaignState; facts: CampaignFacts }) {
  const state = untrack(() => openRules(props.campaign, props.facts))
  useLanding()
  const reads = () => props.facts.role !== 'organizer'
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void state.saving.save()
  }
  return (
    <form novalidate onSubmit={submit}>
      <h1>{words().rules.pageTitle}</h1>
      <p class="muted">{reads() ? words().auditorReads : words().rules.lead}</p>
      <div class={css.notes}>
        <ErrorSummary errors={state.saving.errors()} />
        <IssueNote
          issues={state.issues()}
          {...(state.sheet() === null ? {} : { sound: words().rules.sound(state.weighing().sum) })}
        />
      </div>
      <div class="split">
        <fieldset disabled={reads()}>
          <legend class="unseen">{words().rules.pageTitle}</legend>
          <Weights state={state} />
          <Panel state={state} />
          <Votes state={state} />
          <RoundingRules state={state} />
          <Ties state={state} />
          <Places state={state} />
          <BallotRules state={state} />
          <Voters state={state} />
          <Fair state={state} />
          <Choices list="themes" state={state} />
          <Choices list="levels" state={state} />
        </fieldset>
        <section class={css.sheet} tabindex="0" aria-label={words().rules.sheet.title}>
          <h2>{words().rules.sheet.title}</h2>
          <p class="muted">{words().rules.sheet.lead}</p>
          <Show when={state.sheet()} fallback={<p class="amber">{words().rules.sheet.broken}</p>}>
            {(sections) => <RuleSheet sections={sections()} heading="h3" />}
          </Show>
        </section>
      </div>
      <Show when={!reads()}>
        <SaveBar saving={state.saving} zone={props.facts.zone} />
      </Show>
    </form>
  )
}
