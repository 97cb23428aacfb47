import { For, Show } from 'solid-js'
import { Missing } from './later.ts'
import css from './Remembered.module.css'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

/** What this device remembers and the server does not say: a ballot that is still on its way, a receipt whose ballot is missing. */
export function Remembered() {
  const vote = useVote()
  return (
    <>
      <Show when={vote.casting.underway() && vote.view.view().at === 'gallery'}>
        <p class={`${css.note} note note-waiting`} role="status">
          {words().queued}{' '}
          <button type="button" class="link-button" onClick={() => vote.view.open({ at: 'review' })}>
            {words().queuedLook}
          </button>
        </p>
      </Show>
      <For each={vote.receipts.unnamed(vote.ballots())}>{(receipt) => <Missing receipt={receipt} />}</For>
    </>
  )
}
