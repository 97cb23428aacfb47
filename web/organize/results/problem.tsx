import { Show } from 'solid-js'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { wordsOf } from '../../words.ts'
import type { ResultState } from '../results.state.ts'

const words = wordsOf(partsWords)

/** Why the last act was refused. */
export function Problem(props: { state: ResultState }) {
  const sentence = () => {
    const problem = props.state.problem()
    return problem === 'broken' ? words().broken : problem?.title
  }
  return (
    <Show when={sentence()}>
      <p class="note note-error" role="alert">
        {sentence()}
      </p>
    </Show>
  )
}
