import { For, onCleanup, onMount, type ParentProps, Show } from 'solid-js'
import { countText } from '../../server/domain/words/figures.ts'
import css from './Chart.module.css'

/** Height of every chart, in pixels; its width follows the page. */
export const chartHeight = 300
/** Width of a chart that was not measured yet. */
export const firstWidth = 720

export interface ChartProps extends ParentProps {
  /** What the picture shows, for those who do not see it. */
  label: string
  width: number
  onWidth: (width: number) => void
  /** Where the lines of the figures begin; the figures stand at the left of it. */
  left: number
  ticks: readonly { count: number; y: number }[]
  /** Lines across the time, with a label where there is room for one. */
  times: readonly { x: number; label: string | null }[]
  area: string
  outline: string
  peak: { x: number; y: number; anchor: 'start' | 'middle' | 'end'; label: string }
}

/** Counts over time as one outlined area on a ruled ground, its highest place named; further drawings lie upon it. */
export function Chart(props: ChartProps) {
  let figure: HTMLElement | undefined
  onMount(() => {
    const measure = () => props.onWidth(figure?.clientWidth || firstWidth)
    measure()
    addEventListener('resize', measure)
    onCleanup(() => removeEventListener('resize', measure))
  })
  return (
    <figure ref={figure}>
      <svg class={css.chart} viewBox={`0 0 ${props.width} ${chartHeight}`} role="img" aria-label={props.label}>
        <For each={props.ticks}>
          {(tick) => (
            <>
              <line
                class={tick.count === 0 ? css.zero : css.grid}
                x1={props.left}
                x2={props.width}
                y1={tick.y}
                y2={tick.y}
              />
              <text class={css.tick} x={props.left - 8} y={tick.y + 5} text-anchor="end">
                {countText(tick.count)}
              </text>
            </>
          )}
        </For>
        <For each={props.times}>
          {(time) => (
            <>
              <line class={css.grid} x1={time.x} x2={time.x} y1={8} y2={chartHeight - 24} />
              <Show when={time.label}>
                <text class={css.tick} x={time.x + 4} y={chartHeight - 6}>
                  {time.label}
                </text>
              </Show>
            </>
          )}
        </For>
        <path class={css.area} d={props.area} />
        <path class={css.outline} d={props.outline} />
        {props.children}
        <text class={css.peak} x={props.peak.x} y={props.peak.y - 8} text-anchor={props.peak.anchor}>
          {props.peak.label}
        </text>
      </svg>
    </figure>
  )
}
