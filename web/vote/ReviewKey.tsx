import { useVote } from './vote.state.ts'
import { words } from './words.ts'

/** The one button: leads to the review, or says why it does not yet and, when too many are chosen, shows where to take some off. */
export function ReviewKey(props: { onOver: () => void; wide?: boolean }) {
  const vote = useVote()
  const why = () => {
    const extra = vote.beyond().over.size
    if (extra > 0) return words().bar.over(extra)
    for (const fault of vote.faults()) {
      if (fault.code === 'too-few-choices')
        return fault.chosen === 0 ? words().bar.tooFew(fault.min) : words().bar.missing(fault.min - fault.chosen)
      if (fault.code === 'too-few-in-batch')
        return words().bar.missingIn(fault.batch.replace('-', '–'), fault.min - fault.chosen)
    }
    return null
  }
  const press = () => {
    const reason = why()
    if (vote.beyond().over.size > 0) props.onOver()
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
