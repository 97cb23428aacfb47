import { settingsWords } from '../../server/domain/words/settings.ts'
import { Icon } from '../parts/Icon.tsx'
import { wordsOf } from '../words.ts'
import css from './settings.module.css'

const words = wordsOf(settingsWords)

export interface MovesProps {
  /** What the row is called, for those who hear the buttons. */
  label: string
  at: number
  count: number
  onMove: (to: number) => void
  onRemove: () => void
}

/** The buttons at the end of a row of an ordered list: up, down, away. */
export function Moves(props: MovesProps) {
  return (
    <span class={css.moves}>
      <button
        type="button"
        class={css.move}
        disabled={props.at === 0}
        aria-label={words().row.up(props.label)}
        onClick={() => props.onMove(props.at - 1)}
      >
        <span class={css.up}>
          <Icon name="down" size={16} />
        </span>
      </button>
      <button
        type="button"
        class={css.move}
        disabled={props.at === props.count - 1}
        aria-label={words().row.down(props.label)}
        onClick={() => props.onMove(props.at + 1)}
      >
        <Icon name="down" size={16} />
      </button>
      <button
        type="button"
        class={css.move}
        aria-label={words().row.remove(props.label)}
        onClick={() => props.onRemove()}
      >
        <Icon name="cross" size={16} />
      </button>
    </span>
  )
}
