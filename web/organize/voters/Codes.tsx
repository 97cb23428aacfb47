import { createSignal, For, Show } from 'solid-js'
import { momentText } from '../../../server/domain/words/dates.ts'
import { votersWords } from '../../../server/domain/words/voters.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field } from '../../parts/Field.tsx'
import { lang, wordsOf } from '../../words.ts'
import css from './voters.module.css'
import type { Desk, Run, VotersState } from './voters.state.ts'

const words = wordsOf(votersWords)
const most = 5000
const printed = (serial: number) => String(serial).padStart(4, '0')

/** Invite codes: the runs that were printed, and a new one. */
export function Codes(props: { desk: Desk; voters: VotersState; zone: string }) {
  const w = () => words().codes
  const [count, setCount] = createSignal('100')
  const [told, setTold] = createSignal('')
  const [asking, setAsking] = createSignal<Run | null>(null)
  const wanted = () => Number(count())
  const lawful = () => Number.isInteger(wanted()) && wanted() >= 1 && wanted() <= most
  const print = async (format: 'pdf' | 'csv') => {
    const first = (props.desk.codes.at(-1)?.last ?? 0) + 1
    const last = first + wanted() - 1
    setTold('')
    if ((await props.voters.print(wanted(), format)) !== null) setTold(w().made(printed(first), printed(last)))
  }
  const revoke = async (run: Run) => {
    const done = await props.voters.revoke({ first: run.first, last: run.last })
    setAsking(null)
    if (done !== null) setTold(w().done(done.revoked))
  }
  return (
    <section class="section">
      <h2>{w().title}</h2>
      <p class="muted">{w().lead}</p>
      <Show when={props.desk.codes.length > 0} fallback={<p>{w().none}</p>}>
        <Runs runs={props.desk.codes} zone={props.zone} mayChange={props.desk.mayChange} onRevoke={setAsking} />
      </Show>
      <Show when={props.desk.mayChange}>
        <div class={css.form}>
          <Field name="count" label={w().count} hint={w().countHint}>
            {(control) => (
              <input
                id={control.id}
                class={`control-number ${css.count}`}
                type="number"
                min="1"
                max={most}
                aria-describedby={control.describedBy()}
                value={count()}
                onInput={(event) => setCount(event.currentTarget.value)}
              />
            )}
          </Field>
          <div class={css.acts}>
            <Button
              busy={props.voters.busy() === 'print-pdf'}
              because={lawful() ? undefined : w().countHint}
              onPress={() => void print('pdf')}
            >
              {props.voters.busy() === 'print-pdf' ? w().making : w().pdf}
            </Button>
            <Button
              kind="quiet"
              busy={props.voters.busy() === 'print-csv'}
              onPress={() => {
                if (lawful()) void print('csv')
              }}
            >
              {w().csv}
            </Button>
          </div>
        </div>
      </Show>
      <p role="status" class={css.told}>
        {told()}
      </p>
      <Dialog
        open={asking() !== null}
        title={w().revokeTitle(printed(asking()?.first ?? 0), printed(asking()?.last ?? 0))}
        onClose={() => setAsking(null)}
        acts={
          <>
            <Button
              kind="filled"
              busy={props.voters.busy() === 'revoke'}
              onPress={() => {
                const run = asking()
                if (run !== null) void revoke(run)
              }}
            >
              {w().confirm}
            </Button>
            <Button onPress={() => setAsking(null)}>{w().cancel}</Button>
          </>
        }
      >
        <p>{w().revokeEffect}</p>
      </Dialog>
    </section>
  )
}

function Runs(props: { runs: readonly Run[]; zone: string; mayChange: boolean; onRevoke: (run: Run) => void }) {
  const w = () => words().codes
  return (
    <table class="table table-folding">
      <caption class="unseen">{w().title}</caption>
      <thead>
        <tr>
          <th>{w().serials}</th>
          <th>{w().printedAt}</th>
          <th class="number">{w().cards}</th>
          <th class="number">{w().used}</th>
          <th class="number">{w().revoked}</th>
          <Show when={props.mayChange}>
            <th>{w().acts}</th>
          </Show>
        </tr>
      </thead>
      <tbody>
        <For each={props.runs}>
          {(run) => (
            <tr>
              <td class="figures">{w().range(printed(run.first), printed(run.last))}</td>
              <td>{momentText(lang(), props.zone, run.printedAt)}</td>
              <td class="number">{run.last - run.first + 1}</td>
              <td class="number">{run.used}</td>
              <td class="number">{run.revoked}</td>
              <Show when={props.mayChange}>
                <td>
                  <button type="button" class="link-button" onClick={() => props.onRevoke(run)}>
                    {w().revoke}
                  </button>
                </td>
              </Show>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
