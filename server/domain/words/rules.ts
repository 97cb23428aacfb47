import type { Campaign } from '../campaign.ts'
import { leaves, weightOf } from '../rubric.ts'
import { type FrozenRules, weightText } from '../rules.ts'
import type { Lang, Wording } from '../words.ts'
import { momentText, zoneText } from './dates.ts'
import { rules as english } from './en/rules.ts'
import { fairSentences, voteSentences } from './voteRules.ts'
import { rules as chinese } from './zh-CN/rules.ts'

export type RulesWords = Wording<typeof chinese>

/** The words of rules, in each language. */
export const rulesWords: Record<Lang, RulesWords> = { 'zh-CN': chinese, en: english }

/** A section of the rule sheet. */
export interface RuleSection {
  title: string
  sentences: string[]
}

/** What the frozen rules name only by key: criteria, levels and themes with their labels, and the zone of the dates. */
export type RuleNames = Pick<Campaign, 'criteria' | 'settings' | 'zone'>

/** The frozen rules in plain words: everything a voter or an expert may want to know, and nothing that is not in them. */
export function ruleSheet(lang: Lang, frozen: FrozenRules, names: RuleNames): RuleSection[] {
  const w = rulesWords[lang]
  const sections = [
    {
      title: `${w.heads.stages}${lang === 'en' ? ` (${zoneText(lang, names.zone)})` : `（${zoneText(lang, names.zone)}）`}`,
      sentences: stageSentences(lang, frozen, names),
    },
    { title: w.heads.vote, sentences: voteSentences(lang, frozen, names.zone) },
    { title: w.heads.fair, sentences: fairSentences(lang, frozen) },
    { title: w.heads.scores, sentences: scoreSentences(lang, frozen, names) },
    { title: w.heads.total, sentences: totalSentences(w, frozen) },
    { title: w.heads.ties, sentences: tieSentences(lang, frozen, names) },
    { title: w.heads.record, sentences: [w.openings[frozen.openings], w.changed, w.twoPersons] },
  ]
  return sections.filter(({ sentences }) => sentences.length > 0)
}

function stageSentences(lang: Lang, { stages }: FrozenRules, { zone }: RuleNames): string[] {
  const w = rulesWords[lang]
  return stages.map(({ kind, gate, batch, opens_at, closes_at }) => {
    const name =
      batch === null ? w.stageName[kind] : w.batch(w.stageName[kind], padded(batch.first), padded(batch.last))
    if (kind === 'final' || opens_at === null || closes_at === null) return w.whenPublished(name)
    const [opens, closes] = [momentText(lang, zone, opens_at), momentText(lang, zone, closes_at)]
    if (kind === 'public-notice') return w.noticed(name, opens, closes)
    return gate === 'clock' ? w.window(name, opens, closes) : w.byAct(name, opens, closes)
  })
}

function scoreSentences(lang: Lang, { tally }: FrozenRules, { criteria }: RuleNames): string[] {
  const w = rulesWords[lang]
  if (tally.weights.expert === undefined) return []
  const scored = new Set(leaves(criteria).map(({ key }) => key))
  const list = criteria
    .filter(({ parent }) => parent === null)
    .map((criterion) => {
      const label = named(lang, criterion)
      if (scored.has(criterion.key)) return w.criterion(label, weightText(criterion.weight))
      const parts = criteria
        .filter(({ parent }) => parent === criterion.key)
        .map((leaf) => w.criterion(named(lang, leaf), weightText(leaf.weight)))
      return w.group(label, weightText(weightOf(criteria, criterion.key)), parts.join(w.and))
    })
  const { method, drop_high, drop_low, from_sheets } = tally.panel
  return [w.criteria(list.join(w.between)), w.panel[method](drop_high, drop_low, from_sheets), w.missing]
}

function totalSentences(w: RulesWords, { tally }: FrozenRules): string[] {
  const { weights, votes, rounding } = tally
  const parts = [
    ...(weights.expert === undefined ? [] : [w.share(w.party.expert, weights.expert)]),
    ...(weights.public === undefined ? [] : [w.share(w.party.public, weights.public)]),
    ...(weights.inspection === undefined ? [] : [w.share(w.party.inspection, weights.inspection)]),
    ...(weights.self === undefined ? [] : [w.share(w.party.self, weights.self)]),
  ]
  const polled = weights.public !== undefined || votes.conversion === 'capped'
  const places = rounding.at.map((place) => w.roundedAt[place]).join(w.and)
  return [
    w.weights(parts.join(w.and)),
    ...(polled ? [conversionSentence(w, votes), w.maximum[votes.maximum]] : []),
    ...(polled && votes.conversion === 'rank-linear' ? [w.bandTies[votes.ties]] : []),
    places === '' ? w.noRounding : w.rounding(places, rounding.digits, w.roundingRule[rounding.rule]),
  ]
}

/** How votes become points, in one sentence. */
export function conversionSentence(w: RulesWords, votes: FrozenRules['tally']['votes']): string {
  const field = w.field[votes.within ?? 'all']
  switch (votes.conversion) {
    case 'rank-linear':
      return w.conversion['rank-linear'](field, votes.start, votes.step)
    case 'brackets': {
      const table = votes.table.map(([from, points]) => w.conversion.bracket(from, points))
      return w.conversion.brackets(field, table.join(w.and))
    }
    case 'capped':
      return w.conversion.capped(field, votes.per_vote, votes.cap)
    default:
      return w.conversion[votes.conversion](field)
  }
}

function tieSentences(lang: Lang, { tally }: FrozenRules, names: RuleNames): string[] {
  const w = rulesWords[lang]
  const { total, by, each, at_line } = tally.places
  const chain = tally.ties.map((step) => tieStepText(lang, step, names)).join(w.and)
  const choices = by === 'level' ? names.settings.levels : by === 'theme' ? names.settings.themes : []
  const label = (key: string) => {
    const choice = choices.find((one) => one.key === key)
    return choice === undefined ? key : named(lang, choice)
  }
  if (total === undefined && by === undefined) return [w.ties(chain), w.places.open]
  const given =
    by === undefined || each === undefined
      ? w.places.total(total ?? 0)
      : w.places.by(
          w.places.field[by],
          Object.entries(each)
            .map(([key, count]) => w.places.each(label(key), count))
            .join(w.and),
        )
  return [w.ties(chain), given, w.atLine[at_line]]
}

/** One step of the tie chain in words. */
export function tieStepText(lang: Lang, step: FrozenRules['tally']['ties'][number], { criteria }: RuleNames): string {
  const w = rulesWords[lang]
  if (step.startsWith('criterion:')) {
    const key = step.slice('criterion:'.length)
    const criterion = criteria.find((one) => one.key === key)
    return w.tieCriterion(criterion === undefined ? key : named(lang, criterion))
  }
  const known: Record<string, string> = w.tieStep
  return known[step] ?? step
}

/** A label in the reader's language, the campaign's own where it has no other. */
export function named(lang: Lang, { label, labelEn }: { label: string; labelEn: string | null }): string {
  return lang === 'en' ? labelEn || label : label
}

function padded(number: number): string {
  return String(number).padStart(3, '0')
}
