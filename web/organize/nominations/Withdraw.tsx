import { createSignal, For, Show } from 'solid-js'
import { printedNumber } from '../../../server/domain/nomination.ts'
import { nominationWords } from '../../../server/domain/words/nomination.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { ask } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field } from '../../parts/Field.tsx'
import { wordsOf } from '../../words.ts'
import { nominations, type WholeNomination } from './client.ts'
import css from './Form.module.css'

const words = wordsOf(nominationWords)
const parts = wordsOf(partsWords)

/** Withdraws a nomination for good: what it does before, a reason, and the one button that does it. */
export function Withdraw(props: {
  nomination: WholeNomination
  frozen: boolean
  campaign: string
  onDone: () => void
}) {
  const [open, setOpen] = createSignal(false)
  const [reason, setReason] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<string | undefined>()
  const t = () => words().withdraw
  const act = async () => {
    setBusy(true)
    setError(undefined)
    const { campaign, nomination } = props
    const param = { campaign, number: String(nomination.number) }
    try {
      const answered = await ask(() => nominations[':number'].withdraw.$post({ param, json: { reason: reason() } }))
      if ('refusal' in answered) {
        setError(answered.refusal.title)
        document.getElementById('field-reason')?.focus()
      } else {
        setOpen(false)
        props.onDone()
      }
    } catch {
      setError(parts().broken)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t().open}</Button>
      <Dialog
        open={open()}
        title={t().title(printedNumber(props.nomination.number), props.nomination.name)}
        onClose={() => setOpen(false)}
        acts={
          <>
            <Button kind="filled" busy={busy()} onPress={() => void act()}>
              {t().act}
            </Button>
            <Button onPress={() => setOpen(false)}>{t().cancel}</Button>
          </>
        }
      >
        <ul class="stack">
          <For each={t().effects}>{(effect) => <li>{effect}</li>}</For>
          <Show when={props.frozen}>
            <li>{t().frozenEffect}</li>
          </Show>
        </ul>
        <div class={css.reason}>
          <Field name="reason" label={t().reason} hint={t().reasonHint} error={error()}>
            {(control) => (
              <textarea
                id={control.id}
                rows={3}
                aria-describedby={control.describedBy()}
                aria-invalid={control.invalid()}
                value={reason()}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
        </div>
      </Dialog>
    </>
  )
}
