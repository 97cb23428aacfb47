import { For, Show } from 'solid-js'
import type { Detail, ShownResult } from '../../server/domain/results.ts'
import type { ExplainedTerm } from '../../server/domain/tally.ts'
import { countText } from '../../server/domain/words/figures.ts'
import { rankingWords } from '../../server/domain/words/ranking.ts'
import { lang, wordsOf } from '../words.ts'
import css from './Explanation.module.css'

const words = wordsOf(rankingWords)

/** How a total came about: each part times its weight, the sum, one rounding. Every figure is the server's own text. */
export function Explanation(props: { result: ShownResult; detail: Detail }) {
  const row = () => props.result.tally.ranking.find((one) => one.number === props.detail.number)
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
      <Show when={row()?.tie}>{(tie) => <p class="caption">{tieNote(props.result, tie())}</p>}</Show>
    </div>
  )
}

type Tie = NonNullable<ShownResult['tally']['ranking'][number]['tie']>

/** With whom a row shares its total, and what parted them. */
export function tieNote(result: ShownResult, tie: Tie): string {
  const { ties, numbers, numberComma } = words()
  const others = numbers(tie.with.map((number) => String(number).padStart(3, '0')).join(numberComma))
  return tie.by === null ? ties.shared(others) : ties.broken(others, stepName(result, tie.by))
}

function stepName(result: ShownResult, step: NonNullable<Tie['by']>): string {
  const { steps, criterion } = words().ties
  if (!isCriterion(step)) return steps[step]
  const cited = result.criteria.find(({ key }) => `criterion:${key}` === step)
  return criterion((lang() === 'en' ? cited?.labelEn : null) ?? cited?.label ?? step)
}

function isCriterion(step: string): step is `criterion:${string}` {
  return step.startsWith('criterion:')
}

function rounding({ tallyRules }: ShownResult, sum: string): string {
  const { digits, rule } = tallyRules.rounding
  const say = { 'half-up': words().rounded, 'half-even': words().roundedEven, truncate: words().cutOff }
  return say[rule](sum, digits)
}

/** What a part is made of: the panel of sheets, or the votes and how they become points. */
function origin({ tallyRules }: ShownResult, { explanation, votes, mostVotes }: Detail, term: ExplainedTerm): string {
  if (term.party === 'expert') return panel(tallyRules.panel, explanation.sheets)
  if (term.party !== 'public') return words()[term.party]
  if (mostVotes === 0) return words().votes.none
  return words().votes[tallyRules.votes.conversion](countText(votes), countText(mostVotes ?? 0))
}

function panel(rule: ShownResult['tallyRules']['panel'], sheets: Detail['explanation']['sheets']): string {
  const say = words().panel
  const complete = sheets.filter(({ state }) => state !== 'incomplete').length
  if (rule.method === 'median') return say.median(complete)
  if (rule.method === 'mean') return say.mean(complete)
  const dropped = sheets.some(({ state }) => state === 'dropped')
  return dropped ? say.trimmed(complete, rule.drop_high, rule.drop_low) : say.tooFew(complete, rule.from_sheets)
}
