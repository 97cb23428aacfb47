import { For, Show } from 'solid-js'
import css from './Ruler.module.css'

interface RulerProps {
  /** Points as typed, 0 to 100; null while not scored. */
  value: number | null
}

/** Shows 50 to 100, and opens to 0 to 100 when a value lies below 50. */
function lowest(value: number | null): number {
  return value !== null && value < 50 ? 0 : 50
}

function steps(low: number, step: number): number[] {
  return Array.from({ length: (100 - low) / step + 1 }, (_, at) => low + at * step)
}

/** A ruler to read: pointer in ink, a faint empty scale while not scored. A picture; the value stands beside it. */
export function Ruler(props: RulerProps) {
  const low = () => lowest(props.value)
  return (
    <span class={css.ruler} aria-hidden="true">
      <svg aria-hidden="true">
        <g class={css.scale} classList={{ [css.faint ?? '']: props.value === null }}>
          <Scale low={low()} line={18} step={low() === 0 ? 10 : 5} tall={9} short={5} />
        </g>
        <Show when={props.value !== null}>
          <Hand at={share(low(), props.value ?? 0)} top={7} line={18} />
        </Show>
      </svg>
    </span>
  )
}

export interface ActRulerProps extends RulerProps {
  /** Accessible name: the criterion. */
  label: string
  /** What a screen reader says for the value: the points with the level's name. */
  spoken?: string | undefined
  /** My own earlier points on this criterion, as dots above. */
  earlier: readonly number[]
  /** The level the value falls into. */
  band?: { from: number; to: number } | undefined
  onChange: (value: number) => void
}

/** A ruler to act on: a slider for keys, finger and mouse, in whole points. */
export function ActRuler(props: ActRulerProps) {
  const low = () => lowest(props.value)
  const set = (value: number) => props.onChange(Math.max(0, Math.min(100, Math.round(value))))
  const keys = (event: KeyboardEvent) => {
    const now = props.value ?? low()
    const moves: Record<string, number> = {
      ArrowUp: now + 1,
      ArrowRight: now + 1,
      ArrowDown: now - 1,
      ArrowLeft: now - 1,
      PageUp: now + 10,
      PageDown: now - 10,
      Home: low(),
      End: 100,
    }
    const next = moves[event.key]
    if (next === undefined) return
    event.preventDefault()
    set(next)
  }
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    set(low() + ((event.clientX - box.left) / box.width) * (100 - low()))
  }
  return (
    <div
      class={`${css.ruler} ${css.act}`}
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={props.value ?? undefined}
      aria-valuetext={props.spoken}
      onKeyDown={keys}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag(event)
      }}
      onPointerMove={drag}
    >
      <svg aria-hidden="true">
        <Show when={props.band}>
          {(band) => (
            <rect
              class={css.band}
              x={`${Math.max(0, share(low(), band().from))}%`}
              y="18"
              width={`${share(low(), band().to) - Math.max(0, share(low(), band().from))}%`}
              height="14"
            />
          )}
        </Show>
        <For each={stacked(props.earlier.filter((points) => points >= low()))}>
          {(dot) => <circle class={css.earlier} cx={`${share(low(), dot.points)}%`} cy={13 - dot.level * 6} r="2.5" />}
        </For>
        <g class={css.scale}>
          <Scale low={low()} line={32} step={low() === 0 ? 2 : 1} tall={12} short={5} />
        </g>
        <For each={steps(low(), low() === 0 ? 20 : 10)}>
          {(points) => (
            <text class={css.figure} x={`${share(low(), points)}%`} y="50">
              {points}
            </text>
          )}
        </For>
        <Show when={props.value !== null}>
          <Hand at={share(low(), props.value ?? 0)} top={15} line={32} />
        </Show>
      </svg>
    </div>
  )
}

function share(low: number, points: number): number {
  return ((points - low) / (100 - low)) * 100
}

/** Equal points lie on top of each other. */
function stacked(points: readonly number[]): { points: number; level: number }[] {
  const seen = new Map<number, number>()
  return [...points]
    .sort((a, b) => a - b)
    .map((value) => {
      const level = seen.get(value) ?? 0
      seen.set(value, level + 1)
      return { points: value, level }
    })
}

function Scale(props: { low: number; line: number; step: number; tall: number; short: number }) {
  const height = (points: number) => {
    if (points % 10 === 0) return props.tall
    return props.step === 1 && points % 5 === 0 ? props.short + 3 : props.short
  }
  return (
    <>
      <line x1="0" x2="100%" y1={props.line} y2={props.line} />
      <For each={steps(props.low, props.step)}>
        {(points) => (
          <line
            x1={`${share(props.low, points)}%`}
            x2={`${share(props.low, points)}%`}
            y1={props.line}
            y2={props.line - height(points)}
          />
        )}
      </For>
    </>
  )
}

/** The pointer: a stroke through the line and a triangle under it. */
function Hand(props: { at: number; top: number; line: number }) {
  return (
    <svg x={`${props.at}%`} class={css.hand} aria-hidden="true">
      <path d={`M-1 ${props.top}h2v${props.line - props.top}h-2zM0 ${props.line + 1}l5.5 8.5h-11z`} />
    </svg>
  )
}
