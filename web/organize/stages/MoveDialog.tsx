import { createEffect, createSignal, Show } from 'solid-js'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { momentText } from '../../../server/domain/words/dates.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { ask } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field } from '../../parts/Field.tsx'
import { lang, wordsOf } from '../../words.ts'
import { campaigns } from '../campaign.state.ts'
import { stageLabel } from '../overview/stages.ts'
import type { StageAct } from './Running.tsx'
import css from './stages.module.css'

const words = wordsOf(settingsWords)
const parts = wordsOf(partsWords)
const stages = campaigns.campaigns[':campaign'].stages[':stage']

export interface StageDialogProps {
  asked: StageAct | null
  facts: CampaignFacts
  onClose: () => void
  /** The act is stored. */
  onDone: (act: StageAct) => Promise<void>
}

/** Opens or closes a stage now: the effect first, then the button that says it again. */
export function MoveDialog(props: StageDialogProps) {
  const [reason, setReason] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string | null>(null)
  const moving = () => (props.asked === null || props.asked.act === 'window' ? null : props.asked)
  const w = () => words().stages.confirm
  createEffect(() => {
    if (moving() !== null) setProblem(null)
  })
  const confirm = async ({ act, stage }: StageAct) => {
    if (busy()) return
    setBusy(true)
    const note = reason().trim()
    const request = {
      param: { campaign: props.facts.id, stage: stage.id },
      json: note === '' ? {} : { reason: note },
    }
    try {
      const outcome = await ask(() => (act === 'open' ? stages.open.$post(request) : stages.close.$post(request)))
      if ('refusal' in outcome) return setProblem(outcome.refusal.title)
      setReason('')
      await props.onDone({ act, stage })
    } catch {
      setProblem(parts().broken)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={moving() !== null}
      title={titleOf(moving())}
      onClose={props.onClose}
      acts={
        <Show when={moving()}>
          {(act) => (
            <>
              <Button kind="filled" busy={busy()} onPress={() => void confirm(act())}>
                {act().act === 'open'
                  ? w().open.submit(stageLabel(act().stage))
                  : w().close.submit(stageLabel(act().stage))}
              </Button>
              <Button onPress={props.onClose}>{w().cancel}</Button>
            </>
          )}
        </Show>
      }
    >
      <Show when={moving()}>
        {(act) => (
          <div class={css.dialog}>
            <p>
              <strong>{effectOf(props.facts, act())}</strong>
            </p>
            <p class="muted">{act().act === 'open' ? w().open.undo : w().close.undo}</p>
            <Field name="reason" label={w().reason} mark={w().optional} hint={w().reasonHint}>
              {(control) => (
                <input
                  id={control.id}
                  type="text"
                  maxlength="500"
                  aria-describedby={control.describedBy()}
                  value={reason()}
                  onInput={(event) => setReason(event.currentTarget.value)}
                />
              )}
            </Field>
          </div>
        )}
      </Show>
      <Show when={problem()}>
        <p class="note note-error" role="alert">
          {problem()}
        </p>
      </Show>
    </Dialog>
  )
}

function titleOf(act: StageAct | null): string {
  const w = words().stages.confirm
  if (act === null || act.act === 'window') return ''
  return w[act.act].title(stageLabel(act.stage))
}

/** Everything that the act changes, in sentences. */
function effectOf({ zone, now, figures }: CampaignFacts, { act, stage }: StageAct): string {
  const w = words().stages.confirm
  const moment = (at: string) => momentText(lang(), zone, at)
  const label = stageLabel(stage)
  const gap = lang() === 'en' ? ' ' : ''
  if (act === 'open') {
    const { effect, effectOpen, early } = w.open
    const first = stage.closesAt === null ? effectOpen(label) : effect(label, moment(stage.closesAt))
    const planned = stage.opensAt !== null && now < stage.opensAt ? [early(moment(stage.opensAt))] : []
    return [first, ...planned].join(gap)
  }
  const { effect, voting, scoring, early } = w.close
  const taken =
    stage.kind === 'voting'
      ? [voting(figures.ballots)]
      : stage.kind === 'scoring'
        ? [scoring(figures.sheetsExpected - figures.sheets)]
        : []
  const planned = stage.closesAt !== null && now < stage.closesAt ? [early(moment(stage.closesAt))] : []
  return [effect(label), ...taken, ...planned].join(gap)
}
