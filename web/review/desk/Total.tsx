import { Show } from 'solid-js'
import { AxisHead, type Dot, DotAxis } from '../../parts/DotAxis.tsx'
import type { DeskState } from '../desk.state.ts'
import { totalsAxis } from '../mine/axis.ts'
import { words } from '../review.state.ts'
import css from './total.module.css'

/** The running total with its arithmetic, my rank of it, and where it lies among my own totals. */
export function Total(props: { desk: DeskState; short?: boolean }) {
  const own = () => props.desk.total()
  const arithmetic = (): string => {
    const total = own()
    const text = words().desk
    if (total === null) return text.startHint
    if (total.scored === props.desk.criteria.length) return text.complete(total.scored)
    return props.short
      ? text.arithmeticShort(total.scored, total.weight)
      : text.arithmetic(total.scored, total.gathered, total.weight)
  }
  return (
    <div class={css.total}>
      <p class={css.line}>
        <output class={css.figure}>{own()?.total ?? '—'}</output>
        <span class={css.arithmetic}>{arithmetic()}</span>
        <Show when={props.desk.rank()}>
          {(found) => (
            <span class={css.rank}>
              {words().desk.ownRank.before} <b class="figures">{found().rank}</b>{' '}
              <span class="muted">{words().desk.ownRank.after(found().of)}</span>
            </span>
          )}
        </Show>
      </p>
      <Show when={!props.short}>
        <Distribution others={props.desk.otherTotals()} own={own() === null ? null : Number(own()?.total)} />
      </Show>
    </div>
  )
}

/** My submitted totals as hollow dots on one axis, this one filled. */
function Distribution(props: { others: readonly number[]; own: number | null }) {
  const axis = () => totalsAxis([...props.others, ...(props.own === null ? [] : [props.own])], 70, 10)
  const dots = (): Dot[] => [
    ...props.others.map((at): Dot => ({ at, hollow: true })),
    ...(props.own === null ? [] : [{ at: props.own, tone: 'vermilion' as const }]),
  ]
  const share = (): number => ((props.own ?? 0) - axis().low) / (axis().high - axis().low)
  return (
    <div class={css.axis}>
      <p class="caption" classList={{ [css.turned ?? '']: props.own !== null && share() < 0.45 }}>
        {props.others.length === 0 ? words().desk.noOwnTotals : words().desk.ownTotals(props.others.length)}
      </p>
      <Show when={props.own !== null}>
        <p class={css.own} style={{ left: `${share() * 100}%` }} data-end={share() > 0.94}>
          {words().desk.thisOne}
        </p>
      </Show>
      <DotAxis axis={axis()} dots={dots()} height={24} base />
      <AxisHead axis={axis()} />
    </div>
  )
}
