import { createMemo, createSignal, For, Show } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'
import { noticeWords } from '../../server/domain/words/notice.ts'
import { rankingWords } from '../../server/domain/words/ranking.ts'
import { wordsOf } from '../words.ts'
import type { Publication } from './notice.state.ts'
import css from './ranking.module.css'
import { Row } from './row.tsx'

const words = wordsOf(noticeWords)
const list = wordsOf(rankingWords)

/** Rows shown before the reader asks for all of them: everything above the line and a few below. */
const shownAtFirst = 14
const shownBelowLine = 4

/** The ranked list with the line of places, the total of each row opening its explanation; then those without a rank. */
export function Ranking(props: { publication: Publication }) {
  const result = () => props.publication.result
  const rows = () => result().tally.ranking
  const line = () => result().line
  const [opened, setOpened] = createSignal<number | null>(null)
  const [all, setAll] = createSignal(false)
  const limit = createMemo(() => {
    const first = Math.max(shownAtFirst, (line()?.above ?? 0) + shownBelowLine)
    return all() || rows().length <= first + 1 ? rows().length : first
  })
  const lineAfter = () => {
    const drawn = line()
    if (drawn === null || drawn.above === 0 || drawn.open.length > 0) return null
    return rows()[drawn.above - 1]?.number ?? null
  }
  return (
    <section class={css.section} aria-label={words().list}>
      <table class={css.list}>
        <thead>
          <tr>
            <th scope="col">{list().rank}</th>
            <th scope="col">{list().number}</th>
            <th scope="col">{list().name}</th>
            <For each={result().columns}>
              {(column) => (
                <th scope="col">{list().column(list().columns[column.party], list().weight(column.weight))}</th>
              )}
            </For>
            <th scope="col" class={css.end}>
              {list().total}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row, at) => (
              <>
                <Row
                  result={result()}
                  kind={props.publication.kind}
                  row={row}
                  detail={result().details[at()]}
                  beyond={at() >= limit()}
                  open={opened() === row.number}
                  onToggle={(open) => setOpened(open ? row.number : null)}
                />
                <Show when={lineAfter() === row.number}>
                  <tr class={css.line}>
                    <td colSpan={result().columns.length + 4}>
                      <span>{words().above[props.publication.kind](line()?.above ?? 0)}</span>
                    </td>
                  </tr>
                </Show>
              </>
            )}
          </For>
        </tbody>
      </table>
      <Show when={rows().length === 0}>
        <p class="empty">{words().empty}</p>
      </Show>
      <p class={`unprinted ${css.foot}`}>
        <Show when={limit() < rows().length} fallback={words().all(rows().length)}>
          {words().shown(rows().length, limit())}{' '}
          <button type="button" class="link-button" onClick={() => setAll(true)}>
            {words().more(rows().length)}
          </button>
        </Show>
      </p>
      <Notes publication={props.publication} />
    </section>
  )
}

/** What a reader must know about the line, and who has no rank and why. */
function Notes(props: { publication: Publication }) {
  const result = () => props.publication.result
  return (
    <>
      <Show when={result().line?.open.length}>
        <p class="note note-waiting">
          {words().openLine(
            list().numbers(result().line?.open.map(printedNumber).join(list().numberComma) ?? ''),
            result().line?.places ?? 0,
          )}
        </p>
      </Show>
      <Show when={result().cited.placesBy !== null}>
        <p class="note">{words().quota}</p>
      </Show>
      <Show when={result().unranked.length > 0}>
        <h2 class={css.unranked}>{words().unranked}</h2>
        <ul>
          <For each={result().unranked}>
            {(entrant) => (
              <li class={css.entrant}>
                <span class="figures">{printedNumber(entrant.number)}</span> <span class="name">{entrant.name}</span>{' '}
                <span class="caption">{list().reason[entrant.reason]}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}
