import { createUniqueId, For, Show } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'
import type { PublicationKind } from '../../server/domain/publication.ts'
import type { Detail } from '../../server/domain/results.ts'
import { noticeWords } from '../../server/domain/words/notice.ts'
import { rankingWords } from '../../server/domain/words/ranking.ts'
import { Bar } from '../parts/Bar.tsx'
import { Explanation } from '../parts/Explanation.tsx'
import { Seal } from '../parts/Seal.tsx'
import { wordsOf } from '../words.ts'
import type { Publication } from './notice.state.ts'
import { Panel } from './panel.tsx'
import css from './ranking.module.css'

const words = wordsOf(noticeWords)
const list = wordsOf(rankingWords)

export interface RowProps {
  result: Publication['result']
  kind: PublicationKind
  row: Publication['result']['tally']['ranking'][number]
  detail: Detail | undefined
  /** Below what is shown at first; still printed on paper. */
  beyond: boolean
  open: boolean
  onToggle: (open: boolean) => void
}

/** One nomination of the list. Its total opens the explanation: a popover on wide pages, a part of the row on phones. */
export function Row(props: RowProps) {
  const id = createUniqueId()
  let total: HTMLButtonElement | undefined
  const close = () => {
    props.onToggle(false)
    total?.focus()
  }
  return (
    <>
      <tr class={css.row} classList={{ [css.beyond ?? '']: props.beyond }}>
        <td class={css.rank}>{props.row.rank}</td>
        <td class={css.seal}>
          <span class="unseen">
            {printedNumber(props.row.number)}
            {props.row.placed === true ? ` ${words().placed[props.kind]}` : ''}
          </span>
          <Seal
            number={printedNumber(props.row.number)}
            size={44}
            state={props.row.placed === true ? 'stamped' : 'idle'}
          />
        </td>
        <td class={css.name}>
          <span class="name">{props.detail?.name}</span>
          <span class={css.place}>
            <For each={props.detail?.place}>{(unit) => <span class="nowrap">{unit}</span>}</For>
          </span>
        </td>
        <For each={props.result.columns}>
          {(column) => (
            <td class={css.part}>
              <span class={css.label}>{list().columns[column.party]} </span>
              {props.row[column.party]}
              <Bar parts={[{ share: Number(props.row[column.party] ?? 0) / 100, tone: 'slate' }]} />
            </td>
          )}
        </For>
        <td class={css.total}>
          <button
            ref={(element) => {
              total = element
            }}
            type="button"
            class={`printed ${css.totalButton}`}
            aria-expanded={props.open}
            aria-controls={id}
            aria-label={list().explainOf(props.detail?.name ?? '', props.row.total)}
            onClick={() => props.onToggle(!props.open)}
          >
            {props.row.total}
          </button>
        </td>
      </tr>
      <Show when={props.open && props.detail}>
        {(detail) => (
          <tr class={css.explained}>
            <td colSpan={props.result.columns.length + 4}>
              <Panel id={id} title={list().explain(props.row.total)} opener={() => total} onClose={close}>
                <Explanation result={props.result} detail={detail()} tie={props.row.tie} />
              </Panel>
            </td>
          </tr>
        )}
      </Show>
    </>
  )
}
