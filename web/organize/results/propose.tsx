import { createSignal, Show } from 'solid-js'
import { resultsWords } from '../../../server/domain/words/results.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { wordsOf } from '../../words.ts'
import type { ResultPage, ResultState } from '../results.state.ts'
import { Problem } from './problem.tsx'

const words = wordsOf(resultsWords)

/** The button that proposes the list, with what will happen said before. Shown to organizers while no proposal waits. */
export function Propose(props: { page: ResultPage; state: ResultState }) {
  const [open, setOpen] = createSignal(false)
  const waits = () => props.page.publications.some(({ confirmedAt }) => confirmedAt === null)
  const may = () => props.page.role === 'organizer' && !waits()
  const kind = () => props.page.publishable
  const revision = () => (props.page.publications[0]?.revision ?? 0) + 1
  return (
    <Show when={may() && kind()} fallback={<NotDue page={props.page} waits={waits()} />}>
      {(due) => (
        <>
          <Button kind="filled" onPress={() => setOpen(true)}>
            {words().propose.button[due()]}
          </Button>
          <Dialog
            open={open()}
            title={words().propose.title[due()]}
            onClose={() => setOpen(false)}
            acts={
              <>
                <Button
                  kind="filled"
                  busy={props.state.acting()}
                  onPress={() => void props.state.propose(due()).then((done) => done && setOpen(false))}
                >
                  {words().propose.submit}
                </Button>
                <Button onPress={() => setOpen(false)}>{words().propose.cancel}</Button>
              </>
            }
          >
            <div class="stack">
              <p>{words().propose.effect(revision())}</p>
              <p>
                <strong>{words().propose.after[due()]}</strong>
              </p>
              <p class="muted">{words().propose.undo}</p>
              <Problem state={props.state} />
            </div>
          </Dialog>
        </>
      )}
    </Show>
  )
}

function NotDue(props: { page: ResultPage; waits: boolean }) {
  return (
    <Show when={props.page.role === 'organizer' && !props.waits}>
      <span class="muted">{words().propose.notDue}</span>
    </Show>
  )
}
