import { createMemo, createSignal, Show } from 'solid-js'
import { axisDayText, momentText, timeText } from '../../../server/domain/words/dates.ts'
import { countText } from '../../../server/domain/words/figures.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { votingWords } from '../../../server/domain/words/voting.ts'
import type { VotingDesk } from '../../../server/standings.ts'
import { Chart, chartHeight, firstWidth } from '../../parts/Chart.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { lang, wordsOf } from '../../words.ts'
import { FigureTable } from '../FigureTable.tsx'
import { layCurve, type Stretch } from './curve.layout.ts'
import css from './voting.module.css'

const words = wordsOf(votingWords)
const parts = wordsOf(partsWords)
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
            <Ballots span={shown()} zone={props.zone} />
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
      <FigureTable
        rows={[...props.stretches].reverse()}
        columns={[
          { head: w().at, cell: ({ at }) => momentText(lang(), props.zone, at) },
          { head: w().accepted, cell: ({ accepted }) => countText(accepted) },
          { head: w().refused, cell: ({ refused }) => countText(refused) },
        ]}
      />
    </div>
  )
}

function Ballots(props: { span: Span; zone: string }) {
  const [width, setWidth] = createSignal(firstWidth)
  const laid = createMemo(() => {
    const { stretches, ...span } = props.span
    return layCurve(stretches, { ...span, zone: props.zone, width: width(), height: chartHeight })
  })
  const w = () => words().curve
  return (
    <Chart
      label={w().picture(countText(laid().total.accepted), countText(laid().total.refused))}
      width={width()}
      onWidth={setWidth}
      left={52}
      ticks={laid().ticks}
      times={laid().times.map(({ x, at }) => ({ x, label: timeLabel(props.zone, at) }))}
      area={`${laid().accepted}V${laid().zero}Z`}
      outline={laid().accepted}
      peak={{
        ...laid().peak,
        label: w().peak(countText(laid().peak.ballots), momentText(lang(), props.zone, laid().peak.at)),
      }}
    >
      <text class={css.acceptedName} x={60} y={laid().zero - 8}>
        {w().accepted}
      </text>
      <Show when={laid().refused}>
        {(refused) => (
          <>
            <path class={css.refusedArea} d={`${refused()}V${laid().zero}Z`} />
            <text class={css.refusedName} x={60} y={chartHeight - 30}>
              {w().refused}
            </text>
          </>
        )}
      </Show>
    </Chart>
  )
}

function timeLabel(zone: string, at: string): string {
  const time = timeText(zone, at)
  return time === '00:00' ? axisDayText(lang(), zone, at) : time
}
