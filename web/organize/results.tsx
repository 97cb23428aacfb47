import { Match, Show, Switch } from 'solid-js'
import { countText } from '../../server/domain/words/figures.ts'
import { resultsWords } from '../../server/domain/words/results.ts'
import { Failed, Loading } from '../parts/Failed.tsx'
import { tierName } from '../tierName.ts'
import { wordsOf } from '../words.ts'
import { useCampaign } from './campaign.state.ts'
import { About } from './results/about.tsx'
import { Export } from './results/export.tsx'
import { Hidden } from './results/hidden.tsx'
import { Lists } from './results/lists.tsx'
import { Propose } from './results/propose.tsx'
import { Published, Waiting } from './results/publications.tsx'
import { openResult, type ResultPage, type ResultState } from './results.state.ts'

const words = wordsOf(resultsWords)

/** The result of a campaign: hidden before the close, then the ranking, its publication by two persons, and exports. */
export default function Results() {
  const campaign = useCampaign()
  const state = openResult(campaign.id())
  const hidden = () => {
    const refusal = state.page.refusal()
    return refusal?.code === 'results-hidden' ? refusal : undefined
  }
  return (
    <Switch fallback={<Loading />}>
      <Match when={hidden()}>{(refusal) => <Hidden refusal={refusal()} />}</Match>
      <Match when={state.page.broken() || state.page.refusal()}>
        <Failed sentence={state.page.refusal()?.title} onRetry={() => void state.page.again()} />
      </Match>
      <Match when={state.page.answer()}>{(page) => <Result page={page()} state={state} />}</Match>
    </Switch>
  )
}

function Result(props: { page: ResultPage; state: ResultState }) {
  const campaign = useCampaign()
  const result = () => props.page.result
  return (
    <>
      <div class="page-head">
        <div>
          <h1>{title(props.page)}</h1>
          <About result={result()} />
        </div>
        <div class="page-acts unprinted">
          <Export campaign={campaign.id()} />
          <Propose page={props.page} state={props.state} />
        </div>
      </div>
      <Waiting page={props.page} state={props.state} />
      <Lists result={result()} />
      <p class="caption">
        {words().account(countText(result().votes.accepted), countText(result().votes.counted))}
        <Show when={result().votes.tiers.length > 0}>
          {words().partsComma}
          {result()
            .votes.tiers.map(({ tier, counted }) => `${tierName(tier)} ${countText(counted)}`)
            .join(words().partsComma)}
        </Show>
      </p>
      <Published page={props.page} />
    </>
  )
}

function title({ result }: ResultPage): string {
  const { title: say } = words()
  if (result.details.length === 0) return say.empty
  if (result.line !== null) return say.places(result.line.places)
  return result.cited.placesBy === null ? say.plain(result.details.length) : say.shared
}
