import { createResource, Show } from 'solid-js'
import { receiptCode } from '../../server/domain/receipt.ts'
import css from './Remembered.module.css'
import { isAlarm, type KeptReceipt } from './receipts.state.ts'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

/** A receipt kept here whose ballot the server does not name. Silent while the ballot is in the log: the cookie may be lost. */
export function Missing(props: { receipt: KeptReceipt }) {
  const vote = useVote()
  const [checked] = createResource(
    () => props.receipt,
    (receipt) => vote.receipts.check(receipt),
  )
  return (
    <Show when={isAlarm(checked())}>
      <p class={`${css.note} note note-error`} role="alert">
        {words().unnamed(receiptCode(props.receipt.ballot))}
      </p>
    </Show>
  )
}
