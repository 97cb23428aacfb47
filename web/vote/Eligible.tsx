import { For, Show } from 'solid-js'
import { lang } from '../words.ts'
import css from './Eligible.module.css'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

/** Who may vote, in the sentences of the rules, and the one box by which a voter confirms them. Nothing where the rules ask nothing. */
export function Eligible() {
  const vote = useVote()
  const statements = () => vote.rules.eligibility.confirm
  return (
    <Show when={statements().length > 0}>
      <div class={css.eligible}>
        <ul>
          <For each={statements()}>
            {(statement) => <li>{(lang() === 'en' ? statement.text_en : null) ?? statement.text}</li>}
          </For>
        </ul>
        <label class={css.confirm}>
          <input
            type="checkbox"
            checked={vote.confirmed()}
            onChange={(event) => vote.setConfirmed(event.currentTarget.checked)}
          />
          <span>{words().review.eligible}</span>
        </label>
      </div>
    </Show>
  )
}
