import { createUniqueId, For, Show } from 'solid-js'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { ActRuler, Ruler } from '../../parts/Ruler.tsx'
import { lang, wordsOf } from '../../words.ts'
import type { Mine } from '../api.ts'
import type { DeskState } from '../desk.state.ts'
import { labelOf, words } from '../review.state.ts'
import css from './criterion.module.css'

const parts = wordsOf(partsWords)

export type Leaf = Mine['criteria'][number]
type Band = Leaf['bands'][number]

/** The level that points fall in; null without points or without level words. */
export function bandOf(criterion: Leaf, points: number | null): Band | null {
  if (points === null) return null
  const reached = criterion.bands.filter((band) => band.from * 100 <= points)
  return reached.sort((a, b) => b.from - a.from)[0] ?? null
}

/** One criterion: a row with ruler and value; the focused one grows and shows levels, comment and a field. */
export function Criterion(props: {
  desk: DeskState
  criterion: Leaf
  /** Stands under the head of its group. */
  inner: boolean
  focus: (criterion: string) => void
}) {
  const score = () => props.desk.draft.content().scores[props.criterion.key] ?? { points: null, comment: '' }
  const focused = () => props.desk.current() === props.criterion.key
  const earlier = () => props.desk.earlier(props.criterion.key)
  const weight = () => `${props.criterion.weight / 100}%`
  return (
    <div class={css.criterion} classList={{ [css.focused ?? '']: focused(), [css.inner ?? '']: props.inner }}>
      <p class={css.name}>
        <Show when={!focused()} fallback={labelOf(props.criterion)}>
          <button type="button" onClick={() => props.focus(props.criterion.key)}>
            {labelOf(props.criterion)}
          </button>
        </Show>{' '}
        <span class="muted figures">{weight()}</span>
      </p>
      <Show when={focused() && !props.desk.locked() && earlier().length > 0}>
        <p class={`caption ${css.note}`}>{words().desk.earlier(earlier().length)}</p>
      </Show>
      <div class={css.ruler}>
        <Show
          when={focused() && !props.desk.locked()}
          fallback={<Ruler value={score().points === null ? null : (score().points ?? 0) / 100} />}
        >
          <PointsRuler desk={props.desk} criterion={props.criterion} />
        </Show>
      </div>
      <Show
        when={focused() && !props.desk.locked()}
        fallback={
          <p class={css.value}>
            <Show when={score().points !== null} fallback={<span class={css.none}>{parts().score.none}</span>}>
              {(score().points ?? 0) / 100}
            </Show>
          </p>
        }
      >
        <PointsField desk={props.desk} criterion={props.criterion} points={score().points} />
      </Show>
      <Show when={focused()}>
        <Levels bands={props.criterion.bands} reached={bandOf(props.criterion, score().points)} />
        <Show when={!props.desk.locked() || score().comment !== ''}>
          <Comment desk={props.desk} criterion={props.criterion} comment={score().comment} />
        </Show>
      </Show>
    </div>
  )
}

/** The ruler that sets points, with my earlier points on this criterion above it. */
export function PointsRuler(props: { desk: DeskState; criterion: Leaf }) {
  const points = () => props.desk.draft.content().scores[props.criterion.key]?.points ?? null
  const band = () => bandOf(props.criterion, points()) ?? undefined
  const spoken = (): string => {
    const known = points()
    if (known === null) return words().desk.notScored
    return words().desk.pointsText(String(known / 100), band()?.label ?? null)
  }
  return (
    <ActRuler
      value={points() === null ? null : (points() ?? 0) / 100}
      label={words().desk.pointsOf(labelOf(props.criterion))}
      spoken={spoken()}
      earlier={props.desk.earlier(props.criterion.key).map((known) => known / 100)}
      band={band()}
      onChange={(value) => props.desk.setPoints(props.criterion.key, value * 100)}
    />
  )
}

function PointsField(props: { desk: DeskState; criterion: Leaf; points: number | null }) {
  const take = (field: HTMLInputElement): void => {
    const typed = field.value.trim()
    if (typed === '') props.desk.change(props.criterion.key, { points: null })
    else if (/^\d+$/.test(typed)) props.desk.setPoints(props.criterion.key, Number(typed) * 100)
    const kept = props.desk.draft.content().scores[props.criterion.key]?.points ?? null
    field.value = kept === null ? '' : String(kept / 100)
  }
  return (
    <input
      type="text"
      inputmode="numeric"
      class={css.field}
      maxlength="3"
      placeholder="—"
      aria-label={words().desk.pointsOf(labelOf(props.criterion))}
      value={props.points === null ? '' : String(props.points / 100)}
      onChange={(event) => take(event.currentTarget)}
    />
  )
}

/** The level words, the reached one on a wash. */
export function Levels(props: { bands: readonly Band[]; reached: Band | null }) {
  const falling = () => [...props.bands].sort((a, b) => b.from - a.from)
  return (
    <ul class={css.levels}>
      <For each={falling()}>
        {(band) => (
          <li classList={{ [css.reached ?? '']: props.reached?.from === band.from }}>
            <b>{lang() === 'en' ? (band.labelEn ?? band.label) : band.label}</b>
            <span class="muted figures">
              {band.from}–{band.to}
            </span>
            <span>{lang() === 'en' ? (band.wordsEn ?? band.words) : band.words}</span>
          </li>
        )}
      </For>
    </ul>
  )
}

function Comment(props: { desk: DeskState; criterion: Leaf; comment: string }) {
  const id = createUniqueId()
  return (
    <>
      <label class="unseen" for={id}>
        {words().desk.commentOf(labelOf(props.criterion))}
      </label>
      <textarea
        id={id}
        class={css.comment}
        data-comment
        rows="2"
        maxlength="4000"
        placeholder={words().desk.comment}
        readonly={props.desk.locked()}
        value={props.comment}
        onInput={(event) => props.desk.change(props.criterion.key, { comment: event.currentTarget.value })}
      />
    </>
  )
}
