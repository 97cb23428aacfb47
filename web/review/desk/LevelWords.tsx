import { createEffect, For, Show } from 'solid-js'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { lang, wordsOf } from '../../words.ts'
import type { DeskState } from '../desk.state.ts'
import { labelOf, words } from '../review.state.ts'
import { bandOf, type Leaf, Levels } from './Criterion.tsx'
import css from './desk.module.css'

const parts = wordsOf(partsWords)

/** The words of every level of every criterion with what may serve as evidence, over the page; Esc closes it. */
export function LevelWords(props: { desk: DeskState; open: boolean; onClose: () => void }) {
  let dialog: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.open) dialog?.showModal()
  })
  const evidence = (criterion: Leaf): string[] =>
    criterion.bands
      .map((band) => (lang() === 'en' ? (band.evidenceEn ?? band.evidence) : band.evidence))
      .filter((text) => text !== '')
  const hint = (criterion: Leaf): string => (lang() === 'en' ? (criterion.hintEn ?? criterion.hint) : criterion.hint)
  return (
    <dialog
      ref={(element) => {
        dialog = element
      }}
      class={css.dialog}
      aria-label={words().desk.levelsTitle}
      onClose={() => props.onClose()}
    >
      <div class={css.dialogHead}>
        <h2>{words().desk.levelsTitle}</h2>
        <button type="button" class="button button-small" onClick={() => dialog?.close()}>
          {parts().close} <kbd class="key">Esc</kbd>
        </button>
      </div>
      <Show
        when={props.desk.criteria.some((criterion) => criterion.bands.length > 0)}
        fallback={<p class="muted">{words().desk.noLevels}</p>}
      >
        <For each={props.desk.criteria}>
          {(criterion) => (
            <section class={css.levels}>
              <h3>{labelOf(criterion)}</h3>
              <p class="muted">{hint(criterion)}</p>
              <Levels
                bands={criterion.bands}
                reached={bandOf(criterion, props.desk.draft.content().scores[criterion.key]?.points ?? null)}
              />
              <For each={evidence(criterion)}>
                {(text) => (
                  <p class="caption">
                    {words().desk.evidence}
                    {text}
                  </p>
                )}
              </For>
            </section>
          )}
        </For>
      </Show>
    </dialog>
  )
}
