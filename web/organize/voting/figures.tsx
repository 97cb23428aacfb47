import { type JSX, Show } from 'solid-js'
import { secondText } from '../../../server/domain/words/dates.ts'
import { countText } from '../../../server/domain/words/figures.ts'
import { votingWords } from '../../../server/domain/words/voting.ts'
import type { VotingDesk } from '../../../server/standings.ts'
import { wordsOf } from '../../words.ts'
import overview from '../overview/overview.module.css'

const words = wordsOf(votingWords)

/** Six counts of the vote in one ruled row. */
export function Figures(props: { desk: VotingDesk; zone: string }) {
  const w = () => words().figures
  const log = () => props.desk.log
  return (
    <dl class={overview.figures}>
      <Figure label={w().ballots}>{countText(props.desk.ballots)}</Figure>
      <Figure label={w().lastHour}>{countText(props.desk.lastHour)}</Figure>
      <Figure label={w().refused}>{countText(props.desk.refused)}</Figure>
      <Figure
        label={w().turnout}
        note={props.desk.turnout === null ? w().noPopulation : w().ofPeople(countText(props.desk.turnout.population))}
        alarming={props.desk.turnout?.exceeded}
      >
        {props.desk.turnout === null ? w().none : `${props.desk.turnout.share}%`}
      </Figure>
      <Figure
        label={w().signed}
        note={log().signedAt === null ? undefined : w().signedAt(secondText(props.zone, log().signedAt ?? ''))}
      >
        {countText(log().signed)} <small>/ {countText(log().entries)}</small>
      </Figure>
      <Figure label={w().waiting} note={log().waiting > 0 ? w().waited(countText(log().waitedMs)) : undefined}>
        {countText(log().waiting)}
      </Figure>
    </dl>
  )
}

function Figure(props: {
  label: string
  note?: string | undefined
  alarming?: boolean | undefined
  children: JSX.Element
}) {
  return (
    <div>
      <dt>
        {props.label}
        <Show when={props.note}>
          <span class="caption">{props.note}</span>
        </Show>
      </dt>
      <dd class={`figures ${props.alarming ? 'vermilion' : ''}`}>{props.children}</dd>
    </div>
  )
}
