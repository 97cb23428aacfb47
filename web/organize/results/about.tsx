import { Show } from 'solid-js'
import { printedNumber } from '../../../server/domain/candidate.ts'
import { dayText } from '../../../server/domain/words/dates.ts'
import { rankingWords } from '../../../server/domain/words/ranking.ts'
import { resultsWords } from '../../../server/domain/words/results.ts'
import { lang, wordsOf } from '../../words.ts'
import type { ResultPage } from '../results.state.ts'
import css from './about.module.css'

const words = wordsOf(resultsWords)
const list = wordsOf(rankingWords)

/** By which weights and rules the list came about, and how close the line is in printed points. */
export function About(props: { result: ResultPage['result'] }) {
  const line = () => props.result.line
  return (
    <>
      <p class="muted">{words().sentence(facts(props.result).join(words().partsComma))}</p>
      <Show when={gapOf(line())}>
        {(gap) => (
          <p class={`note note-waiting ${css.note}`}>
            <strong>{words().gap(gap().last, gap().next, gap().points)}</strong> {words().gapNote}
          </p>
        )}
      </Show>
      <Show when={line()?.open.length}>
        <p class={`note note-waiting ${css.note}`}>
          {words().openLine(
            list().numbers(line()?.open.map(printedNumber).join(list().numberComma) ?? ''),
            line()?.places ?? 0,
          )}
        </p>
      </Show>
    </>
  )
}

function facts({ columns, rules, campaign }: ResultPage['result']): string[] {
  const weights = columns.map(({ party, weight }) => list().column(list().columns[party], list().weight(weight)))
  const frozen =
    rules.sha256 === null || rules.frozenAt === null
      ? []
      : [
          words().rules(
            `${rules.sha256.slice(0, 4)}…${rules.sha256.slice(-4)}`,
            dayText(lang(), campaign.zone, rules.frozenAt),
          ),
        ]
  return [...weights, words().rounding, ...frozen]
}

function gapOf(line: ResultPage['result']['line']) {
  if (line?.gap == null || line.last === null || line.next === null) return null
  return { last: line.last.rank, next: line.next.rank, points: line.gap }
}
