import { For, Show } from 'solid-js'
import css from './DotAxis.module.css'

export type Tone = 'ink' | 'past' | 'muted' | 'amber' | 'vermilion'

export interface Dot {
  at: number
  tone?: Tone
  /** Hollow is advisory or a control; filled is official. */
  hollow?: boolean
  /** An interval around it, drawn as a whisker with caps. */
  from?: number
  to?: number
  /** Printed beside the dot, outside its whisker; only the marked few have one. */
  label?: string
  labelSide?: 'left' | 'right'
}

/** One shared axis: what its ends are and where its grid lines stand. */
export interface Axis {
  low: number
  high: number
  ticks: readonly number[]
  /** The value whose grid line is ink, 0 for differences. */
  zero?: number
  /** A limit in vermilion: a quota, a deadline. */
  limit?: number
}

/**
 * The dots of one row on a shared axis. Inside `<td class="plot">` it fills the cell, so that its grid runs unbroken through
 * all rows and the column reads as one picture; elsewhere give it a height. The same values stand in the row as text.
 */
export function DotAxis(props: {
  axis: Axis
  dots: readonly Dot[]
  height?: number
  radius?: number
  /** A line along the axis, for a plot that stands alone. */
  base?: boolean
}) {
  const x = (value: number) => `${axisShare(props.axis, value)}%`
  return (
    <svg
      class={css.plot}
      classList={{ [css.fill ?? '']: props.height === undefined }}
      height={props.height ?? '100%'}
      aria-hidden="true"
    >
      <Grid axis={props.axis} base={props.base === true} />
      <svg y="50%" class={css.row} aria-hidden="true">
        <For each={props.dots}>
          {(dot) => (
            <g class={css[dot.tone ?? 'ink']}>
              <Show when={dot.from !== undefined && dot.to !== undefined}>
                <Whisker from={x(dot.from ?? 0)} to={x(dot.to ?? 0)} />
              </Show>
              <circle
                class={dot.hollow ? css.hollow : css.filled}
                cx={x(dot.at)}
                cy="0"
                r={dot.hollow ? 4 : (props.radius ?? 5)}
              />
              <Show when={dot.label}>
                <Label dot={dot} at={x(dot.labelSide === 'left' ? (dot.from ?? dot.at) : (dot.to ?? dot.at))} />
              </Show>
            </g>
          )}
        </For>
      </svg>
    </svg>
  )
}

function Grid(props: { axis: Axis; base: boolean }) {
  const x = (value: number) => `${axisShare(props.axis, value)}%`
  return (
    <>
      <For each={props.axis.ticks}>
        {(tick) => (
          <line
            class={tick === props.axis.zero ? css.zero : css.grid}
            x1={x(tick)}
            x2={x(tick)}
            y1={props.base ? '30%' : '0'}
            y2={props.base ? '50%' : '100%'}
          />
        )}
      </For>
      <Show when={props.base}>
        <line class={css.base} x1="0" x2="100%" y1="50%" y2="50%" />
      </Show>
      <Show when={props.axis.limit !== undefined}>
        <line class={css.limit} x1={x(props.axis.limit ?? 0)} x2={x(props.axis.limit ?? 0)} y1="0" y2="100%" />
      </Show>
    </>
  )
}

function Label(props: { dot: Dot; at: string }) {
  const left = () => props.dot.labelSide === 'left'
  return (
    <svg x={props.at} class={css.row} aria-hidden="true">
      <text class={css.label} x={left() ? -10 : 10} y="5" text-anchor={left() ? 'end' : 'start'}>
        {props.dot.label}
      </text>
    </svg>
  )
}

/** The figures of the axis, for the head of the column. */
export function AxisHead(props: { axis: Axis; text?: (tick: number) => string }) {
  const text = (tick: number) => (props.text === undefined ? String(tick) : props.text(tick))
  return (
    <svg class={css.plot} height="16" aria-hidden="true">
      <For each={props.axis.ticks}>
        {(tick) => (
          <text class={css.tick} x={`${axisShare(props.axis, tick)}%`} y="13">
            {text(tick)}
          </text>
        )}
      </For>
      <Show when={props.axis.limit !== undefined}>
        <text class={`${css.tick} ${css['tick-limit']}`} x={`${axisShare(props.axis, props.axis.limit ?? 0)}%`} y="13">
          {text(props.axis.limit ?? 0)}
        </text>
      </Show>
    </svg>
  )
}

function Whisker(props: { from: string; to: string }) {
  return (
    <g class={css.whisker}>
      <line x1={props.from} x2={props.to} y1="0" y2="0" />
      <line x1={props.from} x2={props.from} y1="-4" y2="4" />
      <line x1={props.to} x2={props.to} y1="-4" y2="4" />
    </g>
  )
}

function axisShare(axis: Axis, value: number): number {
  return ((value - axis.low) / (axis.high - axis.low)) * 100
}
