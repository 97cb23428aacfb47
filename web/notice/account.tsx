import { For, Show } from 'solid-js'
import type { VoteAccount } from '../../server/domain/results.ts'
import { countText } from '../../server/domain/words/figures.ts'
import { rankingWords } from '../../server/domain/words/ranking.ts'
import { Bar } from '../parts/Bar.tsx'
import { tierName } from '../tierName.ts'
import { wordsOf } from '../words.ts'
import css from './aside.module.css'

const words = wordsOf(rankingWords)

/** Every ballot that was accepted and what became of it, together and by identity tier. */
export function Account(props: { votes: VoteAccount }) {
  const account = () => words().account
  return (
    <section class={css.section}>
      <h2>{account().title}</h2>
      <Show when={props.votes.accepted > 0} fallback={<p class="muted">{account().none}</p>}>
        <p class={css.sum}>
          <span>{account().accepted}</span>
          <span class={css.great}>{countText(props.votes.accepted)}</span>
        </p>
        <Bar height={8} parts={[{ share: props.votes.counted / props.votes.accepted, tone: 'jade' }]} />
        <p class={css.sum}>
          <span>
            <span class={css.jade} aria-hidden="true" />
            {account().counted}
          </span>
          <strong class="figures">{countText(props.votes.counted)}</strong>
        </p>
        <table class={css.tiers}>
          <thead>
            <tr>
              <th scope="col">{account().tier}</th>
              <th scope="col">{account().received}</th>
              <th scope="col">{account().counted}</th>
              <th scope="col">{account().gave}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.votes.tiers}>
              {(tier) => (
                <tr>
                  <td>{tierName(tier.tier)}</td>
                  <td>{countText(tier.accepted)}</td>
                  <td>{countText(tier.counted)}</td>
                  <td>{countText(tier.votes)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </section>
  )
}
