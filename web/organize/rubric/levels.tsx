import { createSignal, For, Show } from 'solid-js'
import { type Band, type Criterion, unevenBands } from '../../../server/domain/rubric.ts'
import { rubricWords } from '../../../server/domain/words/rubric.ts'
import { named } from '../../../server/domain/words/rules.ts'
import { Button } from '../../parts/Button.tsx'
import { Field, fieldId } from '../../parts/Field.tsx'
import { Ruler } from '../../parts/Ruler.tsx'
import { lang, wordsOf } from '../../words.ts'
import css from './rubric.module.css'
import { type RubricState, weightPrint } from './rubric.state.ts'

const words = wordsOf(rubricWords)
const sample = 85

/** The criterion in focus: its name, the words of its levels, and below how its row looks on an expert's desk. */
export function Levels(props: { state: RubricState }) {
  const current = () => props.state.criteria().find(({ key }) => key === props.state.current())
  return (
    <Show when={current()} fallback={<div />}>
      {(criterion) => <Panel state={props.state} criterion={criterion()} />}
    </Show>
  )
}

function Panel(props: { state: RubricState; criterion: Criterion }) {
  const w = words
  const english = () => lang() === 'en'
  const isGroup = () => props.state.groups().has(props.criterion.key)
  const label = () => named(lang(), props.criterion) || w().unnamed
  const uneven = () => unevenBands([props.criterion]) !== null
  return (
    <section aria-label={label()}>
      <div class={css.panelHead}>
        <h2>{label()}</h2>
        <Show when={!isGroup()} fallback={<span class="muted">{w().groupOnly}</span>}>
          <span class="muted">
            {w().wordsHint.before} <kbd class="key">?</kbd> {w().wordsHint.after}
          </span>
        </Show>
      </div>
      <div class={css.naming}>
        <Field name={`label-${props.criterion.key}`} label={w().name}>
          {(control) => (
            <input
              type="text"
              id={control.id}
              maxLength={80}
              readOnly={props.state.frozen}
              value={english() ? (props.criterion.labelEn ?? '') : props.criterion.label}
              onInput={(event) =>
                props.state.write(props.criterion.key, english() ? 'labelEn' : 'label', event.currentTarget.value)
              }
            />
          )}
        </Field>
        <Field name={`hint-${props.criterion.key}`} label={w().hint}>
          {(control) => (
            <input
              type="text"
              id={control.id}
              maxLength={200}
              readOnly={props.state.frozen}
              value={english() ? (props.criterion.hintEn ?? '') : props.criterion.hint}
              onInput={(event) =>
                props.state.write(props.criterion.key, english() ? 'hintEn' : 'hint', event.currentTarget.value)
              }
            />
          )}
        </Field>
      </div>
      <Show when={!isGroup()}>
        <div class={css.levels} id={fieldId(`bands-${props.criterion.key}`)} tabindex="-1">
          <div class={css.levelHead} aria-hidden="true">
            <span>{w().level}</span>
            <span>{w().range}</span>
            <span>{w().meaning}</span>
            <span>{w().evidence}</span>
          </div>
          <For each={props.criterion.bands}>
            {(band, at) => <Level state={props.state} criterion={props.criterion} band={band} at={at()} />}
          </For>
        </div>
        <Show when={uneven()}>
          <p class="vermilion" role="alert">
            {w().uneven}
          </p>
        </Show>
        <div class={css.live}>
          <span class="caption">{w().onDesk}</span>
          <span>
            {label()} <span class="caption figures">{Number(weightPrint(props.criterion.weight))}%</span>
          </span>
          <span class={css.ruler}>
            <Ruler value={sample} />
          </span>
          <span class={css.points}>{sample}</span>
        </div>
      </Show>
      <Show when={!props.state.frozen}>
        <p class={css.remove}>
          <Button kind="quiet" size="small" onPress={() => props.state.remove(props.criterion)}>
            {isGroup() ? w().removeGroup : w().remove}
          </Button>
        </p>
      </Show>
    </section>
  )
}

function Level(props: { state: RubricState; criterion: Criterion; band: Band; at: number }) {
  const w = words
  const english = () => lang() === 'en'
  const level = () => (english() ? props.band.labelEn || props.band.label : props.band.label)
  const [typed, setTyped] = createSignal<string | null>(null)
  const write = (change: Partial<Band>) => props.state.writeBand(props.criterion.key, props.at, change)
  const typeRange = (text: string) => {
    setTyped(text)
    const range = rangeOfText(text)
    if (range !== null) write(range)
  }
  const wrong = () => typed() !== null && rangeOfText(typed() ?? '') === null
  return (
    <div class={css.level}>
      <strong>{level()}</strong>
      <input
        type="text"
        class={`figures ${css.range}`}
        aria-label={w().rangeLabel(level())}
        aria-invalid={wrong() ? 'true' : undefined}
        title={wrong() ? w().notRange : undefined}
        readOnly={props.state.frozen}
        value={typed() ?? `${props.band.from}–${props.band.to}`}
        onInput={(event) => typeRange(event.currentTarget.value)}
        onBlur={() => !wrong() && setTyped(null)}
      />
      <textarea
        rows={2}
        aria-label={w().meaningLabel(level())}
        maxLength={400}
        readOnly={props.state.frozen}
        value={english() ? (props.band.wordsEn ?? '') : props.band.words}
        onInput={(event) =>
          write(english() ? { wordsEn: event.currentTarget.value } : { words: event.currentTarget.value })
        }
      />
      <textarea
        rows={2}
        aria-label={w().evidenceLabel(level())}
        maxLength={400}
        readOnly={props.state.frozen}
        value={english() ? (props.band.evidenceEn ?? '') : props.band.evidence}
        onInput={(event) =>
          write(english() ? { evidenceEn: event.currentTarget.value } : { evidence: event.currentTarget.value })
        }
      />
      <Show when={wrong()}>
        <span class={`vermilion ${css.rangeError}`}>{w().notRange}</span>
      </Show>
    </div>
  )
}

/** "90–100", with any dash, as whole points; null when it is none. */
function rangeOfText(text: string): { from: number; to: number } | null {
  const [, from, to] = /^\s*(\d{1,3})\s*[-–—~～]\s*(\d{1,3})\s*$/u.exec(text) ?? []
  if (from === undefined || to === undefined) return null
  const range = { from: Number(from), to: Number(to) }
  return range.from <= range.to && range.to <= 100 ? range : null
}
