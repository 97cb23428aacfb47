import { For, Match, Show, Switch } from 'solid-js'
import type { LogRun } from '../../../server/domain/trail.ts'
import { auditWords } from '../../../server/domain/words/audit.ts'
import { momentText } from '../../../server/domain/words/dates.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failed, Loading } from '../../parts/Failed.tsx'
import { lang, wordsOf } from '../../words.ts'
import css from './audit.module.css'
import { openLog } from './log.state.ts'

const words = wordsOf(auditWords)

/** The public log by index and type; ballots that follow each other stand in one row, and every row leads to its bytes. */
export function PublicLog(props: { campaign: string; zone: string }) {
  const log = openLog(() => props.campaign)
  const w = () => words().log
  return (
    <section class={css.log}>
      <h2>{w().title}</h2>
      <p class="muted">{w().lead}</p>
      <Switch fallback={<Loading />}>
        <Match when={log.broken() || log.refusal()}>
          <Failed sentence={log.refusal()?.title} onRetry={log.retry} />
        </Match>
        <Match when={log.read()?.entries.length === 0}>
          <Empty title={w().none} sentence={w().noneSentence} />
        </Match>
        <Match when={log.read()}>
          {(read) => (
            <>
              <Runs runs={log.runs()} campaign={props.campaign} zone={props.zone} />
              <Show when={read().more}>
                <p class={css.more}>
                  <Button busy={log.busy()} onPress={() => void log.more()}>
                    {w().more}
                  </Button>
                </p>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}

function Runs(props: { runs: readonly LogRun[]; campaign: string; zone: string }) {
  const w = () => words().log
  const bytes = ({ first, last }: LogRun) =>
    `/api/campaigns/${props.campaign}/log?start=${first}&limit=${Math.min(1000, last - first + 1)}`
  return (
    // The list of a long campaign is long itself: it scrolls in its own frame, reachable by keyboard.
    <section class={`scroll-frame ${css.runs}`} tabindex="0" aria-label={w().title}>
      <table class="table table-dense">
        <thead>
          <tr>
            <th scope="col" class="number">
              {w().index}
            </th>
            <th scope="col">{w().type}</th>
            <th scope="col">{w().at}</th>
            <th scope="col">{w().raw}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.runs}>
            {(run) => (
              <tr>
                <td class="number">{run.first === run.last ? run.first : `${run.first}—${run.last}`}</td>
                <td>
                  {run.type === 'ballot_cast'
                    ? w().ballots(run.last - run.first + 1)
                    : (w().types[run.type] ?? run.type)}
                </td>
                <td>{run.at === null ? '—' : momentText(lang(), props.zone, run.at)}</td>
                <td>
                  <a href={bytes(run)} target="_blank" rel="noopener">
                    {w().raw}
                    <span class="unseen"> {run.first}</span>
                  </a>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
