import { NumberField } from './controls.tsx'
import type { RulesState } from './rules.state.ts'

/** The whole numbers of the voting rules, by their names in the form. */
type CountName =
  | 'min'
  | 'max'
  | 'ballots'
  | 'picks'
  | 'times'
  | 'categoryMax'
  | 'address'
  | 'minutes'
  | 'population'
  | 'suspect'
  | 'grace_seconds'

/** A whole number of the voting rules; `field` is its path as the settings' API names it. */
export function VoteCount(props: { state: RulesState; name: CountName; field: string; label: string; hint?: string }) {
  return (
    <NumberField
      name={props.field}
      label={props.label}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      error={props.state.errorAt(props.field)}
      value={props.state.typed.vote[props.name]}
      onType={(text) => props.state.setTyped('vote', props.name, text)}
    />
  )
}
