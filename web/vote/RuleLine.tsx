import { Show } from 'solid-js'
import type { Allowance } from '../../server/domain/ballot.ts'
import { deadlineText, zoneText } from '../../server/domain/words/dates.ts'
import { lang } from '../words.ts'
import css from './RuleLine.module.css'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

function often(allowance: Allowance): string {
  const t = words().rule
  if (allowance.per === 'day') return t.daily(allowance.ballots)
  return allowance.per === 'batch' ? t.batch : t.once
}

/** How often and how many one may choose, and until when: two ends of a line on phones, one sentence on wide screens. */
export function RuleLine() {
  const vote = useVote()
  const range = () => words().rule.range(vote.figures().min, vote.figures().max)
  const closes = () => vote.shownStage()?.closesAt ?? null
  return (
    <p class={css.line}>
      <span class={css.ends}>
        <span>{words().rule.join(often(vote.allowance()), range())}</span>
        <Show when={closes()}>
          {(at) => <span class="figures">{words().until(deadlineText(lang(), vote.zone, at()))}</span>}
        </Show>
      </span>
      <span class={css.sentence}>
        {words().rule.full(often(vote.allowance()), range(), untilZone(vote.zone, closes()))}
      </span>
    </p>
  )
}

function untilZone(zone: string, closes: string | null): string {
  return closes === null ? '' : words().untilZone(deadlineText(lang(), zone, closes), zoneText(lang(), zone))
}
