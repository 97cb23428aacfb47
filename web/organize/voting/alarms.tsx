import { For, Show } from 'solid-js'
import { countText } from '../../../server/domain/words/figures.ts'
import { votingWords } from '../../../server/domain/words/voting.ts'
import type { VotingDesk } from '../../../server/standings.ts'
import { tierName } from '../../tierName.ts'
import { wordsOf } from '../../words.ts'
import css from './voting.module.css'

const words = wordsOf(votingWords)

/** What cannot be: a log that may not be written, more ballots than people, more votes than ballots. Nothing where all is well. */
export function Alarms(props: { desk: VotingDesk }) {
  const sentences = () => alarms(props.desk)
  return (
    <Show when={sentences().length > 0}>
      <section class={css.alarms} role="alert" aria-label={words().alarms.label}>
        <h2 class="vermilion">{words().alarms.label}</h2>
        <ul>
          <For each={sentences()}>{(sentence) => <li>{sentence}</li>}</For>
        </ul>
      </section>
    </Show>
  )
}

function alarms({ log, turnout, tiers, shown, ballots }: VotingDesk): string[] {
  const say = words().alarms
  return [
    ...(log.state === 'behind' ? [say.behind] : []),
    ...(turnout?.exceeded
      ? [say.turnout(countText(ballots), countText(turnout.possible), countText(turnout.population))]
      : []),
    ...tiers.flatMap(({ tier, ballots: cast, issued, exceeded }) =>
      exceeded ? [say.tier(tierName(tier), countText(cast), countText(issued ?? 0))] : [],
    ),
    ...(shown?.units ?? []).flatMap(({ unit, votes, impossible }) =>
      impossible ? [say.unit(unit, countText(votes))] : [],
    ),
  ]
}
