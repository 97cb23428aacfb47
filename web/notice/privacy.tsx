import { hc } from 'hono/client'
import { createResource, For, Match, Switch } from 'solid-js'
import { noticeWords } from '../../server/domain/words/notice.ts'
import { privacyWords } from '../../server/domain/words/privacy.ts'
import { sheetWords } from '../../server/domain/words/sheet.ts'
import type { Identity } from '../../server/identity.ts'
import { ask } from '../api.ts'
import { Failed, Loading } from '../parts/Failed.tsx'
import { PublicFrame } from '../parts/PublicFrame.tsx'
import { lang, wordsOf } from '../words.ts'
import { named } from './notice.state.ts'
import css from './rules.module.css'

const client = hc<Identity>('/api')
const words = wordsOf(privacyWords)
const links = wordsOf(noticeWords)
const shared = wordsOf(sheetWords)

const readNotice = (campaign: string) => ask(() => client.campaigns[':campaign'].privacy.$get({ param: { campaign } }))
type Notice = Extract<Awaited<ReturnType<typeof readNotice>>, { answer: unknown }>['answer']

/** `/notice/:campaign/privacy`: what the vote knows of a voter, why, how long, and how to have it erased. */
export default function Privacy() {
  const campaign = location.pathname.split('/')[2] ?? ''
  const [asked, { refetch }] = createResource(campaign, readNotice)
  const found = () => (asked.error === undefined ? asked() : undefined)
  const notice = () => {
    const answered = found()
    return answered !== undefined && 'answer' in answered ? answered.answer : undefined
  }
  const refusal = () => {
    const answered = found()
    return answered !== undefined && 'refusal' in answered ? answered.refusal : undefined
  }
  const name = () => {
    const one = notice()?.campaign
    return one === undefined ? links().brand : named(one.name, one.nameEn)
  }
  return (
    <PublicFrame
      name={name()}
      home="/"
      links={[
        { href: `/c/${campaign}`, label: links().links.vote, current: false },
        { href: `/notice/${campaign}`, label: links().links.notice, current: false },
        { href: `/notice/${campaign}/rules`, label: links().links.rules, current: false },
        { href: `/notice/${campaign}/privacy`, label: words().title, current: true },
      ]}
    >
      <div class={`column ${css.page}`}>
        <Switch fallback={<Loading />}>
          <Match when={refusal()?.code === 'not-found'}>
            <div class="empty stack">
              <h1>{words().title}</h1>
              <p class="muted">{words().missing}</p>
            </div>
          </Match>
          <Match when={asked.error !== undefined || refusal()}>
            <Failed sentence={refusal()?.title} onRetry={() => void refetch()} />
          </Match>
          <Match when={notice()}>{(read) => <Sections notice={read()} />}</Match>
        </Switch>
      </div>
    </PublicFrame>
  )
}

function Sections(props: { notice: Notice }) {
  const campaign = () => props.notice.campaign
  return (
    <article>
      <h1 class="head">{words().title}</h1>
      <p class="muted">{named(campaign().name, campaign().nameEn)}</p>
      <p class={css.lead}>{words().lead(named(campaign().host, campaign().hostEn))}</p>
      <For each={props.notice.notice[lang()]}>
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
        <h2 class={css.head}>{shared().proof}</h2>
        <p>{words().versionSentence}</p>
        <p class="caption">{words().version}</p>
        <p class={`mono ${css.hash}`}>{props.notice.sha256}</p>
      </section>
    </article>
  )
}
