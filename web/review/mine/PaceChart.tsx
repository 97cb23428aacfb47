import { For, Show } from 'solid-js'
import { axisDayText } from '../../../server/domain/words/dates.ts'
import { lang } from '../../words.ts'
import { useReview, words } from '../review.state.ts'
import css from './mine.module.css'

const wide = 320
const high = 150
const left = 20

/** Sheets submitted as a step line, the forecast dashed, the deadline a vermilion line. */
export function PaceChart(props: { times: readonly string[]; finishesAt: number | null }) {
  const { mine } = useReview()
  const all = () => mine().sheets.length
  const now = () => Date.parse(mine().now)
  const closes = () => (mine().scoring?.closesAt == null ? null : Date.parse(mine().scoring?.closesAt ?? ''))
  const starts = () => {
    const first = Date.parse(props.times[0] ?? mine().now)
    const opens = mine().scoring?.opensAt
    return opens == null ? first : Math.max(Date.parse(opens), first - 86_400_000)
  }
  const ends = () => Math.max(closes() ?? 0, props.finishesAt ?? 0, now(), starts() + 86_400_000)
  const x = (time: number): number => left + ((time - starts()) / (ends() - starts())) * wide
  const y = (count: number): number => 10 + high - (count / Math.max(1, all())) * high
  const steps = (): string =>
    `M${x(starts())} ${y(0)}${props.times.map((time, index) => `H${x(Date.parse(time))}V${y(index + 1)}`).join('')}H${x(Math.min(now(), ends()))}`
  const ticks = (): number[] => [0, Math.round(all() / 2), all()]
  const days = (): { at: number; text: string }[] => {
    const span = ends() - starts()
    return [0, 0.5, 1].map((share) => {
      const at = starts() + share * span
      return { at, text: axisDayText(lang(), mine().campaign.zone, new Date(at).toISOString()) }
    })
  }
  return (
    <svg class={css.chart} viewBox="0 0 360 196" role="img" aria-label={words().mine.paceChart}>
      <For each={ticks()}>
        {(count) => (
          <>
            <line class={count === 0 ? css.base : css.grid} x1={left} x2={left + wide} y1={y(count)} y2={y(count)} />
            <text class={css.tick} x={left - 6} y={y(count) + 4} text-anchor="end">
              {count}
            </text>
          </>
        )}
      </For>
      <For each={days()}>
        {({ at, text }, index) => (
          <text
            class={css.tick}
            x={x(at)}
            y={y(0) + 20}
            text-anchor={index() === 0 ? 'start' : index() === 1 ? 'middle' : 'end'}
          >
            {text}
          </text>
        )}
      </For>
      <Show when={props.finishesAt}>
        {(finish) => (
          <>
            <line
              class={css.forecast}
              x1={x(now())}
              y1={y(props.times.length)}
              x2={x(Math.min(finish(), ends()))}
              y2={y(all())}
            />
            <circle class={css.hollow} cx={x(finish())} cy={y(all())} r="4.5" />
          </>
        )}
      </Show>
      <path class={css.steps} d={steps()} />
      <circle class={css.dot} cx={x(now())} cy={y(props.times.length)} r="4.5" />
      <text
        class={css.nowLabel}
        x={x(now()) + (x(now()) > 240 ? -8 : 8)}
        y={y(props.times.length) + (props.times.length === 0 ? -8 : 16)}
        text-anchor={x(now()) > 240 ? 'end' : 'start'}
      >
        {words().mine.now(props.times.length)}
      </text>
      <Show when={closes()}>
        {(at) => (
          <>
            <line class={css.deadline} x1={x(at())} x2={x(at())} y1="4" y2={y(0)} />
            <text class={css.deadlineLabel} x={x(at()) - 6} y={y(0) - 8} text-anchor="end">
              {words().mine.deadline}
            </text>
          </>
        )}
      </Show>
    </svg>
  )
}
