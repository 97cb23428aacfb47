import { For, Show } from 'solid-js'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { wordsOf } from '../../words.ts'
import css from './rules.module.css'
import type { RulesState } from './rules.state.ts'

const words = wordsOf(settingsWords)

/** The whole table of the conversion before anybody has voted, by the tally's own code, with what a disqualified leader changes. */
export function ConversionTable(props: { state: RulesState }) {
  const w = () => words().rules.preview
  const conversion = () => props.state.typed.votes.conversion
  const ranked = () => conversion() === 'rank-linear'
  const compared = () => conversion() !== 'brackets' && conversion() !== 'capped'
  const weighted = () =>
    conversion() === 'capped' ? w().bonus : w().weighted(props.state.typed.weights.public.trim() || '0')
  return (
    <figure class={css.preview}>
      <figcaption>
        <h3>{w().title}</h3>
        <p class="caption">{ranked() ? w().sample(props.state.candidates()) : w().sampleRange}</p>
      </figcaption>
      <Show when={props.state.conversion()} fallback={<p class="muted">{w().broken}</p>}>
        {(rows) => (
          <section class={`scroll-frame ${css.rows}`} tabindex="0" aria-label={w().title}>
            <table class="table table-dense">
              <thead>
                <tr>
                  <Show when={ranked()}>
                    <th scope="col" class="number">
                      {w().rank}
                    </th>
                  </Show>
                  <th scope="col" class="number">
                    {w().votes}
                  </th>
                  <th scope="col" class="number">
                    {w().points}
                  </th>
                  <th scope="col" class="number">
                    {weighted()}
                  </th>
                  <Show when={compared()}>
                    <th scope="col" class="number">
                      {w().struck}
                    </th>
                  </Show>
                </tr>
              </thead>
              <tbody>
                <For each={rows()}>
                  {(row) => (
                    <tr>
                      <Show when={ranked()}>
                        <td class="number">{row.rank}</td>
                      </Show>
                      <td class="number">{conversion() === 'brackets' ? w().atLeast(String(row.votes)) : row.votes}</td>
                      <td class="number">{row.points}</td>
                      <td class="number">{row.weighted}</td>
                      <Show when={compared()}>
                        <td class="number">{row.struck ?? '—'}</td>
                      </Show>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </section>
        )}
      </Show>
    </figure>
  )
}
