import { For, Show } from 'solid-js'
import { windowReasons } from '../../../server/domain/stageMove.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorSummary } from '../../parts/ErrorSummary.tsx'
import { Field } from '../../parts/Field.tsx'
import { wordsOf } from '../../words.ts'
import { stageLabel } from '../overview/stages.ts'
import type { StageDialogProps } from './MoveDialog.tsx'
import css from './stages.module.css'
import { openWindow, type WindowState } from './window.state.ts'

const words = wordsOf(settingsWords)

/** Gives a stage of a running campaign another window, with the reason that the public log will carry. */
export function WindowDialog(props: StageDialogProps) {
  const changing = () => (props.asked?.act === 'window' ? props.asked : null)
  const state = openWindow({
    facts: () => props.facts,
    stage: () => changing()?.stage ?? null,
    onDone: (stage) => props.onDone({ act: 'window', stage }),
  })
  const w = () => words().stages.confirm
  return (
    <Dialog
      open={changing() !== null}
      title={w().window.title(stageLabel(changing()?.stage ?? { kind: 'voting', batch: null }))}
      onClose={props.onClose}
      acts={
        <>
          <Button kind="filled" busy={state.busy()} onPress={() => void state.save()}>
            {w().window.submit}
          </Button>
          <Button onPress={props.onClose}>{w().cancel}</Button>
        </>
      }
    >
      <Show when={changing()}>
        {(act) => (
          <div class={css.dialog}>
            <ErrorSummary errors={state.errors()} />
            <WindowFields state={state} started={act().stage.state === 'open'} />
            <p>
              <strong>{state.effect()}</strong>
            </p>
            <p class="muted">{w().window.undo}</p>
          </div>
        )}
      </Show>
    </Dialog>
  )
}

function WindowFields(props: { state: WindowState; started: boolean }) {
  const w = () => words().stages.confirm
  const moment = (part: 'opensAt' | 'closesAt', label: string, readOnly: boolean) => (
    <Field
      name={part}
      label={label}
      {...(readOnly ? { hint: w().window.started } : {})}
      error={props.state.errorAt(part)}
    >
      {(control) => (
        <input
          id={control.id}
          type="datetime-local"
          readonly={readOnly}
          aria-describedby={control.describedBy()}
          aria-invalid={control.invalid()}
          value={props.state.typed[part]}
          onInput={(event) => props.state.type(part, event.currentTarget.value)}
        />
      )}
    </Field>
  )
  return (
    <>
      <div class={css.moments}>
        {moment('opensAt', words().stages.opens, props.started)}
        {moment('closesAt', words().stages.closes, false)}
      </div>
      <Field name="reason" label={w().window.reason} error={props.state.errorAt('reason')}>
        {(control) => (
          <select
            id={control.id}
            aria-describedby={control.describedBy()}
            aria-invalid={control.invalid()}
            value={props.state.typed.reason}
            onChange={(event) => props.state.type('reason', event.currentTarget.value)}
          >
            <option value="">{w().window.choose}</option>
            <For each={windowReasons}>
              {(reason) => <option value={reason}>{words().stages.reasons[reason]}</option>}
            </For>
          </select>
        )}
      </Field>
      <Field name="note" label={w().window.note} mark={w().optional} hint={w().reasonHint}>
        {(control) => (
          <input
            id={control.id}
            type="text"
            maxlength="500"
            aria-describedby={control.describedBy()}
            value={props.state.typed.note}
            onInput={(event) => props.state.type('note', event.currentTarget.value)}
          />
        )}
      </Field>
    </>
  )
}
