import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { leaves } from '../../../server/domain/rubric.ts'
import { AxisHead } from '../../parts/DotAxis.tsx'
import type { MySheet } from '../api.ts'
import { labelOf, printed, totalOf, useReview, words } from '../review.state.ts'
import { totalsAxis } from './axis.ts'
import css from './mine.module.css'
import { WorkRow } from './WorkRow.tsx'

type Tab = 'open' | 'submitted' | 'all'

/** More top criteria than this do not fit as columns: the row then says how many are scored. */
const mostColumns = 5

/** Open work first in my order, then what is submitted, all totals on one axis. */
export function WorkTable(props: { current: number | undefined }) {
  const { mine } = useReview()
  const navigate = useNavigate()
  const [tab, setTab] = createSignal<Tab | null>(null)
  const [sought, setSought] = createSignal('')
  let search: HTMLInputElement | undefined

  const places = createMemo(() => new Map(mine().sheets.map((sheet, index) => [sheet.number, index + 1])))
  const fits = (sheet: MySheet): boolean =>
    sought() === '' || `${printed(sheet.number)} ${sheet.name}`.toLowerCase().includes(sought().toLowerCase())
  const open = createMemo(() => mine().sheets.filter((sheet) => sheet.state !== 'submitted'))
  const submitted = createMemo(() =>
    mine()
      .sheets.filter((sheet) => sheet.state === 'submitted')
      .sort((a, b) => ((a.submittedAt ?? '') > (b.submittedAt ?? '') ? -1 : 1)),
  )
  const shown = (): Tab => tab() ?? 'all'
  const openRows = () => (shown() === 'submitted' ? [] : open().filter(fits))
  const submittedRows = () => (shown() === 'open' ? [] : submitted().filter(fits))
  const top = createMemo(() => mine().criteria.filter((criterion) => criterion.parent === null))
  const columns = () => (top().length <= mostColumns ? top() : [])
  const weight = (key: string): string => {
    const own = leaves(mine().criteria).filter((leaf) => leaf.key === key || leaf.parent === key)
    return `${own.reduce((sum, leaf) => sum + leaf.weight, 0) / 100}%`
  }
  const axis = createMemo(() =>
    totalsAxis(
      mine().sheets.flatMap((sheet) => totalOf(mine(), sheet)?.value ?? []),
      60,
      20,
    ),
  )
  const enter = (number: number): void => navigate(`/review/${mine().campaign.id}/${printed(number)}`)
  const width = () => 7 + columns().length

  onMount(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      search?.focus()
    }
    addEventListener('keydown', pressed)
    onCleanup(() => removeEventListener('keydown', pressed))
  })

  const tabs = (): [Tab, string, number][] => [
    ['open', words().mine.tabs.open, open().length],
    ['submitted', words().mine.tabs.submitted, submitted().length],
    ['all', words().mine.tabs.all, mine().sheets.length],
  ]

  return (
    <section>
      <div class={`tabs ${css.tabs}`}>
        <For each={tabs()}>
          {([name, label, count]) => (
            <button type="button" aria-current={shown() === name ? 'page' : undefined} onClick={() => setTab(name)}>
              {label} <span class="figures">{count}</span>
            </button>
          )}
        </For>
        <span class={`tabs-end ${css.order}`}>{words().mine.order}</span>
        <label class={css.search}>
          <span class="unseen">{words().mine.search}</span>
          <input
            ref={(input) => {
              search = input
            }}
            type="search"
            placeholder={words().mine.search}
            value={sought()}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
          <kbd class={`key ${css.hint}`}>/</kbd>
        </label>
      </div>
      <table class={`table table-folding ${css.work}`}>
        <thead>
          <tr>
            <th class="number">{words().mine.columns.place}</th>
            <th>{words().mine.columns.number}</th>
            <th>{words().mine.columns.name}</th>
            <th>{words().mine.columns.theme}</th>
            <For each={columns()}>
              {(criterion) => (
                <th class={`number ${css.part}`}>
                  {labelOf(criterion)}
                  <br />
                  {weight(criterion.key)}
                </th>
              )}
            </For>
            <th class="number">{words().mine.columns.total}</th>
            <th class={css.axisHead}>
              <span class="unseen">{words().mine.axis}</span>
              <AxisHead axis={axis()} />
            </th>
            <th>{words().mine.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          <For each={openRows()}>
            {(sheet) => (
              <WorkRow
                sheet={sheet}
                place={places().get(sheet.number) ?? 0}
                columns={columns()}
                axis={axis()}
                current={sheet.number === props.current}
                onEnter={enter}
              />
            )}
          </For>
          <Show when={openRows().length > 0 && submittedRows().length > 0}>
            <tr class="group">
              <td colspan={width()}>{words().mine.submittedBreak}</td>
            </tr>
          </Show>
          <For each={submittedRows()}>
            {(sheet) => (
              <WorkRow
                sheet={sheet}
                place={places().get(sheet.number) ?? 0}
                columns={columns()}
                axis={axis()}
                current={false}
                onEnter={enter}
              />
            )}
          </For>
        </tbody>
      </table>
      <Show when={openRows().length + submittedRows().length === 0}>
        <p class={`muted ${css.nothing}`}>
          {sought() !== ''
            ? words().mine.notFound
            : shown() === 'open'
              ? words().mine.nothingOpen
              : words().mine.nothingSubmitted}
        </p>
      </Show>
    </section>
  )
}
