import { For } from 'solid-js'
import type { RuleSection } from '../../../server/domain/words/rules.ts'
import css from './rules.module.css'

/** Rules in plain words, section by section. */
export function RuleSheet(props: { sections: readonly RuleSection[] }) {
  return (
    <div class={css.sections}>
      <For each={props.sections}>
        {(section) => (
          <section>
            <h3>{section.title}</h3>
            <ul>
              <For each={section.sentences}>{(sentence) => <li>{sentence}</li>}</For>
            </ul>
          </section>
        )}
      </For>
    </div>
  )
}
