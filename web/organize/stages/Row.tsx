import { For, type JSX, Show } from 'solid-js'
import { stageKinds } from '../../../server/domain/stage.ts'
import { isPublished } from '../../../server/domain/stageMove.ts'
import { rulesWords } from '../../../server/domain/words/rules.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { fieldId } from '../../parts/Field.tsx'
import { lang, wordsOf } from '../../words.ts'
import { Moves } from '../Moves.tsx'
import settings from '../settings.module.css'
import type { StageEditorState } from './editor.state.ts'
import css from './stages.module.css'
import type { TypedStage } from './typed.ts'

const words = wordsOf(settingsWords)

interface RowProps {
  row: TypedStage
  at: number
  editor: StageEditorState
}

/** One planned stage: kind, gate, window and, for a vote, the numbers of its batch. */
export function StageRow(props: RowProps) {
  const w = () => words().stages
  const name = () => rulesWords[lang()].stageName[props.row.kind]
  const path = (part: string) => `stages.${props.at}.${part}`
  const change = (part: Partial<TypedStage>) => props.editor.change(props.at, part)
  const publishing = () => isPublished({ kind: props.row.kind })
  return (
    <li
      class={css.row}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        props.editor.move(props.at, props.at + (event.key === 'ArrowUp' ? -1 : 1))
      }}
    >
      <span class={css.ordinal}>{props.at + 1}</span>
      <Cell label={w().kind} field={path('kind')} row={props}>
        <select
          id={fieldId(path('kind'))}
          value={props.row.kind}
          onChange={(event) => {
            const kind = stageKinds.find((known) => known === event.currentTarget.value)
            if (kind !== undefined) props.editor.chooseKind(props.at, kind)
          }}
        >
          <For each={stageKinds}>{(kind) => <option value={kind}>{rulesWords[lang()].stageName[kind]}</option>}</For>
        </select>
      </Cell>
      <Show when={!publishing()} fallback={<p class={`muted ${css.told}`}>{w().published}</p>}>
        <Cell label={w().gate} field={path('gate')} row={props}>
          <select
            id={fieldId(path('gate'))}
            value={props.row.gate}
            onChange={(event) => change({ gate: event.currentTarget.value === 'clock' ? 'clock' : 'organizer' })}
          >
            <option value="clock">{w().gates.clock}</option>
            <option value="organizer">{w().gates.organizer}</option>
          </select>
        </Cell>
      </Show>
      <Moment
        label={w().opens}
        field={path('opensAt')}
        row={props}
        value={props.row.opens}
        onType={(opens) => change({ opens })}
      />
      <Moment
        label={w().closes}
        field={path('closesAt')}
        row={props}
        value={props.row.closes}
        onType={(closes) => change({ closes })}
      />
      <Show when={props.row.kind === 'voting'} fallback={<span class={css.batch} />}>
        <Batch {...props} />
      </Show>
      <Moves
        label={name()}
        at={props.at}
        count={props.editor.rows.length}
        onMove={(to) => props.editor.move(props.at, to)}
        onRemove={() => props.editor.remove(props.at)}
      />
    </li>
  )
}

function Cell(props: { label: string; field: string; row: RowProps; children: JSX.Element }) {
  const error = () => props.row.editor.errorAt(props.field)
  return (
    <div class={css.cell}>
      <label for={fieldId(props.field)}>
        <span class="unseen">{words().row.nth(props.row.at + 1)} </span>
        {props.label}
      </label>
      {props.children}
      <Show when={error()}>
        <p id={`${fieldId(props.field)}-error`} class={settings.error}>
          {error()}
        </p>
      </Show>
    </div>
  )
}

function Moment(props: { label: string; field: string; row: RowProps; value: string; onType: (text: string) => void }) {
  const error = () => props.row.editor.errorAt(props.field)
  return (
    <Cell label={props.label} field={props.field} row={props.row}>
      <input
        id={fieldId(props.field)}
        type="datetime-local"
        aria-invalid={error() === undefined ? undefined : 'true'}
        aria-describedby={error() === undefined ? undefined : `${fieldId(props.field)}-error`}
        value={props.value}
        onInput={(event) => props.onType(event.currentTarget.value)}
      />
    </Cell>
  )
}

function Batch(props: RowProps) {
  const w = () => words().stages
  const field = () => `stages.${props.at}.batch`
  const error = () => props.editor.errorAt(field())
  const number = (part: 'first' | 'last') => (
    <input
      id={part === 'first' ? fieldId(field()) : undefined}
      type="text"
      class="control-number"
      inputmode="numeric"
      maxlength="3"
      aria-label={`${words().row.nth(props.at + 1)} ${w()[part]}`}
      aria-invalid={error() === undefined ? undefined : 'true'}
      value={props.row[part]}
      onInput={(event) => props.editor.change(props.at, { [part]: event.currentTarget.value })}
    />
  )
  return (
    <div class={css.batch}>
      <span class={css.batchLabel} aria-hidden="true">
        {w().batch}
      </span>
      <span class={css.range}>
        {number('first')}
        <span aria-hidden="true">—</span>
        {number('last')}
      </span>
      <Show when={error()} fallback={<p class="caption">{w().all}</p>}>
        <p class={settings.error}>{error()}</p>
      </Show>
    </div>
  )
}
