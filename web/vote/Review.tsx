import { createSignal, For, lazy, Match, Show, Switch } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'
import { Icon } from '../parts/Icon.tsx'
import { Seal } from '../parts/Seal.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { Eligible } from './Eligible.tsx'
import css from './Review.module.css'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

const Identity = lazy(async () => ({ default: (await import('./Identity.tsx')).Identity }))

/** The last look before the ballot goes: what was chosen, what submitting means, one button. */
export function Review() {
  const vote = useVote()
  const [rows] = createSignal(vote.chosen())
  const step = () => vote.casting.sending().step
  const { underway } = vote.casting
  const ready = () => vote.faults().length === 0 && !vote.identity.needed()
  return (
    <Sheet
      labelledBy="review-title"
      onClose={vote.view.close}
      locked={step() === 'sending'}
      foot={
        <div class={css.foot}>
          <button
            type="button"
            class="button button-filled button-tall button-wide"
            aria-disabled={ready() || underway() ? undefined : 'true'}
            aria-busy={step() === 'sending'}
            onClick={() => {
              if (step() === 'sending') return
              if (!vote.casting.resume() && ready()) vote.submit()
            }}
          >
            {label(step(), ready())}
          </button>
          <button type="button" class={`${css.back} button button-quiet`} onClick={vote.view.close}>
            {words().review.back}
          </button>
        </div>
      }
    >
      <div class={css.review}>
        <h2 id="review-title" class={css.title}>
          {words().review.title}
        </h2>
        <p class="muted">
          {words().review.count(vote.chosen().length, Math.max(0, vote.figures().max - vote.chosen().length))}
        </p>
        <ul class={css.rows}>
          <For each={rows()}>{(number) => <Row number={number} locked={underway()} />}</For>
        </ul>
        <Outcome />
        <Eligible />
        <Show when={vote.identity.offersMore}>
          <Identity />
        </Show>
        <p class={css.final}>
          <Icon name="clock" size={20} />
          <span>{finalWords()}</span>
        </p>
        <p class="caption">
          {honestWords()}{' '}
          <a class={css.link} href={`/notice/${vote.paper.campaign}/rules`}>
            {words().review.rules}
          </a>
        </p>
      </div>
    </Sheet>
  )

  function finalWords(): string {
    const allowance = vote.allowance()
    const t = words().review.final
    if (allowance.per === 'day') return allowance.ballots === 1 ? t.day : t.dayMore
    return allowance.per === 'batch' ? t.batch : t.campaign
  }

  function honestWords(): string {
    const allowance = vote.allowance()
    const t = vote.identity.tier() === 'device' ? words().review.honest : words().review.identified
    if (allowance.per === 'day') return t.day(allowance.ballots)
    return allowance.per === 'batch' ? t.batch : t.campaign
  }

  function label(at: string, lawful: boolean): string {
    if (at === 'sending') return words().review.sending
    if (['waiting', 'busy', 'failed', 'wrong-receipt'].includes(at)) return words().review.again
    const missing = vote.figures().min - vote.chosen().length
    if (!lawful && missing > 0) return words().bar.missing(missing)
    if (!vote.confirmed()) return words().review.confirmFirst
    return vote.identity.needed() ? words().review.identifyFirst : words().review.submit
  }
}

/** Why the ballot is not there yet, in a sentence; nothing while all is well. */
function Outcome() {
  const vote = useVote()
  const sending = vote.casting.sending
  const seconds = () => {
    const at = sending()
    return at.step === 'busy' ? at.seconds : 0
  }
  const problem = () => {
    const at = sending()
    return at.step === 'refused' ? at.problem : undefined
  }
  return (
    <div role="alert">
      <Switch>
        <Match when={sending().step === 'waiting'}>
          <p class="note note-waiting">{words().review.waiting}</p>
        </Match>
        <Match when={sending().step === 'busy'}>
          <p class="note note-waiting">{words().review.busy(seconds())}</p>
        </Match>
        <Match when={sending().step === 'failed'}>
          <p class="note note-error">{words().review.failed}</p>
        </Match>
        <Match when={sending().step === 'wrong-receipt'}>
          <p class="note note-error">{words().review.wrongReceipt}</p>
        </Match>
        <Match when={problem()}>
          {(refused) => (
            <For each={refused().faults ?? [refused()]}>{(fault) => <p class="note note-error">{fault.title}</p>}</For>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function Row(props: { number: number; locked: boolean }) {
  const vote = useVote()
  const candidate = () => vote.candidate(props.number)
  const number = () => printedNumber(props.number)
  return (
    <li class={css.row}>
      <Show
        when={vote.isChosen(props.number)}
        fallback={
          <>
            <span class="muted">{words().review.removed(candidate()?.name ?? '')}</span>
            <button
              type="button"
              class={css.key}
              aria-label={words().review.undoLabel(number(), candidate()?.name ?? '')}
              disabled={props.locked}
              onClick={() => vote.toggle(props.number)}
            >
              {words().review.undo}
            </button>
          </>
        }
      >
        <Seal number={number()} size={48} state={vote.isOver(props.number) ? 'over' : 'stamped'} />
        <div class={css.words}>
          <p class="name">{candidate()?.name}</p>
          <p class={css.place}>
            <For each={candidate()?.place}>{(part) => <span>{part}</span>}</For>
          </p>
        </div>
        <button
          type="button"
          class={css.key}
          aria-label={words().review.removeLabel(number(), candidate()?.name ?? '')}
          disabled={props.locked}
          onClick={() => vote.toggle(props.number)}
        >
          {words().review.remove}
        </button>
      </Show>
    </li>
  )
}
