import { Show } from 'solid-js'
import type { Candidate } from '../../server/candidates.ts'

/** What stands for a candidate: its own photo, or the scene of its theme. Decoration: the name stands beside it. */
export function Picture(props: {
  candidate: Pick<Candidate, 'picture' | 'theme'>
  class: string | undefined
  eager?: boolean
}) {
  return (
    <Show when={props.candidate.picture} fallback={<span class={props.class} />}>
      {(address) => (
        <img
          class={props.class}
          src={address()}
          alt=""
          decoding="async"
          loading={props.eager === true ? 'eager' : 'lazy'}
        />
      )}
    </Show>
  )
}
