import { For, Match, Switch } from 'solid-js'
import { leaves } from '../../../server/domain/rubric.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { DeskSeal } from '../../parts/DeskSeal.tsx'
import { type Axis, DotAxis } from '../../parts/DotAxis.tsx'
import { wordsOf } from '../../words.ts'
import type { Mine, MySheet } from '../api.ts'
import { choiceLabel, labelOf, printed, recent, totalOf, useReview, words } from '../review.state.ts'
import css from './mine.module.css'

const parts = wordsOf(partsWords)
const seals = { untouched: 'idle', draft: 'draft', submitted: 'past' } as const

/** One nomination of my list. The name is the link; the whole row can be clicked. */
export function WorkRow(props: {
  sheet: MySheet
  place: number
  columns: Mine['criteria']
  /** The axis that all totals share. */
  axis: Axis
  current: boolean
  onEnter: (number: number) => void
}) {
  const { mine } = useReview()
  const complete = () => leaves(mine().criteria).every((leaf) => props.sheet.points[leaf.key] !== undefined)
  const total = () => (complete() ? totalOf(mine(), props.sheet) : null)
  const seen = (at: string): string => recent(mine().campaign.zone, at, mine().now)
  return (
    <tr
      aria-current={props.current ? 'true' : undefined}
      class={css.row}
      onClick={() => props.onEnter(props.sheet.number)}
    >
      <td class={`number figures muted ${css.place}`}>{props.place}</td>
      <td class={css.seal}>
        <DeskSeal number={printed(props.sheet.number)} size={30} state={seals[props.sheet.state]} />
      </td>
      <td class="in-name">
        <a class={`plain-link ${css.name}`} href={`/review/${mine().campaign.id}/${printed(props.sheet.number)}`}>
          {props.sheet.name}
        </a>
      </td>
      <td class={css.theme} data-head={words().mine.columns.theme}>
        {choiceLabel(mine().themes, props.sheet.theme)}
      </td>
      <For each={props.columns}>
        {(criterion) => (
          <td class="number figures" data-head={labelOf(criterion)}>
            <Part sheet={props.sheet} group={criterion.key} />
          </td>
        )}
      </For>
      <td class="number figures deciding in-number">{total()?.text ?? '—'}</td>
      <td class={`plot ${css.axis}`}>
        <DotAxis axis={props.axis} dots={total() === null ? [] : [{ at: total()?.value ?? 0 }]} />
      </td>
      <td class={css.state}>
        <Switch fallback={<span class="muted">{words().mine.untouched}</span>}>
          <Match when={props.sheet.state === 'submitted'}>
            <span class="jade">{words().mine.submitted}</span>{' '}
            <span class="muted">{seen(props.sheet.submittedAt ?? '')}</span>
          </Match>
          <Match when={props.sheet.state === 'draft'}>
            <span class="vermilion">{words().mine.draft}</span>{' '}
            <span class="muted">{seen(props.sheet.savedAt ?? '')}</span>
          </Match>
        </Switch>
      </td>
    </tr>
  )
}

/** Points of a criterion, the total of a group whose parts are all scored, or how many of them are. */
function Part(props: { sheet: MySheet; group: string }) {
  const { mine } = useReview()
  const own = () => leaves(mine().criteria).filter((leaf) => leaf.key === props.group || leaf.parent === props.group)
  const scored = () => own().filter((leaf) => props.sheet.points[leaf.key] !== undefined)
  const text = (): string => {
    const [only, ...others] = own()
    if (scored().length === 0 || only === undefined) return '—'
    if (others.length === 0) return String((props.sheet.points[only.key] ?? 0) / 100)
    if (scored().length < own().length) return words().mine.partly(scored().length, own().length)
    const points = Object.fromEntries(own().map((leaf) => [leaf.key, props.sheet.points[leaf.key] ?? 0]))
    return totalOf(mine(), { points })?.text ?? parts().score.none
  }
  return <span classList={{ muted: text() === '—' }}>{text()}</span>
}
