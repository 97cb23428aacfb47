import { createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { printedNumber } from '../../server/domain/candidate.ts'
import css from './Pad.module.css'
import { say } from './speech.ts'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

const digitKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const printedDigits = 3

/** Choose by number: three digits, the name appears, one press. Works with the keyboard's digits too. */
export function Pad(props: { onClose: () => void }) {
  const vote = useVote()
  const [digits, setDigits] = createSignal('')
  let first: HTMLButtonElement | undefined
  let section: HTMLElement | undefined
  const whole = () => digits().length === printedDigits
  const candidate = () => (whole() ? vote.candidate(Number(digits())) : undefined)
  const found = () => {
    const one = candidate()
    return one !== undefined && vote.mayChoose(one.number) ? one : undefined
  }
  const verdict = () => {
    if (!whole()) return words().pad.hint
    if (candidate() !== undefined) return words().pad.elsewhere(digits())
    const withdrawn = vote.paper.withdrawn.includes(Number(digits()))
    return withdrawn ? words().pad.withdrawn(digits()) : words().pad.none(digits())
  }
  const press = (digit: string) => {
    setDigits(whole() ? digit : digits() + digit)
    const one = found()
    if (one !== undefined) say(words().spoken(printedNumber(one.number), one.name, one.place.join(' ')))
    else if (whole()) say(verdict())
  }
  const erase = () => setDigits(digits().slice(0, -1))
  const choose = () => {
    const one = found()
    if (one !== undefined) vote.toggle(one.number)
    else vote.announce(verdict())
  }
  const keys = (event: KeyboardEvent) => {
    if (/^\d$/.test(event.key)) press(event.key)
    else if (event.key === 'Backspace') erase()
    else if (event.key === 'Escape') props.onClose()
  }
  onMount(() => {
    const before = document.activeElement
    const root = document.documentElement
    // What has the focus behind the pad is scrolled above it.
    root.style.scrollPaddingBottom = `${section?.offsetHeight ?? 0}px`
    onCleanup(() => {
      root.style.scrollPaddingBottom = ''
    })
    first?.focus()
    addEventListener('keydown', keys)
    onCleanup(() => removeEventListener('keydown', keys))
    onCleanup(() => before instanceof HTMLElement && before.focus())
  })
  return (
    <section ref={section} class={css.pad} data-front aria-label={words().pad.title}>
      <div class={css.top}>
        <div class={css.digits} role="img" aria-label={words().pad.digits(digits())}>
          <For each={[0, 1, 2]}>{(place) => <span>{digits()[place] ?? ''}</span>}</For>
        </div>
        <div class={css.match} role="status">
          <Show when={found()} fallback={<p>{verdict()}</p>}>
            {(one) => (
              <>
                <p class="name">{one().name}</p>
                <p class="caption">{one().place.join(' ')}</p>
              </>
            )}
          </Show>
        </div>
      </div>
      <button
        type="button"
        class={`${css.choose} button button-tall button-wide`}
        classList={{
          'button-filled': found() !== undefined && !vote.isChosen(Number(digits())),
          'button-chosen': found() !== undefined && vote.isChosen(Number(digits())),
        }}
        aria-disabled={found() === undefined ? 'true' : undefined}
        onClick={choose}
      >
        <Show when={found()} fallback={verdict()}>
          {vote.isChosen(Number(digits())) ? words().pad.remove(digits()) : words().pad.choose(digits())}
        </Show>
      </button>
      <div class={css.keys}>
        <For each={digitKeys}>
          {(digit) => (
            <button
              type="button"
              ref={(element) => {
                if (digit === '1') first = element
              }}
              onClick={() => press(digit)}
            >
              {digit}
            </button>
          )}
        </For>
        <button type="button" class={css.word} onClick={erase}>
          {words().pad.erase}
        </button>
        <button type="button" onClick={() => press('0')}>
          0
        </button>
        <button type="button" class={css.word} onClick={() => props.onClose()}>
          {words().pad.close}
        </button>
      </div>
    </section>
  )
}
