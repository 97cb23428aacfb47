import { createSignal, For, Show } from 'solid-js'
import { votersWords } from '../../../server/domain/words/voters.ts'
import { Button } from '../../parts/Button.tsx'
import { wordsOf } from '../../words.ts'
import css from './voters.module.css'
import type { Desk, VotersState } from './voters.state.ts'

const words = wordsOf(votersWords)

/** The voter roll: how many stand on it, and reading another table after a look at what is wrong with it. */
export function Roll(props: { desk: Desk; voters: VotersState }) {
  const w = () => words().roll
  const [file, setFile] = createSignal<File | null>(null)
  const [found, setFound] = createSignal<{ rows: number; phones: number } | null>(null)
  const [replace, setReplace] = createSignal(false)
  const [told, setTold] = createSignal('')
  const counts = () => props.desk.roll
  const choose = async (chosen: File) => {
    setTold('')
    setFound(null)
    setFile(chosen)
    setFound(await props.voters.check(chosen))
  }
  const read = async (format: 'pdf' | 'csv') => {
    const chosen = file()
    if (chosen === null) return
    const taken = await props.voters.read(chosen, format, replace())
    if (taken === null) return
    setFile(null)
    setFound(null)
    setTold(w().added(taken.added))
  }
  return (
    <section class="section">
      <h2>{w().title}</h2>
      <p class="muted">{w().lead}</p>
      <p>{w().counts(counts().rows, counts().phones, counts().used)}</p>
      <Show when={props.desk.mayChange}>
        <div class={css.acts}>
          <label class={`button ${css.chooser}`}>
            {props.voters.busy() === 'check' ? w().reading : file() === null ? w().choose : w().other}
            <input
              class="unseen"
              type="file"
              accept=".xlsx,.csv,text/csv"
              onChange={(event) => {
                const [chosen] = event.currentTarget.files ?? []
                if (chosen !== undefined) void choose(chosen)
                event.currentTarget.value = ''
              }}
            />
          </label>
          <span class="muted">{file()?.name}</span>
        </div>
        <Faults voters={props.voters} />
        <Show when={found()}>
          {(looked) => (
            <div class={css.form}>
              <p>{w().found(looked().rows, looked().phones)}</p>
              <p class="muted">{w().handed}</p>
              <Show when={!props.desk.frozen} fallback={<p class="muted">{w().frozen}</p>}>
                <label class="choice">
                  <input
                    type="checkbox"
                    checked={replace()}
                    onChange={(event) => setReplace(event.currentTarget.checked)}
                  />
                  {w().replace}
                </label>
              </Show>
              <div class={css.acts}>
                <Button busy={props.voters.busy() === 'read'} onPress={() => void read('csv')}>
                  {w().write}
                </Button>
                <Button kind="quiet" busy={props.voters.busy() === 'read'} onPress={() => void read('pdf')}>
                  {w().cards}
                </Button>
              </div>
            </div>
          )}
        </Show>
      </Show>
      <p role="status" class={css.told}>
        {told()}
      </p>
    </section>
  )
}

function Faults(props: { voters: VotersState }) {
  const faults = () => props.voters.problem()?.faults ?? []
  return (
    <Show when={faults().length > 0}>
      <div class={`note note-error ${css.faults}`} role="alert">
        <p>{words().roll.faults(Number(props.voters.problem()?.values?.count ?? faults().length))}</p>
        <ul>
          <For each={faults()}>{(fault) => <li>{words().roll.cell(fault.field, fault.title)}</li>}</For>
        </ul>
      </div>
    </Show>
  )
}
