import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { RuleSection } from '../../../server/domain/words/rules.ts'
import css from './rules.module.css'

/** Rules in plain words, section by section, under headings of the given rank. */
export function RuleSheet(props: { sections: readonly RuleSection[]; heading: 'h2' | 'h3' }) {
  return (
    <div class={css.sections}>
      <For each={props.sections}>
        {(section) => (
          <section>
            <Dynamic component={props.heading}>{section.title}</Dynamic>
            <ul>
              <For each={section.sentences}>{(sentence) => <li>{sentence}</li>}</For>
            </ul>
          </section>
        )}
      </For>
    </div>
  )
}
