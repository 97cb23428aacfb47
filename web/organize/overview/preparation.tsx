import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { momentText } from '../../../server/domain/words/dates.ts'
import { issueWords } from '../../../server/domain/words/issues.ts'
import { organizeWords } from '../../../server/domain/words/organize.ts'
import { rulesWords } from '../../../server/domain/words/rules.ts'
import { ask } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { DeskSeal } from '../../parts/DeskSeal.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Timeline } from '../../parts/Timeline.tsx'
import { lang, wordsOf } from '../../words.ts'
import { campaigns } from '../campaign.state.ts'
import css from './overview.module.css'
import { stageLabel, timelineStages } from './stages.ts'

const words = wordsOf(organizeWords)
const sentences = wordsOf(issueWords)

type Issue = CampaignFacts['issues'][number]

/** The overview before opening: what must be done, what should, what is done, each with the way to its field. */
export function Preparation(props: { facts: CampaignFacts; title: string; onOpened: () => Promise<void> }) {
  const [asking, setAsking] = createSignal(false)
  const w = () => words().overview.preparation
  const by = (severity: Issue['severity']) => props.facts.issues.filter((issue) => issue.severity === severity)
  const because = () => {
    if (props.facts.role !== 'organizer') return w().auditor
    return by('must').length > 0 ? w().off(by('must').length) : undefined
  }
  return (
    <>
      <header class={css.opening}>
        <DeskSeal number={null} size={88} state="none" />
        <div>
          <h1 class="head">{props.title}</h1>
          <p class="muted">{w().lead}</p>
        </div>
        <div class={css.openAct}>
          <Button kind="filled" size="tall" because={because()} onPress={() => setAsking(true)}>
            {w().open}
          </Button>
        </div>
      </header>
      <Timeline stages={timelineStages(props.facts)} now={props.facts.now} zone={props.facts.zone} />
      <div class={css.columns}>
        <div>
          <Show when={by('must').length > 0}>
            <section>
              <h2 class={css.sectionHead}>{w().must}</h2>
              <ol class={css.issues}>
                <For each={by('must')}>
                  {(issue, at) => <IssueRow facts={props.facts} issue={issue} ordinal={at() + 1} filled={at() === 0} />}
                </For>
              </ol>
            </section>
          </Show>
          <Show when={by('should').length > 0}>
            <section class="section">
              <h2 class={css.sectionHead}>{w().should}</h2>
              <ul class={css.issues}>
                <For each={by('should')}>
                  {(issue) => <IssueRow facts={props.facts} issue={issue} filled={false} />}
                </For>
              </ul>
            </section>
          </Show>
          <Done facts={props.facts} />
        </div>
        <Next facts={props.facts} />
      </div>
      <OpenDialog facts={props.facts} open={asking()} onClose={() => setAsking(false)} onOpened={props.onOpened} />
    </>
  )
}

/** One line: what, why, and one link that lands on the field. */
function IssueRow(props: { facts: CampaignFacts; issue: Issue; ordinal?: number; filled: boolean }) {
  const w = () => sentences().issues[props.issue.code]
  const stage = () => stageNamed(props.issue)
  return (
    <li>
      <Show when={props.ordinal} fallback={<span class={css.ring} aria-hidden="true" />}>
        {(ordinal) => <span class={css.mark}>{ordinal()}</span>}
      </Show>
      <span>
        <strong>{w().title(props.issue.values, stage())}</strong>
        <span class="muted">{w().about(props.issue.values, stage())}</span>
      </span>
      <A
        class={props.filled ? 'button button-filled button-small' : ''}
        href={`/organize/${props.facts.id}/${props.issue.place}?field=${encodeURIComponent(props.issue.field)}`}
      >
        {w().act}
      </A>
    </li>
  )
}

function stageNamed({ values }: Issue): string {
  const names: Record<string, string> = rulesWords[lang()].stageName
  return names[String(values.kind)] ?? ''
}

function Done(props: { facts: CampaignFacts }) {
  const w = () => words().overview.preparation
  return (
    <Show when={props.facts.settled.length > 0}>
      <section class="section">
        <h2 class={css.sectionHead}>{w().done(props.facts.settled.length)}</h2>
        <ul class={css.issues}>
          <For each={props.facts.settled}>
            {(part) => (
              <li>
                <span class={css.done}>
                  <Icon name="tick" size={18} />
                </span>
                <span class="muted">{sentences().settled[part.code](part.values)}</span>
                <A href={`/organize/${props.facts.id}/${part.place}`}>{w().view}</A>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function Next(props: { facts: CampaignFacts }) {
  const w = () => words().overview.preparation
  return (
    <section>
      <h2 class={css.sectionHead}>{w().next}</h2>
      <p class={`muted ${css.quiet}`}>{w().nextLead}</p>
      <div class={css.nextActs}>
        <A class="button" href={`/organize/${props.facts.id}/nominations/import`}>
          {w().importNominations}
        </A>
        <A class="button" href={`/organize/${props.facts.id}/people`}>
          {w().invite}
        </A>
      </div>
    </section>
  )
}

function OpenDialog(props: {
  facts: CampaignFacts
  open: boolean
  onClose: () => void
  onOpened: () => Promise<void>
}) {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const w = () => words().overview.preparation
  const effect = () => {
    const { next, stages, zone } = props.facts
    const stage = stages.find(({ ordinal }) => ordinal === next?.ordinal)
    if (next === null || stage === undefined || next.move !== 'open') return w().effectPlain
    return w().effect(stageLabel(stage), momentText(lang(), zone, next.at))
  }
  const open = async () => {
    setBusy(true)
    const answered = await ask(() =>
      campaigns.campaigns[':campaign'].open.$post({ param: { campaign: props.facts.id } }),
    )
    setBusy(false)
    if ('refusal' in answered) return setProblem(answered.refusal.title)
    props.onClose()
    await props.onOpened()
  }
  return (
    <Dialog
      open={props.open}
      title={w().confirm}
      onClose={props.onClose}
      acts={
        <>
          <Button kind="filled" busy={busy()} onPress={() => void open()}>
            {w().confirmAct}
          </Button>
          <Button kind="quiet" onPress={props.onClose}>
            {w().cancel}
          </Button>
        </>
      }
    >
      <p>{effect()}</p>
      <p class="muted">{w().undo}</p>
      <Show when={problem()}>
        <p class="note note-error" role="alert">
          {problem()}
        </p>
      </Show>
    </Dialog>
  )
}
