import { For, Show } from 'solid-js'
import type { Issue } from '../../server/domain/readiness.ts'
import { issueWords } from '../../server/domain/words/issues.ts'
import { rulesWords } from '../../server/domain/words/rules.ts'
import { settingsWords } from '../../server/domain/words/settings.ts'
import { lang, wordsOf } from '../words.ts'
import { focusField } from './landing.ts'
import css from './settings.module.css'

const words = wordsOf(settingsWords)

/** What on this page keeps the campaign from opening, each with the way to its field; `sound` when nothing does. */
export function IssueNote(props: { issues: readonly Issue[]; sound?: string }) {
  return (
    <Show
      when={props.issues.length > 0}
      fallback={
        <Show when={props.sound}>
          <p class="note note-sound">{props.sound}</p>
        </Show>
      }
    >
      <div class="note note-waiting">
        <strong>{words().issues(props.issues.length)}</strong>
        <ul class={css.issues}>
          <For each={props.issues}>
            {(issue) => (
              <li>
                {title(issue)} <span class="muted">{about(issue)}</span>{' '}
                <button type="button" class="link-button" onClick={() => focusField(issue.field)}>
                  {issueWords[lang()].issues[issue.code].act}
                </button>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}

function title({ code, values }: Issue): string {
  return issueWords[lang()].issues[code].title(values, stageOf(values))
}

function about({ code, values }: Issue): string {
  return issueWords[lang()].issues[code].about(values, stageOf(values))
}

function stageOf(values: Issue['values']): string {
  const names: Record<string, string> = rulesWords[lang()].stageName
  return names[String(values.kind)] ?? ''
}
