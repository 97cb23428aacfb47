import { Show } from 'solid-js'
import { secondText } from '../../../server/domain/words/dates.ts'
import { type Saved, SaveStatus } from '../../parts/SaveStatus.tsx'
import type { DeskState } from '../desk.state.ts'
import { useReview, words } from '../review.state.ts'
import css from './desk.module.css'

/** Where the typed stands, always in this one place; a locked sheet says so instead. */
export function DeskSaved(props: { desk: DeskState; unmarked?: boolean }) {
  const { mine } = useReview()
  const saved = (): Saved | null => {
    const now = props.desk.draft.state()
    switch (now.kind) {
      case 'untouched':
        return null
      case 'saved':
        return { state: 'saved', time: secondText(mine().campaign.zone, now.at) }
      case 'offline':
        return { state: 'offline', waiting: now.changes }
      case 'refused':
        return { state: 'failed' }
      default:
        return { state: now.kind }
    }
  }
  return (
    <span class={`${css.status} figures`} data-save={props.desk.draft.state().kind}>
      <Show when={props.desk.submittedAt() === null} fallback={<span class="jade">{words().desk.locked}</span>}>
        <Show when={saved()} fallback={<span class="muted">{words().save.untouched}</span>}>
          {(now) => <SaveStatus saved={now()} unmarked={props.unmarked === true} />}
        </Show>
      </Show>
    </span>
  )
}
