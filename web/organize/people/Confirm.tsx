import { Show } from 'solid-js'
import { peopleWords } from '../../../server/domain/words/people.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { wordsOf } from '../../words.ts'
import type { Member } from './members.state.ts'

const words = wordsOf(peopleWords)

/** What is about to happen to whom. */
export interface Question {
  act: 'link' | 'remove'
  member: Member
}

export interface ConfirmProps {
  question: Question | null
  busy: boolean
  /** Why the server refused, while the question stands. */
  problem: string | null
  onConfirm: (question: Question) => void
  onClose: () => void
}

/** Says the effect before the act; the button says it again in a word. */
export function Confirm(props: ConfirmProps) {
  const title = (question: Question | null) => {
    if (question === null) return ''
    const { name } = question.member
    return question.act === 'link' ? words().confirm.linkTitle(name) : words().confirm.removeTitle(name)
  }
  return (
    <Dialog
      open={props.question !== null}
      title={title(props.question)}
      onClose={props.onClose}
      acts={
        <Show when={props.question}>
          {(question) => (
            <>
              <Button kind="filled" busy={props.busy} onPress={() => props.onConfirm(question())}>
                {question().act === 'link' ? words().confirm.linkSubmit : words().confirm.removeSubmit}
              </Button>
              <Button onPress={props.onClose}>{words().confirm.cancel}</Button>
            </>
          )}
        </Show>
      }
    >
      <div class="stack">
        <Show when={props.question}>{(question) => <Effect question={question()} />}</Show>
        <Show when={props.problem}>
          <p class="note note-error" role="alert">
            {props.problem}
          </p>
        </Show>
      </div>
    </Dialog>
  )
}

function Effect(props: { question: Question }) {
  const member = () => props.question.member
  const accepted = () => member().state === 'accepted'
  return (
    <div class="stack">
      <Show
        when={props.question.act === 'remove'}
        fallback={
          <>
            <p>{words().confirm.linkEffect}</p>
            <Show when={accepted()}>
              <p class="muted">{words().confirm.linkAccepted}</p>
            </Show>
          </>
        }
      >
        <p>{accepted() ? words().confirm.removeEffect : words().confirm.removeInvited}</p>
        <Show when={member().sheets > 0}>
          <p>{words().confirm.removeSheets(member().sheets)}</p>
        </Show>
        <Show when={member().own}>
          <p class="note note-error">{words().confirm.removeOwn}</p>
        </Show>
      </Show>
    </div>
  )
}
