import { createEffect, Show } from 'solid-js'
import type { CampaignFacts } from '../../server/campaigns.ts'
import { zoneText } from '../../server/domain/words/dates.ts'
import { settingsWords } from '../../server/domain/words/settings.ts'
import { Timeline } from '../parts/Timeline.tsx'
import { lang, wordsOf } from '../words.ts'
import { useCampaign } from './campaign.state.ts'
import { timelineStages } from './overview/stages.ts'
import { StageEditor } from './stages/Editor.tsx'
import { RunningStages } from './stages/Running.tsx'
import css from './stages/stages.module.css'

const words = wordsOf(settingsWords)

/** The stages of a campaign: planned before it opens, afterwards opened, closed and moved, each with its effect said before. */
export default function Stages() {
  const campaign = useCampaign()
  createEffect(() => {
    document.title = words().stages.pageTitle
  })
  return (
    <Show when={campaign.facts()}>
      {(facts) => (
        <Show when={facts().frozenAt !== null} fallback={<StageEditor campaign={campaign} facts={facts()} />}>
          <StageHead facts={facts()} lead={words().stages.leadFrozen(zoneText(lang(), facts().zone))} />
          <RunningStages campaign={campaign} facts={facts()} />
        </Show>
      )}
    </Show>
  )
}

function StageHead(props: { facts: CampaignFacts; lead: string }) {
  return (
    <>
      <h1>{words().stages.pageTitle}</h1>
      <p class="muted">{props.lead}</p>
      <div class={css.axis}>
        <Timeline stages={timelineStages(props.facts)} now={props.facts.now} zone={props.facts.zone} />
      </div>
    </>
  )
}
