import type { CampaignFacts } from '../../../server/campaigns.ts'
import type { TieStep } from '../../../server/domain/tally.ts'
import { identityWords } from '../../../server/domain/words/identity.ts'
import { named, rulesWords, tieStepText } from '../../../server/domain/words/rules.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { voteSettingsWords } from '../../../server/domain/words/voteSettings.ts'
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
  }
  if (field.startsWith('vote.')) return voteLabel(typed, field)
  if (field.startsWith('themes.')) return w.themes.title
  if (field.startsWith('levels.')) return w.levels.title
  return labels[field] ?? w.votes.table
}

function voteLabel({ vote }: Typed, field: string): string {
  const { ballot, voters, fair } = voteSettingsWords[lang()]
  const [, batch = '', part = ''] = /^vote\.batches\.(\d+-\d+)\.(min|max)$/.exec(field) ?? []
  if (batch !== '') return part === 'min' ? ballot.batchMin(batch) : ballot.batchMax(batch)
  const [, tier = ''] = /^vote\.tiers\.(\d+)\.allowance$/.exec(field) ?? []
  if (tier !== '') return voters.ballots(identityWords[lang()].ways[vote.tiers[Number(tier)]?.tier ?? 'device'])
  if (field.startsWith('vote.eligibility.')) return voters.confirm
  const labels: Record<string, string> = {
    'vote.min': ballot.min,
    'vote.max': ballot.max,
    'vote.allowance': ballot.ballots,
    'vote.picks_per_day': ballot.picks,
    'vote.same_candidate.times': ballot.times,
    'vote.per_category': ballot.categoryMax,
    'vote.ballots_per_address_per_day': ballot.address,
    'vote.grace_seconds': ballot.grace,
    'vote.results_while_voting': fair.minutes,
    'vote.population': fair.population,
    'vote.misconduct.suspect_days': fair.suspect,
  }
  return labels[field] ?? fair.days
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
