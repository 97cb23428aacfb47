import { createMemo, For, Show } from 'solid-js'
import { dayText, monthText } from '../../server/domain/words/dates.ts'
import { partsWords } from '../../server/domain/words/parts.ts'
import { lang, wordsOf } from '../words.ts'
import css from './Timeline.module.css'
import { layTimeline, type PlacedStage, type TimelineLayout, type TimelineStage } from './timeline.layout.ts'

const words = wordsOf(partsWords)

/**
 * The stages of a campaign on a true date axis with today's line: done filled tan, running filled up to today, to come dashed.
 * While a date is missing they are drawn as equal dashed parts. Below 960 it is a list.
 */
export function Timeline(props: { stages: readonly TimelineStage[]; now: string; zone: string }) {
  const layout = createMemo(() => layTimeline(props.stages, props.now, 1176))
  return (
    <Show when={layout()} fallback={<Undated stages={props.stages} />}>
      {(laid) => <Dated layout={laid()} now={props.now} zone={props.zone} />}
    </Show>
  )
}

function Dated(props: { layout: TimelineLayout; now: string; zone: string }) {
  return (
    <div class={css.timeline}>
      <For each={props.layout.months}>
        {(month) => (
          <div class={css.month} style={{ '--left': percent(month.left) }} aria-hidden="true">
            <span>{monthText(lang(), props.zone, month.at)}</span>
          </div>
        )}
      </For>
      <Show when={props.layout.today >= 0 && props.layout.today <= 1}>
        <div class={css.today} style={{ '--left': percent(props.layout.today) }}>
          <span>{words().timeline.today(dayText(lang(), props.zone, props.now))}</span>
        </div>
      </Show>
      <ol class={css.rows} style={{ '--height': `${props.layout.lanes * 56 + 12}px` }}>
        <For each={props.layout.stages}>{(stage) => <Stage stage={stage} />}</For>
      </ol>
    </div>
  )
}

function Stage(props: { stage: PlacedStage }) {
  return (
    <li
      class={`${css.stage} ${css[props.stage.time]}`}
      aria-current={props.stage.time === 'running' ? 'step' : undefined}
      style={{ top: `${props.stage.lane * 56}px` }}
    >
      <Label stage={props.stage} left={percent(props.stage.words)} />
      <div
        class={css.bar}
        style={{ '--left': percent(props.stage.left), '--width': percent(props.stage.width) }}
        aria-hidden="true"
      >
        <Show when={props.stage.time === 'running'}>
          <span style={{ '--width': percent(props.stage.gone) }} />
        </Show>
      </div>
      <span class={css.fact} style={{ '--left': percent(props.stage.words) }}>
        {props.stage.fact}
      </span>
    </li>
  )
}

function Label(props: { stage: TimelineStage; left: string }) {
  return (
    <Show
      when={props.stage.href}
      fallback={
        <span class={css.label} style={{ '--left': props.left }}>
          {props.stage.label}
        </span>
      }
    >
      {(href) => (
        <a class={`${css.label} plain-link`} href={href()} style={{ '--left': props.left }}>
          {props.stage.label}
        </a>
      )}
    </Show>
  )
}

function Undated(props: { stages: readonly TimelineStage[] }) {
  return (
    <ol class={css.equal}>
      <For each={props.stages}>
        {(stage) => (
          <li class={stage.from === null || stage.to === null ? css.undated : css.coming}>
            <div class={css.bar} aria-hidden="true" />
            {stage.label}
            <span class={css.fact}>
              {stage.from === null || stage.to === null ? words().timeline.undated : stage.fact}
            </span>
          </li>
        )}
      </For>
    </ol>
  )
}

function percent(share: number): string {
  return `${share * 100}%`
}
