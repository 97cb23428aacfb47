import { hc } from 'hono/client'
import { createResource, For, Match, Switch } from 'solid-js'
import type { Campaigns } from '../../server/campaigns.ts'
import { fullDayText, timeText } from '../../server/domain/words/dates.ts'
import { noticeWords } from '../../server/domain/words/notice.ts'
import { sheetWords } from '../../server/domain/words/sheet.ts'
import { ask } from '../api.ts'
import { Failed, Loading } from '../parts/Failed.tsx'
import { PublicFrame } from '../parts/PublicFrame.tsx'
import { lang, wordsOf } from '../words.ts'
import { named } from './notice.state.ts'
import css from './rules.module.css'

const client = hc<Campaigns>('/api')
const words = wordsOf(sheetWords)
const links = wordsOf(noticeWords)

const readRules = (campaign: string) => ask(() => client.campaigns[':campaign'].rules.$get({ param: { campaign } }))
type Sheet = Extract<Awaited<ReturnType<typeof readRules>>, { answer: unknown }>['answer']

/** `/notice/:campaign/rules`: the frozen rules of a campaign in plain words, with the bytes that are hashed. */
export default function Rules() {
  const campaign = location.pathname.split('/')[2] ?? ''
  const [asked, { refetch }] = createResource(campaign, readRules)
  const found = () => (asked.error === undefined ? asked() : undefined)
  const sheet = () => {
    const answered = found()
    return answered !== undefined && 'answer' in answered ? answered.answer : undefined
  }
  const refusal = () => {
    const answered = found()
    return answered !== undefined && 'refusal' in answered ? answered.refusal : undefined
  }
  const name = () => {
    const one = sheet()?.campaign
    return one === undefined ? links().brand : named(one.name, one.nameEn)
  }
  return (
    <PublicFrame
      name={name()}
      home="/"
      links={[
        { href: `/c/${campaign}`, label: links().links.vote, current: false },
        { href: `/notice/${campaign}`, label: links().links.notice, current: false },
        { href: `/notice/${campaign}/rules`, label: links().links.rules, current: true },
      ]}
    >
      <div class={`column ${css.page}`}>
        <Switch fallback={<Loading />}>
          <Match when={refusal()?.code === 'not-found'}>
            <div class="empty stack">
              <h1>{words().missing}</h1>
              <p class="muted">{words().missingSentence}</p>
            </div>
          </Match>
          <Match when={asked.error !== undefined || refusal()}>
            <Failed sentence={refusal()?.title} onRetry={() => void refetch()} />
          </Match>
          <Match when={sheet()}>{(found) => <Plain sheet={found()} />}</Match>
        </Switch>
      </div>
    </PublicFrame>
  )
}

function Plain(props: { sheet: Sheet }) {
  const frozen = () => {
    const { frozenAt, campaign } = props.sheet
    return words().frozen(
      `${fullDayText(lang(), campaign.zone, frozenAt)} ${timeText(campaign.zone, frozenAt)}`,
      named(campaign.host, campaign.hostEn),
    )
  }
  const download = () => `data:application/json;charset=utf-8,${encodeURIComponent(props.sheet.rules)}`
  return (
    <article>
      <h1 class="head">{words().title}</h1>
      <p class="muted">{named(props.sheet.campaign.name, props.sheet.campaign.nameEn)}</p>
      <p class={css.lead}>{frozen()}</p>
      <For each={props.sheet.sheet[lang()]}>
        {(section) => (
          <section class="section">
            <h2 class={css.head}>{section.title}</h2>
            <ul class={css.sentences}>
              <For each={section.sentences}>{(sentence) => <li>{sentence}</li>}</For>
            </ul>
          </section>
        )}
      </For>
      <section class="section">
        <h2 class={css.head}>{words().proof}</h2>
        <p>{words().proofSentence}</p>
        <p class={`mono ${css.hash}`}>{props.sheet.sha256}</p>
        <p class="unprinted">
          <a href={download()} download={`${props.sheet.sha256}.json`}>
            {words().download}
          </a>
        </p>
      </section>
    </article>
  )
}
