import { A } from '@solidjs/router'
import { createEffect, createResource, For, Match, Show, Switch } from 'solid-js'
import { momentZoneText } from '../../server/domain/words/dates.ts'
import { organizeWords } from '../../server/domain/words/organize.ts'
import { named } from '../../server/domain/words/rules.ts'
import { ask } from '../api.ts'
import { Empty } from '../parts/Empty.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { TopBar } from '../parts/Frame.tsx'
import { lang, wordsOf } from '../words.ts'
import { campaigns } from './campaign.state.ts'
import css from './list.module.css'
import { stageLabel } from './overview/stages.ts'

const words = wordsOf(organizeWords)
const readMine = () => ask(() => campaigns.campaigns.$get())
type Mine = Extract<Awaited<ReturnType<typeof readMine>>, { answer: unknown }>['answer']
type Listed = Mine['campaigns'][number]

/** `/organize`: the campaigns in which I am organizer or auditor, and the way to a new one. */
export default function CampaignList() {
  const [asked, { refetch }] = createResource(readMine)
  const answered = () => (asked.error === undefined ? asked.latest : undefined)
  const mine = () => {
    const known = answered()
    return known !== undefined && 'answer' in known ? known.answer : undefined
  }
  const refusal = () => {
    const known = answered()
    return known !== undefined && 'refusal' in known ? known.refusal : undefined
  }
  createEffect(() => {
    document.title = words().frame.brand
  })
  return (
    <>
      <TopBar
        name={words().frame.brand}
        home="/organize"
        {...(mine() === undefined ? {} : { person: mine()?.person ?? '' })}
      />
      <main id="main" tabindex="-1" class="main main-wide">
        <Switch fallback={<Loading />}>
          <Match when={asked.error !== undefined || refusal()}>
            <Failed sentence={refusal()?.title} onRetry={() => void refetch()} />
          </Match>
          <Match when={mine()}>{(found) => <Found mine={found()} />}</Match>
        </Switch>
      </main>
    </>
  )
}

function Found(props: { mine: Mine }) {
  const w = () => words().list
  const create = () => (
    <A class="button button-filled" href="/organize/new">
      {w().create}
    </A>
  )
  return (
    <>
      <header class="page-head">
        <div>
          <h1 class="head">{w().title(props.mine.campaigns.length)}</h1>
          <p class="muted">{props.mine.mayCreate ? w().lead : w().mayNot}</p>
        </div>
        <Show when={props.mine.mayCreate && props.mine.campaigns.length > 0}>
          <div class="page-acts">{create()}</div>
        </Show>
      </header>
      <Show
        when={props.mine.campaigns.length > 0}
        fallback={
          <Show when={props.mine.mayCreate}>
            <Empty title={words().create.template} sentence={words().create.lead} act={create()} />
          </Show>
        }
      >
        <ul class={css.list}>
          <For each={props.mine.campaigns}>{(campaign) => <Row campaign={campaign} now={props.mine.now} />}</For>
        </ul>
      </Show>
    </>
  )
}

function Row(props: { campaign: Listed; now: string }) {
  const role = () => (props.campaign.role === 'auditor' ? 'auditor' : 'organizer')
  return (
    <li>
      <A class={`plain-link ${css.row}`} href={`/organize/${props.campaign.id}`}>
        <span>
          <strong class={css.name}>
            {named(lang(), { label: props.campaign.name, labelEn: props.campaign.nameEn })}
          </strong>
          <span class="muted">{named(lang(), { label: props.campaign.host, labelEn: props.campaign.hostEn })}</span>
        </span>
        <span classList={{ amber: props.campaign.frozenAt === null }}>
          {stateText(props.campaign)}
          <span class={`caption ${css.next}`}>{nextText(props.campaign, props.now)}</span>
        </span>
        <span class="muted">{words().frame.role[role()]}</span>
      </A>
    </li>
  )
}

function stateText({ frozenAt, stages }: Listed): string {
  const w = words().list
  if (frozenAt === null) return w.draft
  const open = stages.filter(({ state }) => state === 'open').map(stageLabel)
  if (open.length > 0) return w.open(open.join(words().overview.and))
  return stages.every(({ state }) => state === 'closed') ? w.over : w.between
}

/** The next closing of an open stage, or opening of a planned one. */
function nextText({ frozenAt, stages, zone }: Listed, now: string): string {
  if (frozenAt === null) return ''
  const w = words().overview.waiting
  const moments = stages.flatMap((stage) => {
    const [move, at] =
      stage.state === 'open' ? (['close', stage.closesAt] as const) : (['open', stage.opensAt] as const)
    return stage.state === 'closed' || at === null || at < now ? [] : [{ stage, move, at }]
  })
  const [next] = moments.sort((a, b) => (a.at < b.at ? -1 : 1))
  return next === undefined ? '' : w[next.move](stageLabel(next.stage), momentZoneText(lang(), zone, next.at))
}
