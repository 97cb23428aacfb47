import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { Ruler } from '../../parts/Ruler.tsx'
import { wordsOf } from '../../words.ts'
import type { DeskState } from '../desk.state.ts'
import { labelOf, words } from '../review.state.ts'
import { bandOf, Levels, PointsRuler } from './Criterion.tsx'
import { SheetComment } from './Panel.tsx'
import css from './phone.module.css'
import { Total } from './Total.tsx'

const parts = wordsOf(partsWords)
const stops = ['chips', 'half', 'full'] as const
type Stop = (typeof stops)[number]

/** The rubric on a phone: a sheet at the bottom with three stops, a chip a criterion, a stepper and the ruler. */
export function PhoneSheet(props: { desk: DeskState; finish: () => Promise<void>; levels: () => void }) {
  const [stop, setStop] = createSignal<Stop>('half')
  let sheet: HTMLElement | undefined
  const criterion = () => props.desk.criteria.find(({ key }) => key === props.desk.current())
  const score = () => props.desk.draft.content().scores[props.desk.current()] ?? { points: null, comment: '' }
  const next = () => {
    const others = props.desk.gaps().filter((gap) => gap.key !== props.desk.current())
    return others[0]
  }
  const cycle = (): void => {
    setStop(stop() === 'half' ? 'full' : stop() === 'full' ? 'chips' : 'half')
  }
  let from = 0
  const drag = (event: PointerEvent): void => {
    const by = event.clientY - from
    const at = stops.indexOf(stop())
    if (Math.abs(by) < 24) cycle()
    else setStop(stops[Math.min(2, Math.max(0, at + (by < 0 ? 1 : -1)))] ?? 'half')
  }
  createEffect(
    on(props.desk.current, (current) => {
      sheet?.querySelector(`[data-chip="${current}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }),
  )
  return (
    <section
      class={css.sheet}
      data-stop={stop()}
      aria-label={words().desk.sheet}
      ref={(element) => {
        sheet = element
      }}
    >
      <button
        type="button"
        class={css.grip}
        aria-label={words().desk.stops[stop() === 'half' ? 'full' : stop() === 'full' ? 'chips' : 'half']}
        onPointerDown={(event) => {
          from = event.clientY
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerUp={drag}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') cycle()
        }}
      />
      <Show when={stop() !== 'chips'}>
        <Total desk={props.desk} short />
      </Show>
      <div class={css.chips}>
        <For each={props.desk.criteria}>
          {(known) => {
            const points = () => props.desk.draft.content().scores[known.key]?.points ?? null
            return (
              <button
                type="button"
                class={css.chip}
                data-chip={known.key}
                aria-pressed={known.key === props.desk.current()}
                onClick={() => {
                  props.desk.setCurrent(known.key)
                  if (stop() === 'chips') setStop('half')
                }}
              >
                <span>{labelOf(known)}</span>
                <Show when={points() !== null} fallback={<span class="amber">{parts().score.none}</span>}>
                  <b>{(points() ?? 0) / 100}</b>
                </Show>
              </button>
            )
          }}
        </For>
      </div>
      <Show when={stop() !== 'chips' ? criterion() : undefined}>
        {(known) => (
          <>
            <div class={css.step}>
              <p>
                <b>{labelOf(known())}</b> <span class="muted figures">{known().weight / 100}%</span>
              </p>
              <div class={css.stepper}>
                <button
                  type="button"
                  aria-label={words().desk.lower}
                  disabled={props.desk.locked()}
                  onClick={() => props.desk.step(known().key, -1)}
                >
                  −
                </button>
                <output>{score().points === null ? '—' : (score().points ?? 0) / 100}</output>
                <button
                  type="button"
                  aria-label={words().desk.raise}
                  disabled={props.desk.locked()}
                  onClick={() => props.desk.step(known().key, 1)}
                >
                  ＋
                </button>
              </div>
            </div>
            <div class={css.ruler}>
              <Show when={!props.desk.locked()} fallback={<Ruler value={(score().points ?? 0) / 100} />}>
                <PointsRuler desk={props.desk} criterion={known()} />
              </Show>
            </div>
            <Levels
              bands={
                stop() === 'full'
                  ? known().bands
                  : known().bands.filter((band) => band === bandOf(known(), score().points))
              }
              reached={bandOf(known(), score().points)}
            />
            <Show when={stop() === 'full'}>
              <label class={css.comment}>
                <span class="caption">{words().desk.commentOf(labelOf(known()))}</span>
                <textarea
                  data-comment
                  rows="2"
                  maxlength="4000"
                  readonly={props.desk.locked()}
                  value={score().comment}
                  onInput={(event) => props.desk.change(known().key, { comment: event.currentTarget.value })}
                />
              </label>
              <SheetComment desk={props.desk} />
            </Show>
            <div class={css.foot}>
              <button type="button" class="link-button" onClick={() => props.levels()}>
                {words().desk.levelsTitle}
              </button>
              <button type="button" class="link-button" onClick={() => setStop(stop() === 'full' ? 'half' : 'full')}>
                {stop() === 'full' ? words().desk.less : words().desk.comment}
              </button>
              <Show
                when={!props.desk.locked()}
                fallback={
                  <span class={`muted ${css.end}`}>
                    {props.desk.submittedAt() === null ? words().desk.notOpen : words().desk.locked}
                  </span>
                }
              >
                <button
                  type="button"
                  class={`button button-filled ${css.end}`}
                  disabled={props.desk.submitting() || (next() === undefined && props.desk.gaps().length > 0)}
                  onClick={() => {
                    const gap = next()
                    if (gap !== undefined) props.desk.setCurrent(gap.key)
                    else void props.finish()
                  }}
                >
                  {next() === undefined
                    ? props.desk.gaps().length === 0
                      ? words().desk.submitLast
                      : words().desk.missing(labelOf(known()))
                    : words().desk.nextCriterion(labelOf(next() ?? known()))}
                </button>
              </Show>
            </div>
          </>
        )}
      </Show>
    </section>
  )
}
