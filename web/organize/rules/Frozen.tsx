import { A } from '@solidjs/router'
import { createResource, Match, Switch } from 'solid-js'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { momentZoneText } from '../../../server/domain/words/dates.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { ask } from '../../api.ts'
import { Failed, Loading } from '../../parts/Failed.tsx'
import { lang, wordsOf } from '../../words.ts'
import { campaigns } from '../campaign.state.ts'
import css from './rules.module.css'
import { RuleSheet } from './Sheet.tsx'

const words = wordsOf(settingsWords)

/** The rules of an opened campaign: their fingerprint, and the sentences everybody may read. Nothing here can be changed. */
export function FrozenRules(props: { facts: CampaignFacts }) {
  const [answered, { refetch }] = createResource(
    () => props.facts.id,
    (campaign) => ask(() => campaigns.campaigns[':campaign'].rules.$get({ param: { campaign } })),
  )
  const latest = () => (answered.error === undefined ? answered.latest : undefined)
  const refusal = () => {
    const found = latest()
    return found !== undefined && 'refusal' in found ? found.refusal : undefined
  }
  const rules = () => {
    const found = latest()
    return found !== undefined && 'answer' in found ? found.answer : undefined
  }
  const w = () => words().rules.frozen
  return (
    <>
      <div class="page-head">
        <div>
          <h1>{w().title}</h1>
          <p class="muted">
            {w().at(momentZoneText(lang(), props.facts.zone, props.facts.frozenAt ?? props.facts.now))}
          </p>
        </div>
        <div class="page-acts">
          <a class="button" href={`/notice/${props.facts.id}/rules`}>
            {w().sheet}
          </a>
        </div>
      </div>
      <dl class={css.fingerprint}>
        <dt class="muted">{w().fingerprint}</dt>
        <dd class="mono">{props.facts.rulesSha256}</dd>
      </dl>
      <div class="note">
        <p>{w().dates}</p>
        <A href={`/organize/${props.facts.id}/stages`}>{w().stages}</A>
      </div>
      <Switch fallback={<Loading />}>
        <Match when={answered.error !== undefined || refusal()}>
          <Failed sentence={refusal()?.title} onRetry={() => void refetch()} />
        </Match>
        <Match when={rules()}>{(found) => <RuleSheet sections={found().sheet[lang()]} heading="h2" />}</Match>
      </Switch>
    </>
  )
}
