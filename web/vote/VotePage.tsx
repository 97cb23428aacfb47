import { createEffect, Match, on, onCleanup, onMount, Show, Switch } from 'solid-js'
import { lang } from '../words.ts'
import { Bar } from './Bar.tsx'
import { Foot } from './Foot.tsx'
import { Gallery } from './Gallery.tsx'
import { Head } from './Head.tsx'
import { Detail, Done, loadLater, Review } from './later.ts'
import { Panel } from './Panel.tsx'
import css from './VotePage.module.css'
import { createVote, type VoteFacts, VoteProvider } from './vote.state.ts'
import { words } from './words.ts'

/** The first picture of the page goes before the puzzle, which is solved while people read. */
const beforePuzzle = 1000

/** One campaign's vote: the gallery, what opens over it, and the receipt that takes its place. */
export function VotePage(props: { facts: VoteFacts }) {
  const { paper } = props.facts
  const vote = createVote(props.facts)
  const { view } = vote.view
  const name = () => (lang() === 'en' ? (paper.nameEn ?? paper.name) : paper.name)
  const candidateNumber = () => {
    const at = view()
    return at.at === 'candidate' ? at.number : undefined
  }
  const showsReceipt = () => view().at === 'done' && vote.lastBallot() !== undefined
  onMount(() => {
    requestAnimationFrame(() => setTimeout(() => vote.setPainted(true)))
    vote.casting.resume()
    if (vote.identity.arrival.back && vote.chosen().length > 0 && vote.view.view().at === 'gallery')
      vote.view.open({ at: 'review' })
    onCleanup(loadLater())
    const reading = setTimeout(vote.device.begin, beforePuzzle)
    onCleanup(() => clearTimeout(reading))
  })
  createEffect(() => {
    const number = candidateNumber()
    const candidate = number === undefined ? undefined : vote.candidate(number)
    document.title = candidate === undefined ? words().title(name()) : `${candidate.name} · ${name()}`
  })
  createEffect(
    on(showsReceipt, (shows) => {
      if (shows) scrollTo(0, 0)
    }),
  )
  return (
    <VoteProvider value={vote}>
      <div class={css.page}>
        <Head name={name()} />
        <Show when={!showsReceipt()} fallback={<Done />}>
          <main id="main" class={css.main} tabindex="-1">
            <Gallery name={name()} />
            <Panel />
          </main>
          <Bar />
        </Show>
        <Foot />
      </div>
      <Switch>
        <Match when={candidateNumber() !== undefined}>
          <Detail number={candidateNumber() ?? 0} />
        </Match>
        <Match when={view().at === 'review' && vote.mayVote()}>
          <Review />
        </Match>
      </Switch>
      <p class="unseen" role="status">
        {vote.said()}
      </p>
    </VoteProvider>
  )
}
