import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { dayText } from '../../../server/domain/words/dates.ts'
import { countText } from '../../../server/domain/words/figures.ts'
import { organizeWords } from '../../../server/domain/words/organize.ts'
import { Timeline } from '../../parts/Timeline.tsx'
import { lang, wordsOf } from '../../words.ts'
import { Hourly } from './hourly.tsx'
import css from './overview.module.css'
import { timelineStages } from './stages.ts'
import { WaitingThings } from './waiting.tsx'

const words = wordsOf(organizeWords)

/** The overview of an opened campaign: timeline, figures, ballots by the hour, and what waits. */
export function Running(props: { facts: CampaignFacts; title: string }) {
  const w = () => words().overview
  const polled = () => props.facts.stages.some(({ kind }) => kind === 'voting')
  return (
    <>
      <header class={css.title}>
        <h1>{props.title}</h1>
        <p class={css.frozen}>
          <span class="muted">
            {w().frozen} <span class="mono">{shortened(props.facts.rulesSha256 ?? '')}</span>
          </span>
          <a href={`/notice/${props.facts.id}/rules`} rel="external">
            {w().sheet}
          </a>
          <Show when={polled()}>
            <A href={`/organize/${props.facts.id}/voting`}>{w().votingDesk}</A>
            <a href={`/c/${props.facts.id}`} rel="external">
              {w().gallery}
            </a>
          </Show>
        </p>
      </header>
      <Timeline stages={timelineStages(props.facts)} now={props.facts.now} zone={props.facts.zone} />
      <Figures facts={props.facts} />
      <div class={css.columns}>
        <Show when={polled()} fallback={<div />}>
          <Hourly
            campaign={props.facts.id}
            zone={props.facts.zone}
            hidden={props.facts.settings.vote.results_while_voting.mode === 'hidden'}
          />
        </Show>
        <WaitingThings facts={props.facts} />
      </div>
    </>
  )
}

/** `9f2c…e81a`: enough to compare at sight; the rule sheet has it whole. */
function shortened(sha256: string): string {
  return `${sha256.slice(0, 4)}…${sha256.slice(-4)}`
}

function Figures(props: { facts: CampaignFacts }) {
  const w = () => words().overview.figures
  const f = () => props.facts.figures
  const forecast = () => {
    const { scoringForecast, sheets, sheetsExpected } = f()
    if (scoringForecast !== null) return dayText(lang(), props.facts.zone, scoringForecast)
    return sheetsExpected > 0 && sheets >= sheetsExpected ? w().done : w().none
  }
  return (
    <dl class={css.figures}>
      <Figure label={w().candidates} note={f().withdrawn > 0 ? w().withdrawn(f().withdrawn) : undefined}>
        {countText(f().candidates)}
      </Figure>
      <Figure label={w().experts}>
        {f().acceptedExperts} <Of count={f().experts} />
      </Figure>
      <Figure label={w().sheets}>
        {countText(f().sheets)} <Of count={f().sheetsExpected} />
      </Figure>
      <Figure label={w().forecast}>{forecast()}</Figure>
      <Figure label={w().ballots}>{countText(f().ballots)}</Figure>
      <Figure label={w().recent}>{countText(f().recentBallots)}</Figure>
    </dl>
  )
}

function Figure(props: { label: string; note?: string | undefined; children: JSX.Element }) {
  return (
    <div>
      <dt>
        {props.label}
        <For each={props.note ? [props.note] : []}>{(note) => <span class="caption">{note}</span>}</For>
      </dt>
      <dd class="figures">{props.children}</dd>
    </div>
  )
}

function Of(props: { count: number }) {
  return <small>/ {countText(props.count)}</small>
}
