import { For, Show } from 'solid-js'
import { momentText } from '../../../server/domain/words/dates.ts'
import { countText } from '../../../server/domain/words/figures.ts'
import { votingWords } from '../../../server/domain/words/voting.ts'
import type { VotingDesk } from '../../../server/standings.ts'
import { lang, wordsOf } from '../../words.ts'
import { reasonText, tierName } from './names.ts'
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
        <table class="table table-dense">
          <thead>
            <tr>
              <th scope="col">{w().tier}</th>
              <th scope="col" class="number">
                {w().ballots}
              </th>
              <th scope="col" class="number">
                {w().share}
              </th>
              <Show when={givenOut()}>
                <th scope="col" class="number">
                  {w().issued}
                </th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <For each={props.desk.tiers}>
              {(tier) => (
                <tr>
                  <td>{tierName(tier.tier)}</td>
                  <td class="number" classList={{ vermilion: tier.exceeded }}>
                    {countText(tier.ballots)}
                  </td>
                  <td class="number">{tier.share}</td>
                  <Show when={givenOut()}>
                    <td class="number">{tier.issued === null ? '—' : countText(tier.issued)}</td>
                  </Show>
                </tr>
              )}
            </For>
          </tbody>
        </table>
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
        <table class="table table-dense">
          <thead>
            <tr>
              <th scope="col">{w().reason}</th>
              <th scope="col" class="number">
                {w().times}
              </th>
              <th scope="col" class="number">
                {w().recent}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.desk.refusals}>
              {(refusal) => (
                <tr>
                  <td>{reasonText(refusal.code)}</td>
                  <td class="number">{countText(refusal.refusals)}</td>
                  <td class="number">{countText(refusal.recent)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
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
              <table class="table table-dense">
                <thead>
                  <tr>
                    <th scope="col">{w().unit}</th>
                    <th scope="col" class="number">
                      {w().candidates}
                    </th>
                    <th scope="col" class="number">
                      {w().votes}
                    </th>
                    <th scope="col" class="number">
                      {w().share}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={shown().units}>
                    {(unit) => (
                      <tr>
                        <td>{unit.unit}</td>
                        <td class="number">{unit.candidates}</td>
                        <td class="number" classList={{ vermilion: unit.impossible }}>
                          {countText(unit.votes)}
                        </td>
                        <td class="number">{unit.share}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          </>
        )}
      </Show>
    </section>
  )
}
