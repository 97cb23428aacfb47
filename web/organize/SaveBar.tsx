import { Show } from 'solid-js'
import { secondText } from '../../server/domain/words/dates.ts'
import { settingsWords } from '../../server/domain/words/settings.ts'
import { Button } from '../parts/Button.tsx'
import { SaveStatus } from '../parts/SaveStatus.tsx'
import { wordsOf } from '../words.ts'
import type { Saving } from './saving.state.ts'
import css from './settings.module.css'

const words = wordsOf(settingsWords)

/** The foot of a draft page, always in sight: the one act, and whether what is typed is kept. */
export function SaveBar(props: { saving: Saving; zone: string }) {
  return (
    <div class={`footbar unprinted ${css.foot}`}>
      <Button kind="filled" type="submit" busy={props.saving.busy()}>
        {words().save}
      </Button>
      <Show when={props.saving.dirty()} fallback={<Kept saving={props.saving} zone={props.zone} />}>
        <span role="status" class="muted">
          {words().unsaved}
        </span>
      </Show>
    </div>
  )
}

function Kept(props: { saving: Saving; zone: string }) {
  return (
    <Show when={props.saving.savedAt()}>
      {(at) => <SaveStatus saved={{ state: 'saved', time: secondText(props.zone, at()) }} />}
    </Show>
  )
}
