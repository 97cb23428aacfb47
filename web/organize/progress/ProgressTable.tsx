import type { hc, InferResponseType } from 'hono/client'
import { For, Show } from 'solid-js'
import { momentText } from '../../../server/domain/words/dates.ts'
import { reviewWords } from '../../../server/domain/words/review.ts'
import type { Reviews } from '../../../server/reviews.ts'
import { lang, wordsOf } from '../../words.ts'
import css from './progress.module.css'

type Client = ReturnType<typeof hc<Reviews>>
export type ProgressFacts = InferResponseType<Client['campaigns'][':campaign']['progress']['$get'], 200>
type Expert = ProgressFacts['experts'][number]

const words = wordsOf(reviewWords)

/** Experts by progress bars, in figures beside them; the line in each bar is what is due by now. */
export function ProgressTable(props: { progress: ProgressFacts; due: number | null; zone: string }) {
  const heads = () => words().progress.columns
  const all = () => props.progress.nominations
  const share = (count: number): string => `${(count * 100) / all()}%`
  const sum = (of: (expert: Expert) => number): number =>
    props.progress.experts.reduce((total, expert) => total + of(expert), 0)
  const behind = (expert: Expert): number => Math.max(0, (props.due ?? 0) - expert.submitted)
  return (
    <section class="section">
      <table class={`table table-folding ${css.table}`}>
        <thead>
          <tr>
            <th>{heads().code}</th>
            <th>{heads().name}</th>
            <th class={css.barHead}>{heads().progress}</th>
            <th class="number">{heads().submitted}</th>
            <th class="number">{heads().started}</th>
            <th class="number">{heads().untouched}</th>
            <Show when={props.due !== null}>
              <th class="number">{heads().due}</th>
            </Show>
            <th class={css.date}>{heads().lastAt}</th>
            <th>{heads().state}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.progress.experts}>
            {(expert) => (
              <tr>
                <td class="muted">{expert.code}</td>
                <td class="in-name">
                  {expert.name}
                  <Show when={expert.affiliation}>
                    <small>{expert.affiliation}</small>
                  </Show>
                </td>
                <td class={css.barCell}>
                  <svg
                    class={css.bar}
                    width="100%"
                    height="14"
                    role="img"
                    aria-label={words().progress.bar(expert.name, expert.submitted, expert.started, all())}
                  >
                    <rect class={css.track} width="100%" height="8" y="3" />
                    <rect class={css.started} width={share(expert.submitted + expert.started)} height="8" y="3" />
                    <rect class={css.submitted} width={share(expert.submitted)} height="8" y="3" />
                    <Show when={props.due}>
                      {(due) => <line class={css.due} x1={share(due())} x2={share(due())} y1="0" y2="14" />}
                    </Show>
                  </svg>
                </td>
                <td class="number deciding in-number">{expert.submitted}</td>
                <td class="number" data-head={heads().started}>
                  {expert.started}
                </td>
                <td class="number" data-head={heads().untouched}>
                  {expert.untouched}
                </td>
                <Show when={props.due !== null}>
                  <td class="number muted" data-head={heads().due}>
                    {props.due}
                  </td>
                </Show>
                <td class={`muted nowrap ${css.date}`} data-head={heads().lastAt}>
                  {expert.lastAt === null ? words().progress.never : momentText(lang(), props.zone, expert.lastAt)}
                </td>
                <td class="nowrap">
                  <Standing expert={expert} all={all()} behind={behind(expert)} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="3">
              {words().progress.sum}
              <span class={css.key}>{words().progress.chart}</span>
            </th>
            <td class="number deciding">{sum((expert) => expert.submitted)}</td>
            <td class="number">{sum((expert) => expert.started)}</td>
            <td class="number">{sum((expert) => expert.untouched)}</td>
            <Show when={props.due !== null}>
              <td class="number muted">{(props.due ?? 0) * props.progress.experts.length}</td>
            </Show>
            <td colspan="2" />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** The state in words: amber only for those who are behind. */
function Standing(props: { expert: Expert; all: number; behind: number }) {
  const sentence = (): string => {
    const text = words().progress
    if (props.expert.acceptedAt === null) return text.notAccepted
    if (props.expert.submitted === props.all) return text.finished
    if (props.behind > 0) return text.behind(props.behind)
    return props.expert.lastAt === null ? text.notStarted : text.onTime
  }
  return (
    <span
      classList={{
        jade: props.expert.submitted === props.all,
        amber: props.behind > 0 || props.expert.acceptedAt === null,
      }}
    >
      {sentence()}
    </span>
  )
}
