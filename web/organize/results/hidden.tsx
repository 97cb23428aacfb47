import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { printedNumber } from '../../../server/domain/candidate.ts'
import type { Stage } from '../../../server/domain/stage.ts'
import { momentZoneText } from '../../../server/domain/words/dates.ts'
import { resultsWords } from '../../../server/domain/words/results.ts'
import type { Problem } from '../../../server/refusal.ts'
import { lang, wordsOf } from '../../words.ts'
import { useCampaign } from '../campaign.state.ts'

const words = wordsOf(resultsWords)

/** Before the close: why nobody sees a total, organizers included, and what is still to end. */
export function Hidden(props: { refusal: Problem }) {
  const campaign = useCampaign()
  const zone = () => campaign.facts()?.zone ?? 'Asia/Shanghai'
  const awaited = () => awaitedStages(props.refusal.current)
  return (
    <div class="stack">
      <h1>{words().title.hidden}</h1>
      <p>{words().hidden.sentence}</p>
      <Show when={awaited().length > 0} fallback={<p class="note note-waiting">{words().hidden.frozen}</p>}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {words().hidden.awaited}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={awaited()}>
              {(stage) => (
                <tr>
                  <td class="nowrap">{nameOf(stage)}</td>
                  <td class="number">
                    {stage.closesAt === null
                      ? words().hidden.undated
                      : words().hidden.closes(momentZoneText(lang(), zone(), stage.closesAt))}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <p>
          <A href={`/organize/${campaign.id()}/progress`}>{words().hidden.progress}</A>
        </p>
      </Show>
    </div>
  )
}

type Awaited = Pick<Stage, 'kind' | 'batch' | 'closesAt'>

function awaitedStages(current: unknown): Awaited[] {
  if (typeof current !== 'object' || current === null || !('awaited' in current)) return []
  return Array.isArray(current.awaited) ? current.awaited : []
}

function nameOf({ kind, batch }: Awaited): string {
  if (kind === 'scoring') return words().hidden.scoring
  return batch === null
    ? words().hidden.voting
    : words().hidden.batch(printedNumber(batch.first), printedNumber(batch.last))
}
