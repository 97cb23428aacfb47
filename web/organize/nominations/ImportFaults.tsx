import { createEffect, For, on, Show } from 'solid-js'
import { cellSentence, nominationWords } from '../../../server/domain/words/nomination.ts'
import { lang, wordsOf } from '../../words.ts'
import css from './ImportFaults.module.css'
import type { ImportState, Marked } from './import.state.ts'

const words = wordsOf(nominationWords)

/** Every error and warning under the number of its tag in the sheet; choosing one shows its cell, a certain repair is one press. */
export function ImportFaults(props: { state: ImportState; errors: number; warnings: number }) {
  const t = () => words().import
  return (
    <section class={css.side} aria-label={t().errors(props.errors)}>
      <div class="section-head">
        <h2>
          {t().errors(props.errors)}
          <Show when={props.warnings > 0}>
            <span class={css.warnings}>{t().warnings(props.warnings)}</span>
          </Show>
        </h2>
      </div>
      <Show when={props.state.faults().length > 0} fallback={<p class={`muted ${css.none}`}>{t().none}</p>}>
        <ol class={css.faults}>
          <For each={props.state.faults()}>{(fault) => <Entry fault={fault} state={props.state} />}</For>
        </ol>
      </Show>
    </section>
  )
}

function Entry(props: { fault: Marked; state: ImportState }) {
  let entry: HTMLLIElement | undefined
  const isCurrent = () => props.fault.cell !== null && props.state.current() === props.fault.cell
  createEffect(on(isCurrent, (current) => current && entry?.scrollIntoView({ block: 'nearest' }), { defer: true }))
  const sentence = () => (
    <>
      <Show when={props.fault.cell}>{(cell) => <strong class={css.cell}>{cell()}</strong>}</Show>
      {cellSentence(lang(), props.fault)}
    </>
  )
  return (
    <li ref={entry} classList={{ [css.current ?? '']: isCurrent(), [css.warning ?? '']: props.fault.warning }}>
      <span class={css.tag} aria-hidden="true">
        {props.fault.tag}
      </span>
      <div>
        <Show when={props.fault.cell} fallback={<p>{sentence()}</p>}>
          {(cell) => (
            <button
              type="button"
              class={css.sentence}
              aria-current={isCurrent() ? 'true' : undefined}
              onClick={() => props.state.setCurrent(cell())}
            >
              {sentence()}
            </button>
          )}
        </Show>
        <Show when={props.fault.cell !== null && props.fault.suggestion}>
          {(suggestion) => (
            <button
              type="button"
              class="button button-small"
              onClick={() => void props.state.edit(props.fault.cell ?? '', suggestion())}
            >
              {words().import.repair(suggestion())}
            </button>
          )}
        </Show>
      </div>
    </li>
  )
}
