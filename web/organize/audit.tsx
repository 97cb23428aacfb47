import { createEffect, Match, Show, Switch } from 'solid-js'
import { auditWords } from '../../server/domain/words/audit.ts'
import { zoneText } from '../../server/domain/words/dates.ts'
import { Button } from '../parts/Button.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { Tabs } from '../parts/Tabs.tsx'
import { lang, wordsOf } from '../words.ts'
import css from './audit/audit.module.css'
import { Entries } from './audit/Entries.tsx'
import { PublicLog } from './audit/PublicLog.tsx'
import { groups, openTrail, type Trail } from './audit/trail.state.ts'
import { useCampaign } from './campaign.state.ts'

const words = wordsOf(auditWords)

/** The private trail of every act, newest first, and below it the public log that anybody can read. */
export default function AuditTrail() {
  const campaign = useCampaign()
  const trail = openTrail(campaign.id)
  createEffect(() => {
    document.title = words().pageTitle
  })
  const zone = () => campaign.facts()?.zone ?? 'UTC'
  return (
    <>
      <h1>{words().pageTitle}</h1>
      <p class="muted">{words().lead(zoneText(lang(), zone()))}</p>
      <div class={css.tabs}>
        <Tabs
          label={words().tabs}
          tabs={groups.map((group) => ({ key: group, label: words().groups[group] }))}
          current={trail.group()}
          panel="trail"
          onChoose={(key) => trail.setGroup(groups.find((known) => known === key) ?? 'all')}
        />
      </div>
      <div id="trail" role="tabpanel" aria-label={words().tabs}>
        <Switch fallback={<Loading />}>
          <Match when={trail.broken() || trail.refusal()}>
            <Failed sentence={trail.refusal()?.title} onRetry={trail.retry} />
          </Match>
          <Match when={trail.read()?.entries.length === 0}>
            <Empty title={words().none} sentence={words().noneSentence} />
          </Match>
          <Match when={trail.read()}>{(read) => <Found trail={trail} zone={zone()} more={read().more} />}</Match>
        </Switch>
      </div>
      <PublicLog campaign={campaign.id()} zone={zone()} />
    </>
  )
}

function Found(props: { trail: Trail; zone: string; more: boolean }) {
  return (
    <>
      <input
        class={css.search}
        type="search"
        aria-label={words().search}
        placeholder={words().search}
        value={props.trail.query()}
        onInput={(event) => props.trail.setQuery(event.currentTarget.value)}
      />
      <Show
        when={props.trail.shown().length > 0}
        fallback={
          <Empty
            title={words().notFound}
            sentence={words().notFoundSentence}
            act={<Button onPress={() => props.trail.setQuery('')}>{words().clear}</Button>}
          />
        }
      >
        <Entries entries={props.trail.shown()} names={props.trail.names()} zone={props.zone} />
      </Show>
      <p class={css.more}>
        <Show when={props.more}>
          <Button busy={props.trail.busy()} onPress={() => void props.trail.more()}>
            {words().more}
          </Button>
        </Show>
        <span class="muted" role="status">
          {words().read(props.trail.read()?.entries.length ?? 0)}
        </span>
      </p>
    </>
  )
}
