import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { axisDayText, momentText, timeText } from '../../../server/domain/words/dates.ts'
import { countText } from '../../../server/domain/words/figures.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { votingWords } from '../../../server/domain/words/voting.ts'
import type { VotingDesk } from '../../../server/standings.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { lang, wordsOf } from '../../words.ts'
import { layCurve, type Stretch } from './curve.layout.ts'
import css from './voting.module.css'

const words = wordsOf(votingWords)
const parts = wordsOf(partsWords)
const height = 300
const minute = 60_000

interface Span {
  stretches: readonly Stretch[]
  from: string
  to: string
  stepMs: number
}

/** Accepted ballots up, refused ones down, over the last day or the whole vote, with the table of the same figures. */
export function Curve(props: { desk: VotingDesk; zone: string }) {
  const [span, setSpan] = createSignal<'recent' | 'whole'>('recent')
  const [asTable, setAsTable] = createSignal(false)
  const w = () => words().curve
  const shown = (): Span => (span() === 'recent' ? recentOf(props.desk) : wholeOf(props.desk))
  return (
    <section>
      <div class={css.chartHead}>
        <h2>{w().title[span()]}</h2>
        <Show when={shown().stretches.length > 0}>
          <button type="button" class="link-button" onClick={() => setAsTable(!asTable())}>
            {asTable() ? w().asChart : parts().dataTable}
          </button>
        </Show>
      </div>
      <Tabs
        label={w().label}
        tabs={(['recent', 'whole'] as const).map((key) => ({ key, label: w().tabs[key] }))}
        current={span()}
        panel="voting-curve"
        onChoose={(key) => setSpan(key === 'whole' ? 'whole' : 'recent')}
      />
      <div id="voting-curve" role="tabpanel" aria-label={w().tabs[span()]}>
        <Show when={shown().stretches.length > 0} fallback={<Empty title={w().empty} sentence={w().emptySentence} />}>
          <Show when={!asTable()} fallback={<Table stretches={shown().stretches} zone={props.zone} />}>
            <Chart span={shown()} zone={props.zone} />
          </Show>
        </Show>
      </div>
    </section>
  )
}

function recentOf({ recent, recentFrom }: VotingDesk): Span {
  const to = new Date(Date.parse(recentFrom) + 24 * 60 * minute).toISOString()
  return { stretches: recent, from: recentFrom, to, stepMs: 5 * minute }
}

function wholeOf({ hours, now }: VotingDesk): Span {
  const last = hours.at(-1)?.at ?? now
  const to = new Date(Date.parse(last) + 60 * minute).toISOString()
  return { stretches: hours, from: hours[0]?.at ?? now, to, stepMs: 60 * minute }
}

function Table(props: { stretches: readonly Stretch[]; zone: string }) {
  const w = () => words().curve
  return (
    <div class={`scroll-frame ${css.tableFrame}`} tabindex="0">
      <table class="table table-dense">
        <thead>
          <tr>
            <th scope="col">{w().at}</th>
            <th scope="col" class="number">
              {w().accepted}
            </th>
            <th scope="col" class="number">
              {w().refused}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={[...props.stretches].reverse()}>
            {(stretch) => (
              <tr>
                <td>{momentText(lang(), props.zone, stretch.at)}</td>
                <td class="number">{countText(stretch.accepted)}</td>
                <td class="number">{countText(stretch.refused)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Chart(props: { span: Span; zone: string }) {
  let figure: HTMLElement | undefined
  const [width, setWidth] = createSignal(720)
  onMount(() => {
    const measure = () => setWidth(figure?.clientWidth || 720)
    measure()
    window.addEventListener('resize', measure)
    onCleanup(() => window.removeEventListener('resize', measure))
  })
  const laid = createMemo(() => {
    const { stretches, ...span } = props.span
    return layCurve(stretches, { ...span, zone: props.zone, width: width(), height })
  })
  const w = () => words().curve
  return (
    <figure ref={figure}>
      <svg
        class={css.chart}
        viewBox={`0 0 ${width()} ${height}`}
        role="img"
        aria-label={w().picture(countText(laid().total.accepted), countText(laid().total.refused))}
      >
        <For each={laid().ticks}>
          {(tick) => (
            <>
              <line class={tick.count === 0 ? css.zero : css.grid} x1={52} x2={width()} y1={tick.y} y2={tick.y} />
              <text class={css.tick} x={44} y={tick.y + 5} text-anchor="end">
                {countText(tick.count)}
              </text>
            </>
          )}
        </For>
        <For each={laid().times}>
          {(time) => (
            <>
              <line class={css.grid} x1={time.x} x2={time.x} y1={8} y2={height - 24} />
              <text class={css.tick} x={time.x + 4} y={height - 6}>
                {timeText(props.zone, time.at) === '00:00'
                  ? axisDayText(lang(), props.zone, time.at)
                  : timeText(props.zone, time.at)}
              </text>
            </>
          )}
        </For>
        <path class={css.acceptedArea} d={`${laid().accepted}V${laid().zero}Z`} />
        <path class={css.acceptedLine} d={laid().accepted} />
        <text class={css.acceptedName} x={60} y={laid().zero - 8}>
          {w().accepted}
        </text>
        <Show when={laid().refused}>
          {(refused) => (
            <>
              <path class={css.refusedArea} d={`${refused()}V${laid().zero}Z`} />
              <text class={css.refusedName} x={60} y={height - 30}>
                {w().refused}
              </text>
            </>
          )}
        </Show>
        <text class={css.peak} x={laid().peak.x} y={laid().peak.y - 8} text-anchor={laid().peak.anchor}>
          {w().peak(countText(laid().peak.ballots), momentText(lang(), props.zone, laid().peak.at))}
        </text>
      </svg>
    </figure>
  )
}
