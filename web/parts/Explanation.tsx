import { For, Show } from 'solid-js'
import type { Detail, ShownResult } from '../../server/domain/results.ts'
import type { ExplainedTerm, RankingRow } from '../../server/domain/tally.ts'
import { countText } from '../../server/domain/words/figures.ts'
import { rankingWords } from '../../server/domain/words/ranking.ts'
import { lang, wordsOf } from '../words.ts'
import css from './Explanation.module.css'

const words = wordsOf(rankingWords)

/** What an explanation cites of a result. */
export type Cited = Pick<ShownResult, 'cited' | 'criteria'>

/** How a total came about: each part times its weight, the sum, one rounding. Every figure is the server's own text. */
export function Explanation(props: { result: Cited; detail: Detail; tie: Tie | null }) {
  return (
    <div class={css.explanation}>
      <For each={props.detail.explanation.terms}>
        {(term) => (
          <div class={css.term}>
            <span>{words().parties[term.party]}</span>
            <span class={css.product}>
              {term.weight === 'bonus' ? words().bonus : words().product(term.score, term.weight)}
            </span>
            <span class={css.figure}>{term.product}</span>
            <small class={css.how}>{origin(props.result, props.detail, term)}</small>
          </div>
        )}
      </For>
      <div class={`${css.term} ${css.sum}`}>
        <strong>{words().sum}</strong>
        <strong class={css.total}>{props.detail.explanation.total}</strong>
        <small class={css.how}>{rounding(props.result, props.detail.explanation.sum)}</small>
      </div>
      <Show when={props.tie}>{(tie) => <p class="caption">{tieNote(props.result, tie())}</p>}</Show>
    </div>
  )
}

type Tie = NonNullable<RankingRow['tie']>

/** With whom a row shares its total, and what parted them. */
export function tieNote(result: Cited, tie: Tie): string {
  const { ties, numbers, numberComma } = words()
  const others = numbers(tie.with.map((number) => String(number).padStart(3, '0')).join(numberComma))
  return tie.by === null ? ties.shared(others) : ties.broken(others, stepName(result, tie.by))
}

function stepName(result: Cited, step: NonNullable<Tie['by']>): string {
  const { steps, criterion } = words().ties
  if (!isCriterion(step)) return steps[step]
  const cited = result.criteria.find(({ key }) => `criterion:${key}` === step)
  return criterion((lang() === 'en' ? cited?.labelEn : null) ?? cited?.label ?? step)
}

function isCriterion(step: string): step is `criterion:${string}` {
  return step.startsWith('criterion:')
}

function rounding({ cited }: Cited, sum: string): string {
  const { digits, rule } = cited.rounding
  const say = { 'half-up': words().rounded, 'half-even': words().roundedEven, truncate: words().cutOff }
  return say[rule](sum, digits)
}

/** What a part is made of: the panel of sheets, or the votes and how they become points. */
function origin({ cited }: Cited, { explanation, votes, mostVotes }: Detail, term: ExplainedTerm): string {
  if (term.party === 'expert') return panel(cited.panel, explanation.sheets)
  if (term.party !== 'public') return words()[term.party]
  if (mostVotes === 0) return words().votes.none
  return words().votes[cited.conversion](countText(votes), countText(mostVotes ?? 0))
}

function panel(rule: Cited['cited']['panel'], sheets: Detail['explanation']['sheets']): string {
  const say = words().panel
  const complete = sheets.filter(({ state }) => state !== 'incomplete').length
  if (rule.method === 'median') return say.median(complete)
  if (rule.method === 'mean') return say.mean(complete)
  const dropped = sheets.some(({ state }) => state === 'dropped')
  return dropped ? say.trimmed(complete, rule.drop_high, rule.drop_low) : say.tooFew(complete, rule.from_sheets)
}
