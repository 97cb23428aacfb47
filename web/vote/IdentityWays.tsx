import { onMount, Show } from 'solid-js'
import { identityWords } from '../../server/domain/words/identity.ts'
import { Field } from '../parts/Field.tsx'
import { wordsOf } from '../words.ts'
import css from './Identity.module.css'
import type { Proving } from './proving.state.ts'
import { useVote } from './vote.state.ts'

const words = wordsOf(identityWords)

/** A phone or a mailbox, and the six digits that were sent there. */
export function SixDigits(props: { proving: Proving }) {
  const mail = () => props.proving.way() === 'email'
  const label = () => {
    if (props.proving.busy() === 'sending') return words().sending
    if (props.proving.wait() > 0) return words().again(props.proving.wait())
    return props.proving.sentTo() === null ? words().send : words().resend
  }
  return (
    <>
      <Field name="to" label={mail() ? words().mail : words().phone}>
        {(control) => (
          <div class={css.line}>
            <input
              id={control.id}
              type={mail() ? 'email' : 'tel'}
              inputmode={mail() ? 'email' : 'tel'}
              autocomplete={mail() ? 'email' : 'tel'}
              value={props.proving.to()}
              onInput={(event) => props.proving.setTo(event.currentTarget.value)}
            />
            <button
              type="button"
              class="button"
              aria-disabled={props.proving.wait() > 0 || props.proving.to().trim() === '' ? 'true' : undefined}
              onClick={() => {
                if (props.proving.to().trim() !== '') void props.proving.send()
              }}
            >
              {label()}
            </button>
          </div>
        )}
      </Field>
      <Show when={props.proving.sentTo()}>
        {(to) => (
          <>
            <p class="caption" role="status">
              {words().sent(to())}
            </p>
            <Checked proving={props.proving} label={words().digits} digits />
          </>
        )}
      </Show>
    </>
  )
}

/** A printed code: of an invite card, or of a row of the roll. */
export function InviteCode(props: { proving: Proving; label: string }) {
  const vote = useVote()
  const fromCard = () => vote.identity.arrival.code !== null && props.proving.typed() === vote.identity.arrival.code
  return (
    <Checked
      proving={props.proving}
      label={props.label}
      hint={fromCard() && props.proving.way() === 'code' ? words().fromCard : words().inviteHint}
    />
  )
}

/** The voter roll: by the phone that stands on it, or by the code of the row. */
export function Roll(props: { proving: Proving }) {
  const byPhone = () => props.proving.bySending()
  return (
    <>
      <Show when={props.proving.current()?.byPhone}>
        <div class={css.ways}>
          <button type="button" class="button" aria-pressed={byPhone()} onClick={() => props.proving.setByPhone(true)}>
            {words().rollByPhone}
          </button>
          <button
            type="button"
            class="button"
            aria-pressed={!byPhone()}
            onClick={() => props.proving.setByPhone(false)}
          >
            {words().rollByCode}
          </button>
        </div>
      </Show>
      <Show when={byPhone()} fallback={<InviteCode proving={props.proving} label={words().rollCode} />}>
        <SixDigits proving={props.proving} />
      </Show>
    </>
  )
}

/** WeChat, where the page is open in it; elsewhere the sentence that says so. */
export function Wechat(props: { proving: Proving }) {
  const inside = /MicroMessenger/i.test(navigator.userAgent)
  const alone = () => props.proving.ways().filter((way) => way.ready).length === 1
  return (
    <Show
      when={inside}
      fallback={<p class="note note-waiting">{alone() ? words().onlyInWechatAlone : words().onlyInWechat}</p>}
    >
      <button type="button" class="button button-wide" onClick={() => void props.proving.toWechat()}>
        {props.proving.busy() === 'leaving' ? words().leaving : words().toWechat}
      </button>
    </Show>
  )
}

/** One field with a code in it, and the button that checks it. */
function Checked(props: { proving: Proving; label: string; hint?: string; digits?: boolean }) {
  let input: HTMLInputElement | undefined
  onMount(() => {
    if (!props.digits) return
    input?.focus({ preventScroll: true })
    input?.scrollIntoView({ block: 'center' })
  })
  return (
    <Field name="code" label={props.label} hint={props.hint ?? ''}>
      {(control) => (
        <div class={css.line}>
          <input
            ref={input}
            id={control.id}
            type="text"
            inputmode={props.digits ? 'numeric' : 'text'}
            autocomplete={props.digits ? 'one-time-code' : 'off'}
            autocapitalize={props.digits ? 'off' : 'characters'}
            spellcheck={false}
            maxlength={props.digits ? 8 : 40}
            aria-describedby={control.describedBy()}
            value={props.proving.typed()}
            onInput={(event) => props.proving.type(event.currentTarget.value)}
          />
          <button type="button" class="button" onClick={() => void props.proving.prove()}>
            {props.proving.busy() === 'checking' ? words().checking : words().check}
          </button>
        </div>
      )}
    </Field>
  )
}
