import { voteWords } from '../../server/domain/words/vote.ts'
import { wordsOf } from '../words.ts'
import { useVote } from './vote.state.ts'

const words = wordsOf(voteWords)

/** The one button: leads to the review, or says why it does not yet and, when too many are chosen, shows where to take some off. */
export function ReviewKey(props: { onOver: () => void; wide?: boolean }) {
  const vote = useVote()
  const count = () => vote.chosen().length
  const why = () => {
    const { min, max } = vote.rules
    if (count() > max) return words().bar.over(count() - max)
    if (count() === 0) return words().bar.tooFew(min)
    return count() < min ? words().bar.missing(min - count()) : null
  }
  const press = () => {
    const reason = why()
    if (count() > vote.rules.max) props.onOver()
    if (reason !== null) vote.announce(reason)
    else vote.view.open({ at: 'review' })
  }
  return (
    <button
      type="button"
      class="button button-filled button-tall"
      classList={{ 'button-wide': props.wide === true }}
      aria-disabled={why() === null ? undefined : 'true'}
      onClick={press}
    >
      {why() ?? words().bar.review}
    </button>
  )
}
