import { Match, Show, Switch } from 'solid-js'
import { noticeWords } from '../../server/domain/words/notice.ts'
import { Failed, Loading } from '../parts/Failed.tsx'
import { PublicFrame } from '../parts/PublicFrame.tsx'
import { wordsOf } from '../words.ts'
import { Account } from './account.tsx'
import { Downloads, Fingerprints, Revisions } from './aside.tsx'
import { Head } from './head.tsx'
import css from './list.module.css'
import { type Notice, named, openNotice, type Publication } from './notice.state.ts'
import { Ranking } from './ranking.tsx'
import { Waiting } from './waiting.tsx'

const words = wordsOf(noticeWords)

/** `/notice/:campaign`: the published list with its explanations and vote account, or what is still to wait for. */
export default function List(props: { campaign: string; revision: string }) {
  const asked = openNotice(props.campaign, props.revision)
  const name = () => {
    const campaign = asked.answer()?.campaign
    return campaign === undefined ? words().brand : named(campaign.name, campaign.nameEn)
  }
  return (
    <PublicFrame
      name={name()}
      home="/"
      links={[
        { href: `/c/${props.campaign}`, label: words().links.vote, current: false },
        { href: `/notice/${props.campaign}`, label: words().links.notice, current: true },
        { href: `/notice/${props.campaign}/rules`, label: words().links.rules, current: false },
      ]}
    >
      <div class={css.page}>
        <Switch fallback={<Loading />}>
          <Match when={asked.refusal()?.code === 'not-found'}>
            <Missing />
          </Match>
          <Match when={asked.broken() || asked.refusal()}>
            <Failed sentence={asked.refusal()?.title} onRetry={() => void asked.again()} />
          </Match>
          <Match when={asked.answer()}>{(notice) => <Found notice={notice()} />}</Match>
        </Switch>
      </div>
    </PublicFrame>
  )
}

function Found(props: { notice: Notice }) {
  return (
    <Show when={props.notice.publication} fallback={<Waiting campaign={props.notice.campaign} />}>
      {(publication) => <Published notice={props.notice} publication={publication()} />}
    </Show>
  )
}

function Published(props: { notice: Notice; publication: Publication }) {
  return (
    <article>
      <Head campaign={props.notice.campaign} publication={props.publication} />
      <div class={css.columns}>
        <Ranking publication={props.publication} />
        <aside class={css.aside}>
          <Account votes={props.publication.result.votes} />
          <Fingerprints campaign={props.notice.campaign} publication={props.publication} />
          <Downloads campaign={props.notice.campaign} publication={props.publication} />
          <Revisions campaign={props.notice.campaign} publication={props.publication} />
        </aside>
      </div>
    </article>
  )
}

function Missing() {
  return (
    <div class="empty stack">
      <h1>{words().missing.title}</h1>
      <p>{words().missing.sentence}</p>
      <p>
        <a href="/">{words().missing.home}</a>
      </p>
    </div>
  )
}
