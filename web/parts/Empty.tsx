import { type JSX, Show } from 'solid-js'

/** What a list shows when there is nothing: what is missing, and the one thing to do about it. */
export function Empty(props: { title: string; sentence?: string; act?: JSX.Element }) {
  return (
    <div class="empty stack">
      <p class="section-title">{props.title}</p>
      <Show when={props.sentence}>
        <p class="muted">{props.sentence}</p>
      </Show>
      <Show when={props.act}>
        <div>{props.act}</div>
      </Show>
    </div>
  )
}
