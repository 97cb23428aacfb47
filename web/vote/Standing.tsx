import { Show } from 'solid-js'
import { deadlineText, zoneText } from '../../server/domain/words/dates.ts'
import { lang } from '../words.ts'
import css from './Standing.module.css'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

/** What stands above the gallery while nobody can vote: when it opens, or that it is over and what comes next. */
export function Standing() {
  const vote = useVote()
  const voting = vote.paper.stages.filter((stage) => stage.kind === 'voting')
  const opens = () =>
    voting
      .map((stage) => stage.opensAt ?? '')
      .filter((at) => at > vote.now())
      .sort()[0]
  const closed = () =>
    voting
      .map((stage) => stage.closedAt ?? stage.closesAt ?? '')
      .filter((at) => at !== '')
      .sort()
      .reverse()[0]
  const moment = (at: string) => deadlineText(lang(), vote.zone, at)
  return (
    <section class={css.standing}>
      <Show
        when={vote.standing() === 'planned'}
        fallback={
          <>
            <h2>{words().standing.closed}</h2>
            <p>
              <Show when={closed()}>{(at) => <>{words().standing.closedAt(moment(at()))} </>}</Show>
              <Show when={vote.paper.published === null}>{words().standing.next}</Show>
            </p>
            <Show when={vote.paper.published}>
              {(kind) => (
                <p>
                  <a class="button" href={`/notice/${vote.paper.campaign}`}>
                    {kind() === 'final' ? words().standing.toFinal : words().standing.toNotice}
                  </a>
                </p>
              )}
            </Show>
            <Show when={vote.lastBallot()}>
              <p>
                <button type="button" class="link-button" onClick={() => vote.view.open({ at: 'done' })}>
                  {words().returning.receipt}
                </button>
              </p>
            </Show>
          </>
        }
      >
        <h2>{words().standing.planned}</h2>
        <p>
          <Show when={opens()} fallback={words().standing.opensLater}>
            {(at) => words().standing.opens(moment(at()), zoneText(lang(), vote.zone))}
          </Show>
        </p>
      </Show>
    </section>
  )
}
