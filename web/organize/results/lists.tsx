import { createSignal, For, Show } from 'solid-js'
import { printedNumber } from '../../../server/domain/candidate.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { rankingWords } from '../../../server/domain/words/ranking.ts'
import { resultsWords } from '../../../server/domain/words/results.ts'
import { DeskSeal } from '../../parts/DeskSeal.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Explanation, tieNote } from '../../parts/Explanation.tsx'
import { Popover } from '../../parts/Popover.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { wordsOf } from '../../words.ts'
import type { ResultPage, Row } from '../results.state.ts'
import css from './lists.module.css'

const words = wordsOf(resultsWords)
const list = wordsOf(rankingWords)
const parts = wordsOf(partsWords)

type Result = ResultPage['result']
type Detail = Result['details'][number]

/** The ranked list and those without a rank, behind tabs, with a search by number or name. */
export function Lists(props: { result: Result }) {
  const [tab, setTab] = createSignal('ranked')
  const [sought, setSought] = createSignal('')
  const found = (number: number, name: string) => `${printedNumber(number)} ${name}`.includes(sought().trim())
  return (
    <>
      <Tabs
        label={words().tabs.label}
        panel="lists"
        current={tab()}
        onChoose={setTab}
        tabs={[
          { key: 'ranked', label: words().tabs.ranked, count: props.result.details.length },
          { key: 'unranked', label: words().tabs.unranked, count: props.result.unranked.length },
        ]}
        end={
          <input
            type="search"
            class={css.search}
            aria-label={words().search}
            placeholder={parts().search}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
        }
      />
      <div id="lists" role="tabpanel" aria-label={tab() === 'ranked' ? words().tabs.ranked : words().tabs.unranked}>
        <Show when={tab() === 'ranked'} fallback={<Unranked result={props.result} found={found} />}>
          <Ranked result={props.result} found={found} />
        </Show>
      </div>
    </>
  )
}

interface ListProps {
  result: Result
  found: (number: number, name: string) => boolean
}

function Ranked(props: ListProps) {
  const rows = () =>
    props.result.details.flatMap((detail, at) => {
      const row = props.result.tally.ranking[at]
      return row !== undefined && props.found(detail.number, detail.name) ? [{ row, detail }] : []
    })
  const lastInside = () => {
    const { line } = props.result
    return line === null || line.open.length > 0 ? undefined : line.last?.number
  }
  return (
    <Show when={props.result.details.length > 0} fallback={<Empty title={words().emptySentence} />}>
      <table class={`table table-folding ${css.ranked}`}>
        <thead>
          <tr>
            <th scope="col" class="number">
              {list().rank}
            </th>
            <th scope="col">{list().number}</th>
            <th scope="col">{list().name}</th>
            <For each={props.result.columns}>
              {(column) => (
                <th scope="col" class="number">
                  {list().columns[column.party]}
                  <br />
                  {list().weight(column.weight)}
                </th>
              )}
            </For>
            <th scope="col" class="number">
              {list().total}
            </th>
            <th scope="col" class="number">
              {words().votes}
            </th>
            <th scope="col" class="number">
              {words().sheets}
              <br />
              {words().sheetsNote}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()} fallback={<NothingFound columns={props.result.columns.length + 6} />}>
            {({ row, detail }) => (
              <RankedRow result={props.result} row={row} detail={detail} last={lastInside() === row.number} />
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

function RankedRow(props: { result: Result; row: Row; detail: Detail; last: boolean }) {
  return (
    <tr classList={{ line: props.last }}>
      <td class="number rank">{props.row.rank}</td>
      <td>
        <DeskSeal
          number={printedNumber(props.row.number)}
          size={30}
          state={props.row.placed === true ? 'stamped' : 'idle'}
          label={printedNumber(props.row.number)}
        />
      </td>
      <td class="in-name">
        {props.detail.name}
        <small>{props.detail.place.join(' ')}</small>
        <Show when={props.row.tie}>{(tie) => <small class="amber">{tieNote(props.result, tie())}</small>}</Show>
      </td>
      <For each={props.result.columns}>
        {(column) => (
          <td class="number" data-head={list().columns[column.party]}>
            {props.row[column.party]}
          </td>
        )}
      </For>
      <td class="number deciding in-number">
        <Popover
          trigger={props.row.total}
          triggerClass={`printed ${css.total}`}
          triggerLabel={list().explainOf(props.detail.name, props.row.total)}
          title={list().explain(props.row.total)}
        >
          <Explanation result={props.result} detail={props.detail} tie={props.row.tie} />
        </Popover>
      </td>
      <td class="number" data-head={words().votes}>
        {props.detail.votes}
      </td>
      <td class="number" data-head={words().sheets}>
        {words().counted(props.row.counted_sheets, props.row.sheets)}
      </td>
    </tr>
  )
}

function Unranked(props: ListProps) {
  const rows = () => props.result.unranked.filter(({ number, name }) => props.found(number, name))
  return (
    <Show when={props.result.unranked.length > 0} fallback={<Empty title={words().noneUnranked} />}>
      <table class="table table-folding">
        <thead>
          <tr>
            <th scope="col">{list().number}</th>
            <th scope="col">{list().name}</th>
            <th scope="col">{words().reason}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()} fallback={<NothingFound columns={3} />}>
            {(entrant) => (
              <tr>
                <td>
                  <DeskSeal
                    number={printedNumber(entrant.number)}
                    size={30}
                    state="idle"
                    label={printedNumber(entrant.number)}
                  />
                </td>
                <td class="in-name">
                  {entrant.name}
                  <small>{entrant.place.join(' ')}</small>
                </td>
                <td>{list().reason[entrant.reason]}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

function NothingFound(props: { columns: number }) {
  return (
    <tr>
      <td colSpan={props.columns}>{words().nothingFound}</td>
    </tr>
  )
}
