import css from './Icon.module.css'

/** Line drawings in a box of 24 x 24, our own. */
const outlines = {
  tick: 'M5 12.5l4.5 5L19 7',
  cross: 'M5 5l14 14M19 5L5 19',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7.5v5l3.5 2',
  search: 'M10.5 3.5a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5',
  previous: 'M15 4l-8 8 8 8',
  next: 'M9 4l8 8-8 8',
  down: 'M5 9l7 7 7-7',
  download: 'M12 3v13M6.5 11l5.5 5.5 5.5-5.5M4 21h16',
  speak: 'M4 9h4l5-5v16l-5-5H4zM16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  swap: 'M3 8h17M16 4l4 4-4 4M21 16H4M8 12l-4 4 4 4',
  keypad: 'M5 5h.01M12 5h.01M19 5h.01M5 12h.01M12 12h.01M19 12h.01M5 19h.01M12 19h.01M19 19h.01',
  alert: 'M12 3.5l9.5 17h-19zM12 10v4.5M12 17.5h.01',
  plus: 'M12 4v16M4 12h16',
  minus: 'M4 12h16',
} as const

export type IconName = keyof typeof outlines

/** A small drawing beside words; never alone without an accessible name on its button. */
export function Icon(props: { name: IconName; size?: number }) {
  return (
    <svg
      class={css.icon}
      aria-hidden="true"
      width={props.size ?? 18}
      height={props.size ?? 18}
      viewBox="0 0 24 24"
      stroke-width={props.name === 'keypad' ? 4 : 2}
    >
      <path d={outlines[props.name]} />
    </svg>
  )
}
