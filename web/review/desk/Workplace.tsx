import { useNavigate } from '@solidjs/router'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { ExpertFrame } from '../../parts/Frame.tsx'
import { wordsOf } from '../../words.ts'
import type { Work } from '../api.ts'
import { openDesk } from '../desk.state.ts'
import { campaignName, printed, useReview, words } from '../review.state.ts'
import { Choose } from './Choose.tsx'
import { DeskSaved } from './DeskSaved.tsx'
import css from './desk.module.css'
import { Foot } from './Foot.tsx'
import { deskKey } from './keys.ts'
import { LevelWords } from './LevelWords.tsx'
import { Material } from './Material.tsx'
import { Panel } from './Panel.tsx'
import { PhoneBar } from './PhoneBar.tsx'
import { PhoneSheet } from './PhoneSheet.tsx'
import { narrow } from './width.ts'

const parts = wordsOf(partsWords)

/** Time for the stamp to be seen before the next sheet opens. */
const stampMilliseconds = 320

/** One nomination open on the desk: material at the left, rubric at the right, keys at the foot; a bottom sheet on phones. */
export function Workplace(props: { work: Work }) {
  const review = useReview()
  const desk = openDesk(props.work, review)
  const navigate = useNavigate()
  let rulers: HTMLElement | undefined
  const [levels, setLevels] = createSignal(false)
  const [note, setNote] = createSignal<string | null>(null)

  const sheets = () => review.mine().sheets
  const place = () => sheets().findIndex((sheet) => sheet.number === desk.number)
  const open = (number: number | undefined): void => {
    const campaign = `/review/${review.state.id()}`
    navigate(number === undefined ? campaign : `${campaign}/${printed(number)}`)
  }
  const focus = (criterion: string, preventScroll = false): void => {
    desk.setCurrent(criterion)
    rulers?.querySelector<HTMLElement>('[role="slider"]')?.focus({ preventScroll })
  }
  const go = (by: 1 | -1): void => {
    const next = sheets()[place() + by]
    if (next !== undefined) open(next.number)
  }
  const nextOpen = () => {
    const turned = [...sheets().slice(place() + 1), ...sheets().slice(0, place() + 1)]
    return turned.find((sheet) => sheet.state !== 'submitted' && sheet.number !== desk.number)
  }
  const finish = async (): Promise<void> => {
    if (desk.submittedAt() !== null) return open(nextOpen()?.number)
    const gap = desk.gaps()[0]
    if (gap !== undefined) {
      focus(gap.key)
      return
    }
    setNote(null)
    const done = await desk.submit()
    if (done) setTimeout(() => open(nextOpen()?.number), stampMilliseconds)
    else if (desk.draft.state().kind === 'offline') setNote(words().save.offlineSubmit)
  }
  const acts = {
    focus,
    go,
    finish: () => void finish(),
    levels: () => setLevels(true),
    comment: () => document.querySelector<HTMLTextAreaElement>('[data-comment]')?.focus(),
  }

  onMount(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (deskKey(event, desk, acts)) event.preventDefault()
    }
    addEventListener('keydown', pressed)
    onCleanup(() => removeEventListener('keydown', pressed))
    if (!narrow()) focus(desk.current(), true)
  })

  const failure = () => {
    const state = desk.draft.state()
    return desk.problem() ?? (state.kind === 'refused' ? state.problem : null)
  }
  const conflicts = () => {
    const state = desk.draft.state()
    return state.kind === 'conflict' ? state.conflicts : undefined
  }
  const notes = () => (
    <>
      <Show when={failure()}>
        {(problem) => (
          <div class={`note note-error ${css.failure}`} role="alert">
            <p>{problem().title}</p>
            <p class="caption">{words().save.refusedHint}</p>
            <button type="button" class="link-button" onClick={() => void desk.draft.retry()}>
              {parts().retry}
            </button>
          </div>
        )}
      </Show>
      <Show when={note()}>
        {(text) => (
          <p class={`note note-waiting ${css.failure}`} role="alert">
            {text()}
          </p>
        )}
      </Show>
      <Show when={conflicts()} keyed>
        {(found) => <Choose desk={desk} conflicts={found} />}
      </Show>
    </>
  )
  return (
    <Show
      when={!narrow()}
      fallback={
        <>
          <PhoneBar desk={desk} />
          <main id="main" tabindex="-1" class={css.phone}>
            <h1 class="unseen">{props.work.nomination.name}</h1>
            {notes()}
            <Material desk={desk} />
          </main>
          <PhoneSheet desk={desk} finish={finish} levels={acts.levels} />
          <LevelWords open={levels()} desk={desk} onClose={() => setLevels(false)} />
        </>
      }
    >
      <ExpertFrame
        bare
        name={campaignName(review.mine())}
        home="/review"
        person={review.mine().expert.name}
        middle={
          <span class={`divider ${css.middle}`}>
            <a href={`/review/${review.state.id()}`}>{words().desk.back}</a>{' '}
            <span class="muted figures">
              {words().desk.submittedOf(
                sheets().filter((sheet) => sheet.state === 'submitted').length,
                sheets().length,
              )}
            </span>
          </span>
        }
        aside={
          <>
            <DeskSaved desk={desk} />
            <span class={`divider nowrap ${css.turn}`}>
              <button type="button" disabled={place() <= 0} onClick={() => go(-1)}>
                {words().desk.previous}
                <kbd class="key">k</kbd>
              </button>
              <button type="button" disabled={place() >= sheets().length - 1} onClick={() => go(1)}>
                {words().desk.next}
                <kbd class="key">j</kbd>
              </button>
            </span>
          </>
        }
        foot={<Foot desk={desk} acts={acts} last={nextOpen() === undefined} />}
      >
        <div class={css.split}>
          <Material desk={desk} />
          <div
            class={css.right}
            ref={(element) => {
              rulers = element
            }}
          >
            {notes()}
            <Panel desk={desk} focus={focus} />
          </div>
        </div>
        <LevelWords open={levels()} desk={desk} onClose={() => setLevels(false)} />
      </ExpertFrame>
    </Show>
  )
}
