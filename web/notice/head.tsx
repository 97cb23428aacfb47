import { Show } from 'solid-js'
import { noticePeriod } from '../../server/domain/results/period.ts'
import { fullDayText } from '../../server/domain/words/dates.ts'
import { noticeWords } from '../../server/domain/words/notice.ts'
import type { PublicCampaign } from '../../server/results/schemas.ts'
import { WordSeal } from '../parts/WordSeal.tsx'
import { lang, wordsOf } from '../words.ts'
import css from './head.module.css'
import { named, type Publication } from './notice.state.ts'

const words = wordsOf(noticeWords)

/** Title of a published list under its word seal, closed by the double vermilion rule. */
export function Head(props: { campaign: PublicCampaign; publication: Publication }) {
  const { campaign } = props.publication.result
  const kind = () => props.publication.kind
  const newest = () => props.campaign.revisions[0]?.revision
  return (
    <header class={css.head}>
      <h1 class={css.title}>{words().title[kind()](named(campaign.name, campaign.nameEn))}</h1>
      <p>{when(props.campaign, props.publication)}</p>
      <p>
        <span class="nowrap">{named(campaign.host, campaign.hostEn)}</span>{' '}
        <span class={`nowrap ${css.revision}`}>{words().revision(props.publication.revision)}</span>
      </p>
      <Show when={newest() !== props.publication.revision}>
        <p class="amber">
          {words().revisions.older(props.publication.revision)}{' '}
          <a href={`/notice/${props.campaign.id}`}>{words().revisions.newest}</a>
        </p>
      </Show>
      <div class={css.seal}>
        <WordSeal word={kind() === 'final' ? 'final' : 'notice'} width={68} tilt={4} />
      </div>
    </header>
  )
}

/** The notice period of a notice; the day of publication of a final list. */
function when({ zone, stages }: PublicCampaign, { kind, publishedAt }: Publication): string {
  const day = (at: string) => fullDayText(lang(), zone, at)
  if (kind === 'final') return words().publishedOn(day(publishedAt))
  const stage = stages.find((one) => one.kind === 'public-notice')
  const from = stage?.opensAt ?? publishedAt
  if (!stage?.closesAt) return words().since(day(from))
  const { last, days } = noticePeriod(zone, from, stage.closesAt)
  return words().period(day(from), day(last), days)
}
