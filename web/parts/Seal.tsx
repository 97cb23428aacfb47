import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { grainAt, sealDigits, sealEdge, sealTilt } from '../../server/domain/seal.ts'
import css from './Seal.module.css'

export interface SealProps {
  /** The candidate number as printed, `047`. */
  number: string
  /** Side in pixels: 44 lists, 56 phone card, 64 desktop card, 80 elder, 96 sheet. Below 32 no digits are drawn. */
  size: number
  state: 'idle' | 'pressed' | 'stamped' | 'over'
  /** Lies on a picture, so an idle seal is filled. */
  ground?: boolean
}

/**
 * The carved seal of a candidate on public pages. A picture only: the button or caption around it says the state in words.
 * Turning to `stamped` strikes it; one that is stamped from the start does not move.
 */
export function Seal(props: SealProps) {
  const [struck, setStruck] = createSignal(false)
  createEffect(
    on(
      () => props.state,
      (state) => setStruck(state === 'stamped'),
      { defer: true },
    ),
  )
  return (
    <svg
      aria-hidden="true"
      class={`${css.seal} ${css[props.state]}`}
      classList={{ [css.struck ?? '']: struck(), [css.ground ?? '']: props.ground === true }}
      width={props.size}
      height={props.size}
      viewBox="0 0 100 100"
    >
      <Show
        when={props.state === 'stamped'}
        fallback={<rect class={css.line} x="6" y="6" width="88" height="88" rx="7" />}
      >
        <path
          class={css.edge}
          fill-rule="evenodd"
          transform={pressed(props.number)}
          d={props.size < 32 ? square : sealEdge(props.number, grainAt(props.size))}
        />
      </Show>
      <Show when={props.size >= 32}>
        <g class={css.digits} transform={props.state === 'stamped' ? pressed(props.number) : undefined}>
          <For each={sealDigits(props.number)}>{(digit) => <path transform={digit.transform} d={digit.path} />}</For>
        </g>
      </Show>
    </svg>
  )
}

const square = 'M12 4h76a8 8 0 0 1 8 8v76a8 8 0 0 1-8 8H12a8 8 0 0 1-8-8V12a8 8 0 0 1 8-8z'

/** A stamped seal lies a little larger and tilted, as a hand would put it. */
function pressed(number: string): string {
  return `rotate(${sealTilt(number)} 50 50)translate(-3 -3)scale(1.06)`
}
