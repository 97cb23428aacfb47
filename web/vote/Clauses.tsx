import { For } from 'solid-js'
import css from './Clauses.module.css'

/** A clause with the marks that end it; none of them may begin a line. */
const clause = /[^，；：、。！？]+[，；：、。！？”’」）]*|[，；：、。！？]+/g

/** A sentence that breaks between its clauses; one that is longer than a line breaks as Chinese does. */
export function Clauses(props: { text: string }) {
  return <For each={props.text.match(clause) ?? []}>{(part) => <span class={css.clause}>{part}</span>}</For>
}
