import { createMemo, createResource, createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { axisDayText, momentText } from '../../../server/domain/words/dates.ts'
import { countText } from '../../../server/domain/words/figures.ts'
import { organizeWords } from '../../../server/domain/words/organize.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { ask } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Failed, Loading } from '../../parts/Failed.tsx'
import { lang, wordsOf } from '../../words.ts'
import { campaigns } from '../campaign.state.ts'
import { type Hour, layHours } from './hourly.layout.ts'
import css from './overview.module.css'

const words = wordsOf(organizeWords)
const parts = wordsOf(partsWords)
const height = 300

/** Accepted ballots of each hour as one outlined area, with its table. Counts come in batches of half an hour. */
export function Hourly(props: { campaign: string; zone: string; hidden: boolean }) {
  const [asked, { refetch }] = createResource(
    () => props.campaign,
    (campaign) => ask(() => campaigns.campaigns[':campaign'].ballots.hourly.$get({ param: { campaign } })),
  )
  const [asTable, setAsTable] = createSignal(false)
  const found = () => {
    const answered = asked.error === undefined ? asked() : undefined
    return answered !== undefined && 'answer' in answered ? answered.answer : undefined
  }
  const w = () => words().overview.chart
  return (
    <section>
      <div class={css.chartHead}>
        <h2>{w().title}</h2>
        <Show when={found()}>
          {(counts) => (
            <>
              <span class="muted">{w().refreshed(momentText(lang(), props.zone, counts().until))}</span>
              <button type="button" class="link-button" onClick={() => setAsTable(!asTable())}>
                {asTable() ? w().asChart : parts().dataTable}
              </button>
            </>
          )}
        </Show>
      </div>
      <Switch fallback={<Loading />}>
        <Match when={asked.error !== undefined || (asked() !== undefined && found() === undefined)}>
          <Failed onRetry={() => void refetch()} />
        </Match>
        <Match when={found()?.hours.length === 0}>
          <Empty title={w().empty} sentence={w().emptySentence} />
        </Match>
        <Match when={asTable() && found()}>{(counts) => <Table hours={counts().hours} zone={props.zone} />}</Match>
        <Match when={found()}>{(counts) => <Chart hours={counts().hours} zone={props.zone} />}</Match>
      </Switch>
      <p class={`muted ${css.chartNote}`}>
        {w().note}
        <Show when={props.hidden}>{w().hidden}</Show>
      </p>
    </section>
  )
}

function Table(props: { hours: readonly Hour[]; zone: string }) {
  const w = () => words().overview.chart
  return (
    <div class={css.tableFrame} tabindex="0">
      <table class="table table-dense">
        <thead>
          <tr>
            <th>{w().hour}</th>
            <th class="number">{w().count}</th>
          </tr>
        </thead>
        <tbody>
          <For each={[...props.hours].reverse()}>
            {(hour) => (
              <tr>
                <td>{momentText(lang(), props.zone, hour.hour)}</td>
                <td class="number">{countText(hour.ballots)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Chart(props: { hours: readonly Hour[]; zone: string }) {
  let figure: HTMLElement | undefined
  const [width, setWidth] = createSignal(720)
  const laid = createMemo(() => layHours(props.hours, props.zone, { width: width(), height }))
  onMount(() => {
    const measure = () => setWidth(figure?.clientWidth || 720)
    measure()
    addEventListener('resize', measure)
    onCleanup(() => removeEventListener('resize', measure))
  })
  const w = () => words().overview.chart
  return (
    <figure ref={figure}>
      <svg
        class={css.chart}
        viewBox={`0 0 ${width()} ${height}`}
        role="img"
        aria-label={w().picture(laid().hours, countText(laid().total))}
      >
        <For each={laid().ticks}>
          {(tick) => (
            <>
              <line class={tick.count === 0 ? css.zero : css.grid} x1={44} x2={width()} y1={tick.y} y2={tick.y} />
              <text class={css.tick} x={36} y={tick.y + 5} text-anchor="end">
                {countText(tick.count)}
              </text>
            </>
          )}
        </For>
        <For each={laid().days}>
          {(day) => (
            <>
              <line class={css.grid} x1={day.x} x2={day.x} y1={8} y2={height - 24} />
              <Show when={day.named}>
                <text class={css.tick} x={day.x + 4} y={height - 6}>
                  {axisDayText(lang(), props.zone, day.at)}
                </text>
              </Show>
            </>
          )}
        </For>
        <path class={css.area} d={laid().area} />
        <path class={css.outline} d={laid().outline} />
        <text class={css.peak} x={laid().peak.x} y={laid().peak.y - 8} text-anchor={laid().peak.anchor}>
          {w().peak(countText(laid().peak.ballots), momentText(lang(), props.zone, laid().peak.hour))}
        </text>
      </svg>
    </figure>
  )
}
