import { createMemo, createResource, createSignal, For, Match, Show, Switch } from 'solid-js'
import { axisDayText, momentText } from '../../../server/domain/words/dates.ts'
import { countText } from '../../../server/domain/words/figures.ts'
import { organizeWords } from '../../../server/domain/words/organize.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { ask } from '../../api.ts'
import { Chart, chartHeight, firstWidth } from '../../parts/Chart.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failed, Loading } from '../../parts/Failed.tsx'
import { lang, wordsOf } from '../../words.ts'
import { campaigns } from '../campaign.state.ts'
import { type Hour, layHours } from './hourly.layout.ts'
import css from './overview.module.css'

const words = wordsOf(organizeWords)
const parts = wordsOf(partsWords)

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
        <Match when={found()}>{(counts) => <Hours hours={counts().hours} zone={props.zone} />}</Match>
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

function Hours(props: { hours: readonly Hour[]; zone: string }) {
  const [width, setWidth] = createSignal(firstWidth)
  const laid = createMemo(() => layHours(props.hours, props.zone, { width: width(), height: chartHeight }))
  const w = () => words().overview.chart
  return (
    <Chart
      label={w().picture(laid().hours, countText(laid().total))}
      width={width()}
      onWidth={setWidth}
      left={44}
      ticks={laid().ticks}
      times={laid().days.map(({ x, at, named }) => ({ x, label: named ? axisDayText(lang(), props.zone, at) : null }))}
      area={laid().area}
      outline={laid().outline}
      peak={{
        ...laid().peak,
        label: w().peak(countText(laid().peak.ballots), momentText(lang(), props.zone, laid().peak.hour)),
      }}
    />
  )
}
