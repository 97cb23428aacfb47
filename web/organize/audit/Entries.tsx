import { createMemo, For, Show } from 'solid-js'
import { type Change, changesOf } from '../../../server/domain/trail.ts'
import { auditWords } from '../../../server/domain/words/audit.ts'
import { fullDayText, secondText } from '../../../server/domain/words/dates.ts'
import { lang, wordsOf } from '../../words.ts'
import css from './audit.module.css'
import { actText, pathText, sideText, subjectText } from './texts.ts'
import type { Entry } from './trail.state.ts'

const words = wordsOf(auditWords)

interface EntriesProps {
  entries: readonly Entry[]
  names: ReadonlyMap<string, string>
  zone: string
}

/** Entries of the trail, each day under its date. */
export function Entries(props: EntriesProps) {
  const day = (at: string) => fullDayText(lang(), props.zone, at)
  const begins = (index: number) => {
    const [entry, newer] = [props.entries[index], props.entries[index - 1]]
    return entry !== undefined && (newer === undefined || day(newer.at) !== day(entry.at))
  }
  return (
    <table class={`table table-folding ${css.entries}`}>
      <caption class="unseen">{words().pageTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{words().at}</th>
          <th scope="col">{words().actor}</th>
          <th scope="col">{words().act}</th>
          <th scope="col">{words().reason}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.entries}>
          {(entry, index) => (
            <>
              <Show when={begins(index())}>
                <tr class="group">
                  <td colspan="4">{day(entry.at)}</td>
                </tr>
              </Show>
              <Row entry={entry} names={props.names} zone={props.zone} />
            </>
          )}
        </For>
      </tbody>
    </table>
  )
}

function Row(props: { entry: Entry; names: ReadonlyMap<string, string>; zone: string }) {
  const changes = createMemo(() => changesOf(props.entry.before, props.entry.after))
  const subject = () => {
    const judged = changes().find(({ path }) => path.join('.') === 'nomination')?.after
    return judged == null
      ? subjectText(props.entry.subject, props.names)
      : words().subject.nomination(judged.padStart(3, '0'))
  }
  return (
    <tr>
      <td class={`in-number ${css.time}`}>{secondText(props.zone, props.entry.at)}</td>
      <td class={css.actor}>{props.entry.actor ?? words().nobody}</td>
      <td class={`in-name ${css.act}`}>
        {actText(props.entry.act)} <span class="muted">{subject()}</span>
        <Show when={changes().length > 0}>
          <Changes changes={changes()} zone={props.zone} />
        </Show>
      </td>
      <td class={css.reason}>{props.entry.reason}</td>
    </tr>
  )
}

function Changes(props: { changes: readonly Change[]; zone: string }) {
  return (
    <details>
      <summary>{words().details(props.changes.length)}</summary>
      <ul class={css.changes} tabindex="0">
        <For each={props.changes}>
          {(change) => (
            <li>
              <span class="muted">{pathText(change.path)}</span>
              <Show when={change.before !== null}>
                <del>{sideText(props.zone, change, change.before)}</del>
                <span class="muted"> {words().arrow} </span>
              </Show>
              <span>{sideText(props.zone, change, change.after)}</span>
            </li>
          )}
        </For>
      </ul>
    </details>
  )
}
