import { For, type JSX, Match, Switch } from 'solid-js'
import { noticeWords } from '../../server/domain/words/notice.ts'
import type { Lang } from '../../server/domain/words.ts'
import type { Answered } from '../api.ts'
import { asked } from '../asked.ts'
import { Failed, Loading } from '../parts/Failed.tsx'
import { PublicFrame } from '../parts/PublicFrame.tsx'
import { lang, wordsOf } from '../words.ts'
import { named } from './notice.state.ts'
import css from './rules.module.css'

const links = wordsOf(noticeWords)

/** What every public sheet is headed by. */
interface Headed {
  campaign: { name: string; nameEn: string | null }
}

/** What stands where a campaign has no such sheet. */
interface Missing {
  title: string
  sentence: string
}

/** A page below `/notice/:campaign` that holds one sheet: asked for, framed among its neighbours, or told to be missing. */
export function SheetPage<Read extends Headed>(props: {
  read: (campaign: string) => Promise<Answered<Read>>
  /** The link to this sheet beside that to the rule sheet; none: it is the rule sheet. */
  own?: { path: string; label: string }
  missing: Missing
  children: (read: () => Read) => JSX.Element
}) {
  const campaign = location.pathname.split('/')[2] ?? ''
  const sheet = asked(() => props.read(campaign))
  const name = () => {
    const one = sheet.answer()?.campaign
    return one === undefined ? links().brand : named(one.name, one.nameEn)
  }
  const home = `/notice/${campaign}`
  const own = () =>
    props.own === undefined ? [] : [{ href: `${home}/${props.own.path}`, label: props.own.label, current: true }]
  return (
    <PublicFrame
      name={name()}
      home="/"
      links={[
        { href: `/c/${campaign}`, label: links().links.vote, current: false },
        { href: home, label: links().links.notice, current: false },
        { href: `${home}/rules`, label: links().links.rules, current: props.own === undefined },
        ...own(),
      ]}
    >
      <div class={`column ${css.page}`}>
        <Switch fallback={<Loading />}>
          <Match when={sheet.refusal()?.code === 'not-found'}>
            <div class="empty stack">
              <h1>{props.missing.title}</h1>
              <p class="muted">{props.missing.sentence}</p>
            </div>
          </Match>
          <Match when={sheet.broken() || sheet.refusal()}>
            <Failed sentence={sheet.refusal()?.title} onRetry={() => void sheet.again()} />
          </Match>
          <Match when={sheet.answer()}>{(read) => props.children(read)}</Match>
        </Switch>
      </div>
    </PublicFrame>
  )
}

interface Section {
  title: string
  sentences: string[]
}

/** The sheet itself: its heading and campaign, the first sentence, titled sentences in the reader's language, then its proof. */
export function SheetText(props: {
  title: string
  campaign: Headed['campaign']
  lead: string
  sections: Record<Lang, Section[]>
  proof: string
  children: JSX.Element
}) {
  return (
    <article>
      <h1 class="head">{props.title}</h1>
      <p class="muted">{named(props.campaign.name, props.campaign.nameEn)}</p>
      <p class={css.lead}>{props.lead}</p>
      <For each={props.sections[lang()]}>
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
        <h2 class={css.head}>{props.proof}</h2>
        {props.children}
      </section>
    </article>
  )
}
