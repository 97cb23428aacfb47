import { For, Show } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'
import { deadlineText } from '../../server/domain/words/dates.ts'
import { noticeWords } from '../../server/domain/words/notice.ts'
import type { PublicCampaign } from '../../server/results/schemas.ts'
import { lang, wordsOf } from '../words.ts'
import { named, type Stage } from './notice.state.ts'
import css from './waiting.module.css'

const words = wordsOf(noticeWords)

/** Before anything is published: why nobody sees a total, and which stages are still to end. */
export function Waiting(props: { campaign: PublicCampaign }) {
  const awaited = () =>
    props.campaign.stages.filter(({ kind, state }) => (kind === 'voting' || kind === 'scoring') && state !== 'closed')
  return (
    <div class={css.waiting}>
      <h1 class={css.title}>{words().title.none(named(props.campaign.name, props.campaign.nameEn))}</h1>
      <p class="muted">{named(props.campaign.host, props.campaign.hostEn)}</p>
      <h2 class={css.state}>{words().waiting.title}</h2>
      <Show when={awaited().length > 0} fallback={<p>{words().waiting.soon}</p>}>
        <p>{words().waiting.hidden}</p>
        <ul class={css.stages}>
          <For each={awaited()}>{(stage) => <li>{ending(stage, props.campaign.zone)}</li>}</For>
        </ul>
      </Show>
      <p>
        <a href={`/notice/${props.campaign.id}/rules`}>{words().rules.read}</a>
      </p>
    </div>
  )
}

function ending(stage: Stage, zone: string): string {
  const { waiting } = words()
  const batch = stage.batch && waiting.batch(printedNumber(stage.batch.first), printedNumber(stage.batch.last))
  const what = batch ?? (stage.kind === 'voting' ? waiting.voting : waiting.scoring)
  return stage.closesAt === null
    ? waiting.undated(what)
    : waiting.closes(what, deadlineText(lang(), zone, stage.closesAt))
}
