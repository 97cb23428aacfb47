import { For, Show } from 'solid-js'
import { fullDayText } from '../../server/domain/words/dates.ts'
import { noticeWords } from '../../server/domain/words/notice.ts'
import type { PublicCampaign } from '../../server/results/schemas.ts'
import { lang, wordsOf } from '../words.ts'
import css from './aside.module.css'
import type { Publication } from './notice.state.ts'

const words = wordsOf(noticeWords)

interface AsideProps {
  campaign: PublicCampaign
  publication: Publication
}

/** The frozen rules and how anyone checks the list: fingerprints, the input of the tally, what it must give. */
export function Fingerprints(props: AsideProps) {
  const files = () => filesOf(props)
  return (
    <section class={css.section}>
      <h2>{words().rules.title}</h2>
      <p>{words().rules.frozen(fullDayText(lang(), props.campaign.zone, props.campaign.frozenAt))}</p>
      <Show when={props.publication.result.rules.sha256}>
        {(sha256) => (
          <>
            <p class="caption">{words().rules.fingerprint}</p>
            <Fingerprint sha256={sha256()} />
          </>
        )}
      </Show>
      <p>
        <a href={`/notice/${props.campaign.id}/rules`}>{words().rules.read}</a>
      </p>
      <h3 class={css.verify}>{words().rules.verifyTitle}</h3>
      <p class="caption">{words().rules.verify}</p>
      <p class={css.links}>
        <a href={`${files()}/tally.json`}>{words().rules.input}</a>
        <a href={`${files()}/result.json`}>{words().rules.output}</a>
      </p>
      <p class="caption">{words().rules.result}</p>
      <Fingerprint sha256={props.publication.sha256} />
    </section>
  )
}

/** A SHA-256 in groups of four, eight to a line. */
function Fingerprint(props: { sha256: string }) {
  return <p class={`mono ${css.fingerprint}`}>{props.sha256.match(/.{4}/g)?.join(' ')}</p>
}

/** The list to take away. */
export function Downloads(props: AsideProps) {
  return (
    <section class={`unprinted ${css.section}`}>
      <h2>{words().downloads.title}</h2>
      <p class={css.file}>
        <a href={`${filesOf(props)}/list.xlsx`}>{words().downloads.xlsx}</a>
        <span class="caption">XLSX</span>
      </p>
      <p class={css.file}>
        <a href={`${filesOf(props)}/list.json`}>{words().downloads.bytes}</a>
        <span class="caption">JSON</span>
      </p>
    </section>
  )
}

/** Every published revision; all stay readable. */
export function Revisions(props: AsideProps) {
  const label = (one: PublicCampaign['revisions'][number]) =>
    words().revisions.entry(
      one.revision,
      words().seal[one.kind],
      fullDayText(lang(), props.campaign.zone, one.publishedAt),
    )
  return (
    <Show when={props.campaign.revisions.length > 1}>
      <section class={`unprinted ${css.section}`}>
        <h2>{words().revisions.title}</h2>
        <ul>
          <For each={props.campaign.revisions}>
            {(one) => (
              <li>
                <Show when={one.revision !== props.publication.revision} fallback={<strong>{label(one)}</strong>}>
                  <a href={`/notice/${props.campaign.id}/${one.revision}`}>{label(one)}</a>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function filesOf({ campaign, publication }: AsideProps): string {
  return `/api/campaigns/${campaign.id}/publications/${publication.revision}`
}
