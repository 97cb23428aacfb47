import type { Allowance, VoteRules } from '../../../server/domain/ballot.ts'
import type { TypedVote } from './typedVote.ts'

type Count = (text: string, field: string) => number

/**
 * The voting rules that the form says. `count` reads a whole number and notes a field that holds none; `blank` notes a condition
 * without words.
 */
export function readVote(typed: TypedVote, count: Count, blank: (field: string) => void): VoteRules {
  const perhaps = (text: string, field: string) => (text.trim() === '' ? null : count(text, field))
  const allowance = (per: Allowance['per'], ballots: string, field: string): Allowance =>
    per === 'day' ? { per, ballots: count(ballots, field) } : { per }
  const limits = Object.entries(typed.batches).filter(([, { min, max }]) => `${min}${max}`.trim() !== '')
  return {
    min: count(typed.min, 'vote.min'),
    max: count(typed.max, 'vote.max'),
    allowance: allowance(typed.per, typed.ballots, 'vote.allowance'),
    picks_per_day: perhaps(typed.picks, 'vote.picks_per_day'),
    same_candidate:
      typed.same === 'day'
        ? { per: 'day', times: count(typed.times, 'vote.same_candidate.times') }
        : { per: typed.same },
    per_category:
      typed.category === '' ? null : { max: count(typed.categoryMax, 'vote.per_category'), per: typed.category },
    batches: limits
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([batch, { min, max }]) => ({
        batch,
        min: perhaps(min, `vote.batches.${batch}.min`),
        max: perhaps(max, `vote.batches.${batch}.max`),
      })),
    ballots_per_address_per_day: perhaps(typed.address, 'vote.ballots_per_address_per_day'),
    tiers: typed.tiers.map(({ tier, per, ballots, must_follow }, at) => ({
      tier,
      allowance: per === '' ? null : allowance(per, ballots, `vote.tiers.${at}.allowance`),
      must_follow: tier === 'wechat' && must_follow,
    })),
    eligibility: {
      confirm: typed.confirm.map(({ text, textEn }, at) => {
        if (text.trim() === '') blank(`vote.eligibility.confirm.${at}.text`)
        return { text: text.trim(), text_en: textEn.trim() || null }
      }),
      roll: typed.roll,
    },
    order: typed.order,
    results_while_voting:
      typed.results === 'refreshed'
        ? { mode: 'refreshed', minutes: count(typed.minutes, 'vote.results_while_voting') }
        : { mode: typed.results },
    population: perhaps(typed.population, 'vote.population'),
    misconduct: {
      suspect_days: perhaps(typed.suspect, 'vote.misconduct.suspect_days'),
      ladder: typed.ladder.map(({ act, days }, at) =>
        act === 'suspend' ? { act, days: count(days, `vote.misconduct.ladder.${at}.days`) } : { act },
      ),
      notice: typed.notice,
      cleaning: typed.cleaning,
    },
    grace_seconds: count(typed.grace_seconds, 'vote.grace_seconds'),
  }
}
