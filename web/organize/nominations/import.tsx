import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { printedNumber } from '../../../server/domain/nomination.ts'
import { nominationWords } from '../../../server/domain/words/nomination.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { Button } from '../../parts/Button.tsx'
import { wordsOf } from '../../words.ts'
import { useCampaign } from '../campaign.state.ts'
import type { ImportReading } from './client.ts'
import { ImportFaults } from './ImportFaults.tsx'
import { ImportMapping } from './ImportMapping.tsx'
import { ImportSheet } from './ImportSheet.tsx'
import css from './import.module.css'
import { type ImportState, useImport } from './import.state.ts'

const words = wordsOf(nominationWords)
const parts = wordsOf(partsWords)

/** Import of nominations from XLSX or CSV: a dry run with errors by cell, then all rows or none. */
export default function NominationImport() {
  const campaign = useCampaign()
  const state = useImport(campaign.id)
  const home = () => `/organize/${campaign.id()}/nominations`
  const t = () => words().import
  return (
    <>
      <nav class={css.crumbs}>
        <A href={home()}>{t().back}</A> <span class="muted">{t().here}</span>
      </nav>
      <Show
        when={state.numbers()}
        fallback={
          <Show when={state.reading()} fallback={<Start state={state} />}>
            {(reading) => <DryRun reading={reading()} state={state} campaign={campaign.id()} />}
          </Show>
        }
      >
        {(numbers) => <Done numbers={numbers()} state={state} home={home()} />}
      </Show>
    </>
  )
}

/** Before a file is chosen, or when the file could not be read at all. */
function Start(props: { state: ImportState }) {
  const t = () => words().import
  const [over, setOver] = createSignal(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer?.files[0]
    if (file !== undefined) void props.state.choose(file)
  }
  const known = () => Object.values(words().fields).join(' · ')
  return (
    <>
      <h1>{t().startTitle}</h1>
      <p class={css.lead}>{t().startSentence}</p>
      <Problem state={props.state} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the button inside */}
      <div
        class={css.drop}
        classList={{ [css.over ?? '']: over() }}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Show when={!props.state.busy()} fallback={<p role="status">{t().reading}</p>}>
          <Chooser label={t().choose} filled state={props.state} />
          <p class="muted">{t().drop}</p>
        </Show>
      </div>
      <p class={css.knows}>
        <strong>{t().knows}</strong> <span class="muted">{known()}</span>
      </p>
    </>
  )
}

function Chooser(props: { label: string; filled?: boolean; state: ImportState }) {
  return (
    <label class={`button ${css.chooser}`} classList={{ 'button-filled': props.filled === true }}>
      {props.label}
      <input
        type="file"
        class="unseen"
        accept=".xlsx,.csv,text/csv"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file !== undefined) void props.state.choose(file)
        }}
      />
    </label>
  )
}

/** Why the file as a whole was not read or not written. */
function Problem(props: { state: ImportState }) {
  const sentence = () => {
    if (props.state.tooLarge()) return words().import.tooLarge
    if (props.state.broken()) return parts().broken
    return props.state.refusal()?.title
  }
  return (
    <Show when={sentence()}>
      {(found) => (
        <p class={`note note-error ${css.problem}`} role="alert">
          {found()}{' '}
          <Show when={props.state.broken()}>
            <button type="button" class="link-button" onClick={() => void props.state.tryAgain()}>
              {parts().retry}
            </button>
          </Show>
        </p>
      )}
    </Show>
  )
}

function DryRun(props: { reading: ImportReading; state: ImportState; campaign: string }) {
  const t = () => words().import
  const [mappingSeen, seeMapping] = createSignal(needsMapping(props.reading))
  const [onlyFaulty, setOnlyFaulty] = createSignal(false)
  const errors = () => props.reading.errors.length
  const warnings = () => props.reading.warnings.length
  const rows = () => props.reading.rows.length
  const unmapped = () => props.reading.columns.filter(({ field, head }) => field === null && head !== '').length
  const faultyRows = () =>
    props.reading.rows.filter(({ row }) =>
      props.reading.columns.some(({ name }) => props.state.faultIn().get(`${name}${row}`)?.warning === false),
    )
  const edited = () => Object.keys(props.state.edits()).length
  return (
    <>
      <div class="page-head">
        <h1>{errors() > 0 ? t().titleErrors(errors()) : t().titleSound(rows())}</h1>
        <div class="page-acts">
          <Chooser label={t().another} state={props.state} />
          <Button
            kind="filled"
            busy={props.state.busy()}
            because={errors() > 0 ? t().writeFirst : undefined}
            onPress={() => void props.state.write()}
          >
            {t().write(rows())}
          </Button>
        </div>
      </div>
      <Problem state={props.state} />
      <p class="note" classList={{ 'note-error': errors() > 0, 'note-sound': errors() === 0 }} role="status">
        <strong>{errors() > 0 ? t().noteErrors(errors()) : t().noteSound}</strong> {t().noteWhole}{' '}
        {warnings() > 0 ? t().noteWarnings(warnings()) : ''}
      </p>
      <div class={css.facts}>
        <Fact label={t().file} text={props.state.file()?.name ?? ''} />
        <Show when={props.reading.sheet}>{(sheet) => <Fact label={t().sheet} text={sheet()} />}</Show>
        <Show when={props.reading.encoding}>
          {(encoding) => <Fact label={t().encoding} text={encoding().toUpperCase()} />}
        </Show>
        <Fact label={t().read} text={t().size(rows(), props.reading.columns.length)} />
        <span>
          <span class="muted">{unmapped() === 0 ? t().allMapped : t().unmapped(unmapped())}</span>{' '}
          <button
            type="button"
            class="link-button"
            aria-expanded={mappingSeen()}
            aria-controls="mapping"
            onClick={() => seeMapping(!mappingSeen())}
          >
            {mappingSeen() ? t().hideMapping : t().seeMapping}
          </button>
        </span>
        <span class={css.rowsShown}>
          <button type="button" class="link-button" aria-pressed={!onlyFaulty()} onClick={() => setOnlyFaulty(false)}>
            {t().allRows(rows())}
          </button>
          <Show when={faultyRows().length > 0}>
            <button type="button" class="link-button" aria-pressed={onlyFaulty()} onClick={() => setOnlyFaulty(true)}>
              {t().faultyRows(faultyRows().length)}
            </button>
          </Show>
        </span>
      </div>
      <div id="mapping">
        <Show when={mappingSeen()}>
          <ImportMapping reading={props.reading} state={props.state} campaign={props.campaign} />
        </Show>
      </div>
      <div class={`split ${css.sheets}`}>
        <div class={css.sheetSide}>
          <ImportSheet
            reading={props.reading}
            rows={onlyFaulty() ? faultyRows() : props.reading.rows}
            state={props.state}
          />
          <p class={`muted ${css.keys}`}>
            <kbd class="key">n</kbd> <kbd class="key">p</kbd> {t().keys} <kbd class="key">Enter</kbd> {t().keyEdit}{' '}
            <kbd class="key">Esc</kbd> {t().keyCancel}
          </p>
          <Show when={edited() > 0}>
            <p role="status">
              {t().edited(edited())}{' '}
              <button type="button" class="link-button" onClick={() => void props.state.undoEdits()}>
                {t().undoEdits}
              </button>
            </p>
          </Show>
        </div>
        <ImportFaults state={props.state} errors={errors()} warnings={warnings()} />
      </div>
    </>
  )
}

function Fact(props: { label: string; text: string }) {
  return (
    <span>
      <span class="muted">{props.label}</span> {props.text}
    </span>
  )
}

function Done(props: { numbers: number[]; state: ImportState; home: string }) {
  const t = () => words().import
  const first = () => printedNumber(Math.min(...props.numbers))
  const last = () => printedNumber(Math.max(...props.numbers))
  return (
    <div role="status" class="stack">
      <h1>{t().done(props.numbers.length)}</h1>
      <p class="note note-sound">{t().doneSentence(first(), last())}</p>
      <div class={css.doneActs}>
        <A class="button button-filled" href={props.home}>
          {t().toList}
        </A>
        <Button onPress={() => props.state.startAgain()}>{t().more}</Button>
      </div>
    </div>
  )
}

/** Whether a person must say which column is which before anything else can be told. */
function needsMapping(reading: ImportReading): boolean {
  return reading.errors.some(({ code }) => code === 'column-missing')
}
