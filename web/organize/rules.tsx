import { createEffect, Show } from 'solid-js'
import { settingsWords } from '../../server/domain/words/settings.ts'
import { wordsOf } from '../words.ts'
import { useCampaign } from './campaign.state.ts'
import { RulesEditor } from './rules/Editor.tsx'
import { FrozenRules } from './rules/Frozen.tsx'

const words = wordsOf(settingsWords)

/** The rules of voting and scoring: edited until the campaign opens, read after. */
export default function Rules() {
  const campaign = useCampaign()
  createEffect(() => {
    document.title = words().rules.pageTitle
  })
  return (
    <Show when={campaign.facts()}>
      {(facts) => (
        <Show when={facts().frozenAt !== null} fallback={<RulesEditor campaign={campaign} facts={facts()} />}>
          <FrozenRules facts={facts()} />
        </Show>
      )}
    </Show>
  )
}
