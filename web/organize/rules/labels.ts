import type { CampaignFacts } from '../../../server/campaigns.ts'
import type { TieStep } from '../../../server/domain/tally.ts'
import { named, rulesWords, tieStepText } from '../../../server/domain/words/rules.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { lang } from '../../words.ts'
import type { Typed, TypedFault } from './typed.ts'

/** What is wrong with a field, its label named. */
export function faultSentence(typed: Typed, { field, code }: TypedFault): string {
  return settingsWords[lang()].fault[code](fieldLabel(typed, field))
}

/** The label of a field by its path. */
function fieldLabel(typed: Typed, field: string): string {
  const w = settingsWords[lang()].rules
  const [, party = ''] = /^tally\.weights\.(\w+)$/.exec(field) ?? []
  const parties: Record<string, string> = rulesWords[lang()].party
  if (party !== '') return parties[party] ?? party
  const [, choice = ''] = /^tally\.places\.each\.(.+)$/.exec(field) ?? []
  if (choice !== '') return w.places.each(choiceLabel([...typed.levels, ...typed.themes], choice))
  const labels: Record<string, string> = {
    'tally.panel.drop_high': w.panel.drop_high,
    'tally.panel.drop_low': w.panel.drop_low,
    'tally.panel.from_sheets': w.panel.from_sheets,
    'tally.votes.start': w.votes.start,
    'tally.votes.step': w.votes.step,
    'tally.votes.per_vote': w.votes.perVote,
    'tally.votes.cap': w.votes.cap,
    'tally.rounding.digits': w.rounding.digits,
    'tally.places.total': w.places.total,
    'vote.min': w.ballot.min,
    'vote.max': w.ballot.max,
    'vote.allowance': w.ballot.ballots,
    'vote.grace_seconds': w.ballot.grace,
  }
  if (field.startsWith('themes.')) return w.themes.title
  if (field.startsWith('levels.')) return w.levels.title
  return labels[field] ?? w.votes.table
}

/** The label of a choice in the reader's language, its key where it has none. */
export function choiceLabel(choices: readonly Typed['themes'][number][], key: string): string {
  const choice = choices.find((one) => one.key === key)
  return (choice === undefined ? '' : named(lang(), choice)) || key
}

/** A step of the tie chain in words. */
export function stepLabel(step: TieStep, { criteria, settings, zone }: CampaignFacts): string {
  return tieStepText(lang(), step, { criteria, settings, zone })
}
