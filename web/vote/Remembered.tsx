import { createResource, For, onCleanup, Show } from 'solid-js'
import { receiptCode } from '../../server/domain/receipt.ts'
import { voteWords } from '../../server/domain/words/vote.ts'
import { wordsOf } from '../words.ts'
import css from './Remembered.module.css'
import { isAlarm, type KeptReceipt } from './receipts.state.ts'
import { useVote } from './vote.state.ts'

const words = wordsOf(voteWords)
const quietMs = 3000

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

/** Silent while the ballot is in the log: the browser may only have lost the cookie that names its voter. */
function Missing(props: { receipt: KeptReceipt }) {
  const vote = useVote()
  const [checked] = createResource(
    () => props.receipt,
    async (receipt) => {
      await quiet()
      return vote.receipts.check(receipt)
    },
  )
  return (
    <Show when={isAlarm(checked())}>
      <p class={`${css.note} note note-error`} role="alert">
        {words().unnamed(receiptCode(props.receipt.ballot))}
      </p>
    </Show>
  )
}

/** Long enough for the page to be there first. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, quietMs)
    onCleanup(() => clearTimeout(timer))
  })
}
