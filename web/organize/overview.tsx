import { createEffect, Show } from 'solid-js'
import { organizeWords } from '../../server/domain/words/organize.ts'
import { wordsOf } from '../words.ts'
import { useCampaign } from './campaign.state.ts'
import { headlineText } from './overview/headline.ts'
import { Preparation } from './overview/preparation.tsx'
import { Running } from './overview/running.tsx'

const words = wordsOf(organizeWords)

/** Where the campaign stands and what needs me: before opening the list of what is missing, after it the running campaign. */
export default function Overview() {
  const campaign = useCampaign()
  createEffect(() => {
    document.title = words().frame.overview
  })
  return (
    <Show when={campaign.facts()}>
      {(facts) => (
        <Show
          when={facts().frozenAt !== null}
          fallback={<Preparation facts={facts()} title={headlineText(facts())} onOpened={campaign.reload} />}
        >
          <Running facts={facts()} title={headlineText(facts())} />
        </Show>
      )}
    </Show>
  )
}
