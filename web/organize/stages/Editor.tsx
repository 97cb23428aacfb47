import { createSignal, For, Show, untrack } from 'solid-js'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { type StageKind, stageKinds } from '../../../server/domain/stage.ts'
import { zoneText } from '../../../server/domain/words/dates.ts'
import { rulesWords } from '../../../server/domain/words/rules.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorSummary } from '../../parts/ErrorSummary.tsx'
import { fieldId } from '../../parts/Field.tsx'
import { Timeline } from '../../parts/Timeline.tsx'
import { lang, wordsOf } from '../../words.ts'
import type { CampaignState } from '../campaign.state.ts'
import { IssueNote } from '../IssueNote.tsx'
import { useLanding } from '../landing.ts'
import { timelineStages } from '../overview/stages.ts'
import { SaveBar } from '../SaveBar.tsx'
import { openStageEditor, type StageEditorState } from './editor.state.ts'
import { StageRow } from './Row.tsx'
import css from './stages.module.css'

const words = wordsOf(settingsWords)

/** The stages of a draft: rows in their order, drawn on the timeline as they are typed. */
export function StageEditor(props: { campaign: CampaignState; facts: CampaignFacts }) {
  const editor = untrack(() => openStageEditor(props.campaign, props.facts))
  useLanding()
  const reads = () => props.facts.role !== 'organizer'
  const issues = () => props.facts.issues.filter(({ place, severity }) => place === 'stages' && severity === 'must')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void editor.save()
  }
  return (
    <form novalidate onSubmit={submit}>
      <h1>{words().stages.pageTitle}</h1>
      <p class="muted">{words().stages.lead(zoneText(lang(), props.facts.zone))}</p>
      <Show when={reads()}>
        <p class="muted">{words().auditorReads}</p>
      </Show>
      <div class={css.notes}>
        <ErrorSummary errors={editor.errors()} />
        <Show when={!editor.dirty()}>
          <IssueNote issues={issues()} />
        </Show>
      </div>
      <div class={css.axis}>
        <Timeline
          stages={timelineStages({ ...props.facts, stages: editor.drawn() })}
          now={props.facts.now}
          zone={props.facts.zone}
        />
      </div>
      <fieldset id={fieldId('stages')} disabled={reads()} class={css.editor}>
        <legend class="unseen">{words().stages.pageTitle}</legend>
        <Show
          when={editor.rows.length > 0}
          fallback={<Empty title={words().stages.none} sentence={words().stages.noneSentence} />}
        >
          <Heads />
          <ol>
            <For each={editor.rows}>{(row, at) => <StageRow row={row} at={at()} editor={editor} />}</For>
          </ol>
        </Show>
        <Show when={!reads()}>
          <AddStage editor={editor} />
        </Show>
      </fieldset>
      <Show when={!reads()}>
        <SaveBar saving={editor.saving} zone={props.facts.zone} />
      </Show>
    </form>
  )
}

/** The heads of the columns; narrow screens print them at each field instead. */
function Heads() {
  const w = () => words().stages
  return (
    <div class={`${css.row} ${css.heads}`} aria-hidden="true">
      <span>{w().ordinal}</span>
      <span>{w().kind}</span>
      <span>{w().gate}</span>
      <span>{w().opens}</span>
      <span>{w().closes}</span>
      <span>{w().batch}</span>
    </div>
  )
}

function AddStage(props: { editor: StageEditorState }) {
  const [kind, setKind] = createSignal<StageKind>('voting')
  return (
    <div class={css.add}>
      <select
        aria-label={words().stages.addKind}
        value={kind()}
        onChange={(event) => setKind(stageKinds.find((known) => known === event.currentTarget.value) ?? kind())}
      >
        <For each={stageKinds}>{(known) => <option value={known}>{rulesWords[lang()].stageName[known]}</option>}</For>
      </select>
      <Button onPress={() => props.editor.add(kind())}>{words().stages.add}</Button>
    </div>
  )
}
