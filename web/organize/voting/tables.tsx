import { Show } from 'solid-js'
import { momentText } from '../../../server/domain/words/dates.ts'
import { countText } from '../../../server/domain/words/figures.ts'
import { votingWords } from '../../../server/domain/words/voting.ts'
import type { VotingDesk } from '../../../server/standings.ts'
import { tierName } from '../../tierName.ts'
import { lang, wordsOf } from '../../words.ts'
import { FigureTable } from '../FigureTable.tsx'
import { reasonText } from './names.ts'
import css from './voting.module.css'

const words = wordsOf(votingWords)

/** Ballots by identity tier, each with its own line. */
export function Tiers(props: { desk: VotingDesk }) {
  const w = () => words().tiers
  const givenOut = () => props.desk.tiers.some(({ issued }) => issued !== null)
  return (
    <section class={css.section}>
      <h2>{w().title}</h2>
      <Show when={props.desk.tiers.length > 0} fallback={<p class="muted">{w().none}</p>}>
        <FigureTable
          rows={props.desk.tiers}
          columns={[
            { head: w().tier, cell: ({ tier }) => tierName(tier) },
            { head: w().ballots, cell: ({ ballots }) => countText(ballots), alarming: ({ exceeded }) => exceeded },
            { head: w().share, cell: ({ share }) => share },
            ...(givenOut()
              ? [
                  {
                    head: w().issued,
                    cell: ({ issued }: VotingDesk['tiers'][number]) => (issued === null ? '—' : countText(issued)),
                  },
                ]
              : []),
          ]}
        />
      </Show>
    </section>
  )
}

/** How often ballots were turned away, and why. */
export function Refusals(props: { desk: VotingDesk }) {
  const w = () => words().refusals
  return (
    <section class={css.section}>
      <h2>{w().title}</h2>
      <Show when={props.desk.refusals.length > 0} fallback={<p class="muted">{w().none}</p>}>
        <FigureTable
          rows={props.desk.refusals}
          columns={[
            { head: w().reason, cell: ({ code }) => reasonText(code) },
            { head: w().times, cell: ({ refusals }) => countText(refusals) },
            { head: w().recent, cell: ({ recent }) => countText(recent) },
          ]}
        />
        <p class="caption">{w().note}</p>
      </Show>
    </section>
  )
}

/** Votes by the unit of the chosen nominations, as far as the rules show votes; else why there are none. */
export function Units(props: { desk: VotingDesk; zone: string }) {
  const w = () => words().units
  return (
    <section class={css.section}>
      <h2>{w().title}</h2>
      <Show when={props.desk.shown} fallback={<p class="muted">{w().hidden}</p>}>
        {(shown) => (
          <>
            <p class="muted">{w().at(momentText(lang(), props.zone, shown().at))}</p>
            <div class={`scroll-frame ${css.units}`} tabindex="0">
              <FigureTable
                rows={shown().units}
                columns={[
                  { head: w().unit, cell: ({ unit }) => unit },
                  { head: w().candidates, cell: ({ candidates }) => candidates },
                  { head: w().votes, cell: ({ votes }) => countText(votes), alarming: ({ impossible }) => impossible },
                  { head: w().share, cell: ({ share }) => share },
                ]}
              />
            </div>
          </>
        )}
      </Show>
    </section>
  )
}
