import { hc } from 'hono/client'
import { createResource, Match, Show, Switch } from 'solid-js'
import { sheetsDue } from '../../server/domain/review.ts'
import { momentText, momentZoneText } from '../../server/domain/words/dates.ts'
import { reviewWords } from '../../server/domain/words/review.ts'
import type { Reviews } from '../../server/reviews.ts'
import { ask } from '../api.ts'
import { Empty } from '../parts/Empty.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { lang, wordsOf } from '../words.ts'
import { useCampaign } from './campaign.state.ts'
import { ProgressTable } from './progress/ProgressTable.tsx'

const reviews = hc<Reviews>('/api')
const words = wordsOf(reviewWords)

/** Progress of the expert scoring: who has done how much, who is behind; never a score. */
export default function Progress() {
  const campaign = useCampaign()
  const [answered, { refetch }] = createResource(campaign.id, (id) =>
    ask(() => reviews.campaigns[':campaign'].progress.$get({ param: { campaign: id } })),
  )
  const settled = () => (answered.error === undefined ? answered.latest : undefined)
  const progress = () => {
    const outcome = settled()
    return outcome !== undefined && 'answer' in outcome ? outcome.answer : undefined
  }
  const refusal = () => {
    const outcome = settled()
    return outcome !== undefined && 'refusal' in outcome ? outcome.refusal : undefined
  }
  const zone = () => campaign.facts()?.zone ?? 'Asia/Shanghai'
  const submitted = () => (progress()?.experts ?? []).reduce((sum, expert) => sum + expert.submitted, 0)
  const all = () => (progress()?.experts.length ?? 0) * (progress()?.nominations ?? 0)
  const due = (): number | null => {
    const found = progress()
    const { opensAt = null, closesAt = null, state } = found?.scoring ?? {}
    if (found === undefined || state === 'planned' || opensAt === null || closesAt === null) return null
    return sheetsDue(found.nominations, { opensAt, closesAt }, found.now)
  }
  const behind = () => (progress()?.experts ?? []).filter((expert) => expert.submitted < (due() ?? 0)).length
  return (
    <Switch>
      <Match when={answered.error}>
        <Failed onRetry={() => void refetch()} />
      </Match>
      <Match when={refusal()}>{(problem) => <Failed sentence={problem().title} />}</Match>
      <Match when={progress() === undefined}>
        <Loading />
      </Match>
      <Match when={progress()?.experts.length === 0}>
        <Empty
          title={words().progress.headEmpty}
          sentence={words().progress.emptyHint}
          act={
            <a class="button button-filled" href={`/organize/${campaign.id()}/people`}>
              {words().progress.invite}
            </a>
          }
        />
      </Match>
      <Match when={progress()}>
        {(found) => (
          <>
            <div class="page-head">
              <div>
                <h1>
                  {submitted() === all() && all() > 0
                    ? words().progress.headDone(all())
                    : words().progress.head(submitted(), all())}
                </h1>
                <p class="muted">
                  {words().progress.at(momentZoneText(lang(), zone(), found().now))}
                  <Show when={due() !== null}>
                    {' · '}
                    <span classList={{ amber: behind() > 0 }}>{words().progress.due(behind())}</span>
                  </Show>
                </p>
              </div>
              <div class="page-acts">
                <button type="button" class="button" onClick={() => print()}>
                  {words().progress.print}
                </button>
              </div>
            </div>
            <p class="muted">
              <Show when={found().scoring}>
                {(scoring) => (
                  <Show when={scoring().opensAt !== null && scoring().closesAt !== null}>
                    {words().progress.window(
                      momentText(lang(), zone(), scoring().opensAt ?? ''),
                      momentText(lang(), zone(), scoring().closesAt ?? ''),
                    )}
                    {' · '}
                  </Show>
                )}
              </Show>
              {words().progress.noScores}
            </p>
            <Show when={found().nominations > 0} fallback={<p>{words().progress.noNominations}</p>}>
              <ProgressTable progress={found()} due={due()} zone={zone()} />
            </Show>
          </>
        )}
      </Match>
    </Switch>
  )
}
