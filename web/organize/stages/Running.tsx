import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { isPublished } from '../../../server/domain/stageMove.ts'
import { momentText } from '../../../server/domain/words/dates.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { lang, wordsOf } from '../../words.ts'
import type { CampaignState } from '../campaign.state.ts'
import { stageLabel } from '../overview/stages.ts'
import { MoveDialog } from './MoveDialog.tsx'
import css from './stages.module.css'
import { WindowDialog } from './WindowDialog.tsx'

const words = wordsOf(settingsWords)

export type StageFacts = CampaignFacts['stages'][number]

/** What the organizer is about to do to which stage. */
export interface StageAct {
  act: 'open' | 'close' | 'window'
  stage: StageFacts
}

/** The stages of an opened campaign: where each stands, and what may be done with it now. */
export function RunningStages(props: { campaign: CampaignState; facts: CampaignFacts }) {
  const [asked, setAsked] = createSignal<StageAct | null>(null)
  const [done, setDone] = createSignal<StageAct | null>(null)
  const finish = async (act: StageAct) => {
    await props.campaign.reload()
    setAsked(null)
    setDone(act)
  }
  const ask = (act: StageAct) => {
    setDone(null)
    setAsked(act)
  }
  const w = () => words().stages
  return (
    <>
      <Show when={done()}>
        {(act) => (
          <p class="note note-sound" role="status">
            {doneText(act())}
          </p>
        )}
      </Show>
      <table class={`table table-folding ${css.table}`}>
        <caption class="unseen">{w().pageTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{w().kind}</th>
            <th scope="col">{w().state}</th>
            <th scope="col">{w().window}</th>
            <th scope="col">{w().gate}</th>
            <th scope="col">{w().acts}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.facts.stages}>
            {(stage) => (
              <tr aria-current={stage.state === 'open' ? 'true' : undefined}>
                <td class="in-name">{stageLabel(stage)}</td>
                <td
                  class={`in-number ${css.state}`}
                  classList={{ jade: stage.state === 'open', muted: stage.state === 'closed' }}
                >
                  {w().states[stage.state]}
                </td>
                <td>
                  {windowSentence(props.facts.zone, stage)}
                  <small>{actualSentence(props.facts.zone, stage)}</small>
                </td>
                <td>{isPublished(stage) ? w().published : w().gates[stage.gate]}</td>
                <td class={css.acts}>
                  <Acts stage={stage} facts={props.facts} onAsk={ask} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <MoveDialog asked={asked()} facts={props.facts} onClose={() => setAsked(null)} onDone={finish} />
      <WindowDialog asked={asked()} facts={props.facts} onClose={() => setAsked(null)} onDone={finish} />
    </>
  )
}

function Acts(props: { stage: StageFacts; facts: CampaignFacts; onAsk: (act: StageAct) => void }) {
  const w = () => words().stages
  const button = (act: StageAct['act'], label: string) => (
    <button type="button" class="link-button" onClick={() => props.onAsk({ act, stage: props.stage })}>
      {label}
      <span class="unseen"> {stageLabel(props.stage)}</span>
    </button>
  )
  return (
    <Show when={props.facts.role === 'organizer' && props.stage.state !== 'closed'}>
      <Show
        when={!isPublished(props.stage)}
        fallback={
          <A class="link-button" href={`/organize/${props.facts.id}/results`}>
            {w().toResults}
          </A>
        }
      >
        <Show when={props.stage.state === 'planned'} fallback={button('close', w().closeNow)}>
          {button('open', w().openNow)}
        </Show>
      </Show>
      {button('window', w().change)}
    </Show>
  )
}

function windowSentence(zone: string, { opensAt, closesAt }: StageFacts): string {
  const w = words().stages
  const [opens, closes] = [momentOf(zone, opensAt), momentOf(zone, closesAt)]
  if (opensAt === null && closesAt === null) return w.unset
  if (closesAt === null) return w.from(opens)
  return opensAt === null ? w.until(closes) : `${opens} — ${closes}`
}

/** What an act of the organizer made of the window. */
function actualSentence(zone: string, { openedAt, closedAt }: StageFacts): string {
  const w = words().stages
  return [
    ...(openedAt === null ? [] : [w.openedAt(momentOf(zone, openedAt))]),
    ...(closedAt === null ? [] : [w.closedAt(momentOf(zone, closedAt))]),
  ].join(' · ')
}

function momentOf(zone: string, at: string | null): string {
  return at === null ? words().stages.unset : momentText(lang(), zone, at)
}

function doneText({ act, stage }: StageAct): string {
  const w = words().stages.done
  const told = { open: w.opened, close: w.closed, window: w.changed }
  return told[act](stageLabel(stage))
}
