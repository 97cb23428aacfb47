import { groupKeys } from '../../../server/domain/rubric.ts'
import type { TieStep } from '../../../server/domain/tally.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { wordsOf } from '../../words.ts'
import { Chain } from './Chain.tsx'
import { AddRow, Part } from './controls.tsx'
import { stepLabel } from './labels.ts'
import type { RulesState } from './rules.state.ts'

const words = wordsOf(settingsWords)
const plain: readonly TieStep[] = [
  'expert',
  'public',
  'inspection',
  'self',
  'untrimmed',
  'median',
  'first-ranks',
  'votes',
]

/** The ordered chain that decides between equal totals. */
export function Ties(props: { state: RulesState }) {
  const w = () => words().rules.ties
  const ties = () => props.state.typed.ties
  const arrange = (next: TieStep[]) => props.state.setTyped('ties', next)
  const addable = () => {
    const { criteria } = props.state.facts
    const groups = groupKeys(criteria)
    const ordered = [...criteria].sort((a, b) => Number(groups.has(b.key)) - Number(groups.has(a.key)))
    const steps = [...plain, ...ordered.map(({ key }): TieStep => `criterion:${key}`)]
    return steps.filter((step) => !ties().includes(step))
  }
  const label = (step: TieStep) => stepLabel(step, props.state.facts)
  return (
    <Part title={w().title} field="tally.ties" lead={w().hint}>
      <Chain steps={ties()} none={<p class="amber">{w().none}</p>} label={label} onArrange={arrange} />
      <AddRow
        label={w().add}
        empty={w().choose}
        options={addable().map((step) => [step, label(step)] as const)}
        onAdd={(step) => arrange([...ties(), step])}
      />
    </Part>
  )
}
