import { allowanceOf, type VoteRules } from '../ballot/rules.ts'
import type { FrozenRules } from '../rules.ts'
import type { Lang, Wording } from '../words.ts'
import { zoneText } from './dates.ts'
import { voteRules as english } from './en/voteRules.ts'
import { countText } from './figures.ts'
import { voteRules as chinese } from './zh-CN/voteRules.ts'

type VoteRulesWords = Wording<typeof chinese>

const words: Record<Lang, VoteRulesWords> = { 'zh-CN': chinese, en: english }

/** How one votes, a sentence for each rule; none where nobody votes. `zone`: in which the days of the campaign are counted. */
export function voteSentences(lang: Lang, { stages, vote }: FrozenRules, zone: string): string[] {
  if (!stages.some(({ kind }) => kind === 'voting')) return []
  const w = words[lang]
  const { per_category, eligibility, tiers, ballots_per_address_per_day: address, same_candidate: same } = vote
  const repeated = tiers.some(({ tier }) => allowanceOf(vote, tier).per === 'day')
  const daily = repeated || address !== null || same.per === 'day' || vote.picks_per_day !== null
  return [
    ...eligibility.confirm.map(({ text, text_en }) => w.confirm(lang === 'en' ? (text_en ?? text) : text)),
    ...(eligibility.roll ? [w.roll] : []),
    w.picks(vote.min, vote.max),
    ...vote.batches.flatMap((limit) => batchSentence(w, limit)),
    ...(per_category === null ? [] : [w.category[per_category.per](per_category.max)]),
    ...tiers.map(({ tier }) => allowanceSentence(w, vote, tier)),
    ...(tiers.some(({ must_follow }) => must_follow) ? [w.follow] : []),
    ...(tiers.length > 1 ? [w.oneVoter] : []),
    ...(vote.picks_per_day === null ? [] : [w.picksPerDay(vote.picks_per_day)]),
    same.per === 'day' ? w.same.day(same.times) : same.per === 'ballot' && !repeated ? w.same.single : w.same[same.per],
    ...(address === null ? [] : [w.address(address)]),
    ...(daily ? [w.days(zoneText(lang, zone))] : []),
    w.order[vote.order],
    w.grace(vote.grace_seconds),
    ...(tiers.some(({ tier }) => tier === 'paper') ? [w.paperVoid] : []),
  ]
}

/** What keeps the vote honest: who sees counts when, what is screened, and what brushing leads to. */
export function fairSentences(lang: Lang, { stages, vote }: FrozenRules): string[] {
  if (!stages.some(({ kind }) => kind === 'voting')) return []
  const w = words[lang]
  const { results_while_voting: results, misconduct, population, tiers } = vote
  const { suspect_days, ladder, notice, cleaning } = misconduct
  const steps = ladder.map((step) => (step.act === 'suspend' ? w.steps.suspend(step.days) : w.steps[step.act]))
  return [
    results.mode === 'refreshed' ? w.results.refreshed(results.minutes) : w.results[results.mode],
    ...(tiers.some(({ tier }) => tier === 'device') ? [w.device] : []),
    ...(population === null ? [] : [w.population(countText(population))]),
    w.cleaning[cleaning],
    ...(suspect_days === null ? [] : [w.suspect(suspect_days)]),
    ...(steps.length === 0 ? [] : [w.ladder(steps.join(w.next))]),
    ...(notice === 'evidence' ? [w.evidence] : []),
    w.free,
  ]
}

function batchSentence(w: VoteRulesWords, { batch, min, max }: VoteRules['batches'][number]): string[] {
  const [first = '', last = ''] = batch.split('-')
  if (min !== null && max !== null) return [w.batch(first, last, w.batchLimit.both(min, max))]
  if (min !== null) return [w.batch(first, last, w.batchLimit.min(min))]
  return max === null ? [] : [w.batch(first, last, w.batchLimit.max(max))]
}

function allowanceSentence(w: VoteRulesWords, vote: VoteRules, tier: VoteRules['tiers'][number]['tier']): string {
  const allowance = allowanceOf(vote, tier)
  const who = w.who[tier]
  return allowance.per === 'day' ? w.allowance.day(who, allowance.ballots) : w.allowance[allowance.per](who)
}
