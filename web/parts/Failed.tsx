import { Show } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { wordsOf } from '../words.ts'

const words = wordsOf(partsWords)

/** What stands in place of a page or list that could not be read: the sentence of the refusal, or that nobody answered. */
export function Failed(props: { sentence?: string | undefined; onRetry?: () => void }) {
  return (
    <div class="empty stack" role="alert">
      <p>{props.sentence ?? words().broken}</p>
      <Show when={props.onRetry}>
        <button type="button" class="button" onClick={() => props.onRetry?.()}>
          {words().retry}
        </button>
      </Show>
    </div>
  )
}

/** What stands there while it is being read. */
export function Loading() {
  return (
    <p class="empty muted" role="status">
      {words().loading}
    </p>
  )
}
