import { For, Match, Show, Switch } from 'solid-js'
import { momentText } from '../../../server/domain/words/dates.ts'
import { lang } from '../../words.ts'
import type { DeskState } from '../desk.state.ts'
import { labelOf, useReview, words } from '../review.state.ts'
import css from './desk.module.css'
import type { KeyActs } from './keys.ts'

/** The bar at the foot: the keys at the left, what is missing and the one act at the right. */
export function Foot(props: { desk: DeskState; acts: KeyActs; last: boolean }) {
  const { mine } = useReview()
  const digits = () => words().desk.keys.digits
  return (
    <>
      <p class={css.keys}>
        <span>
          <kbd class="key">{digits()[0]}</kbd> {digits()[1]} <kbd class="key">{digits()[2]}</kbd>{' '}
          <kbd class="key">{digits()[3]}</kbd> {digits()[4]}
        </span>
        <span>
          <For each={['↑', '↓']}>{(arrow) => <kbd class="key">{arrow}</kbd>}</For> {words().desk.keys.step}
        </span>
        <span>
          <kbd class="key">Tab</kbd> {words().desk.keys.tab}
        </span>
        <button type="button" onClick={() => props.acts.comment()}>
          <kbd class="key">c</kbd> {words().desk.keys.comment}
        </button>
        <button type="button" onClick={() => props.acts.levels()}>
          <kbd class="key">?</kbd> {words().desk.keys.levels}
        </button>
      </p>
      <div class={css.acts}>
        <Switch
          fallback={
            <>
              <Gap desk={props.desk} onGo={props.acts.focus} />
              <button
                type="button"
                class="button"
                classList={{ 'button-filled': props.desk.gaps().length === 0 }}
                aria-disabled={props.desk.gaps().length > 0 || props.desk.submitting()}
                onClick={() => props.acts.finish()}
              >
                {props.desk.submitting()
                  ? words().desk.submitting
                  : props.last
                    ? words().desk.submitLast
                    : words().desk.submit}
                <kbd class="key">Enter</kbd>
              </button>
            </>
          }
        >
          <Match when={props.desk.submittedAt()}>
            {(at) => (
              <>
                <span class="muted">
                  {words().desk.lockedAt(momentText(lang(), mine().campaign.zone, at()))} · {words().desk.lockedHint}
                </span>
                <button type="button" class="button" onClick={() => props.acts.finish()}>
                  {props.last ? words().desk.back : words().desk.goNext}
                  <kbd class="key">Enter</kbd>
                </button>
              </>
            )}
          </Match>
          <Match when={props.desk.locked()}>
            <span class="amber">{words().desk.notOpen}</span>
          </Match>
        </Switch>
      </div>
    </>
  )
}

/** Which criterion is missing first, as a way to it. */
export function Gap(props: { desk: DeskState; onGo: (criterion: string) => void }) {
  return (
    <Show when={props.desk.gaps()[0]} fallback={<span class="jade">{words().desk.ready}</span>}>
      {(gap) => (
        <button type="button" class="amber" onClick={() => props.onGo(gap().key)}>
          {props.desk.gaps().length === 1
            ? words().desk.missing(labelOf(gap()))
            : words().desk.missingMore(labelOf(gap()), props.desk.gaps().length)}
        </button>
      )}
    </Show>
  )
}
