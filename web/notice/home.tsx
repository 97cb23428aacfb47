import { For, Match, Show, Switch } from 'solid-js'
import { deadlineText } from '../../server/domain/words/dates.ts'
import { noticeWords } from '../../server/domain/words/notice.ts'
import type { PublicCampaign } from '../../server/results/schemas.ts'
import { Failed, Loading } from '../parts/Failed.tsx'
import { PublicFrame } from '../parts/PublicFrame.tsx'
import { lang, wordsOf } from '../words.ts'
import css from './home.module.css'
import { named, openCampaigns, type Stage } from './notice.state.ts'

const words = wordsOf(noticeWords)

/** The first page of a server: its campaigns, what is open in each now, and the way in for staff. */
export default function Home() {
  const asked = openCampaigns()
  return (
    <PublicFrame
      name={words().brand}
      home="/"
      links={[{ href: '/sign-in', label: words().links.signIn, current: false }]}
    >
      <div class={css.home}>
        <Switch fallback={<Loading />}>
          <Match when={asked.broken() || asked.refusal()}>
            <Failed sentence={asked.refusal()?.title} onRetry={() => void asked.again()} />
          </Match>
          <Match when={asked.answer()?.campaigns.length === 0}>
            <Nothing />
          </Match>
          <Match when={asked.answer()}>{(answer) => <Campaigns campaigns={answer().campaigns} />}</Match>
        </Switch>
      </div>
    </PublicFrame>
  )
}

function Nothing() {
  return (
    <div class={`stack ${css.nothing}`}>
      <h1 class="head">{words().home.emptyTitle}</h1>
      <p>{words().home.emptySentence}</p>
      <p>
        <a class="button button-filled" href="/sign-in">
          {words().links.signIn}
        </a>
      </p>
    </div>
  )
}

function Campaigns(props: { campaigns: readonly PublicCampaign[] }) {
  const over = (campaign: PublicCampaign) => campaign.revisions.some(({ kind }) => kind === 'final')
  const running = () => props.campaigns.filter((campaign) => !over(campaign))
  const ended = () => props.campaigns.filter(over)
  const firstVote = () => running().find((campaign) => openStages(campaign).some(({ kind }) => kind === 'voting'))
  return (
    <>
      <h1 class="head">{running().length > 0 ? words().home.title : words().home.ended}</h1>
      <List campaigns={running().length > 0 ? running() : ended()} filled={firstVote()} />
      <Show when={running().length > 0 && ended().length > 0}>
        <h2 class={css.ended}>{words().home.ended}</h2>
        <List campaigns={ended()} filled={undefined} />
      </Show>
    </>
  )
}

function openStages(campaign: PublicCampaign): Stage[] {
  return campaign.stages.filter(({ state }) => state === 'open')
}

function List(props: { campaigns: readonly PublicCampaign[]; filled: PublicCampaign | undefined }) {
  return (
    <ul class={css.list}>
      <For each={props.campaigns}>
        {(campaign) => (
          <li class={css.row}>
            <div>
              <h2 class={css.name}>
                <a class="plain-link" href={`/c/${campaign.id}`}>
                  {named(campaign.name, campaign.nameEn)}
                </a>
              </h2>
              <p class="caption">{named(campaign.host, campaign.hostEn)}</p>
              <ul class={css.now}>
                <For each={openStages(campaign)} fallback={<li class="muted">{words().home.waiting}</li>}>
                  {(stage) => <OpenStage stage={stage} zone={campaign.zone} />}
                </For>
              </ul>
            </div>
            <Acts campaign={campaign} filled={props.filled === campaign} />
          </li>
        )}
      </For>
    </ul>
  )
}

function OpenStage(props: { stage: Stage; zone: string }) {
  return (
    <li>
      <span class={css.open}>{words().home.open[props.stage.kind]}</span>{' '}
      <Show when={props.stage.closesAt}>
        {(closesAt) => <span class="nowrap">{words().home.until(deadlineText(lang(), props.zone, closesAt()))}</span>}
      </Show>
    </li>
  )
}

function Acts(props: { campaign: PublicCampaign; filled: boolean }) {
  const votes = () => openStages(props.campaign).some(({ kind }) => kind === 'voting')
  return (
    <div class={css.acts}>
      <Show when={props.campaign.revisions[0]}>
        {(newest) => (
          <a class="button" href={`/notice/${props.campaign.id}`}>
            {words().home.list[newest().kind]}
          </a>
        )}
      </Show>
      <a class="button" classList={{ 'button-filled': props.filled }} href={`/c/${props.campaign.id}`}>
        {votes() ? words().home.vote : words().home.look}
      </a>
    </div>
  )
}
