import { tiers } from '../identity.ts'
import { createReader, type Fields, type Reader, under } from '../tally/reader.ts'
import type { TallyFault } from '../tally.ts'
import { type Allowance, type MisconductStep, type SameCandidate, standardVote, type VoteRules } from './rules.ts'

/**
 * The voting rules in unknown JSON with every default filled in, or the first fault by the name of its field. Settings written
 * before a key existed are read as what they meant: `same_candidate` may be `once` or `per-slot`.
 */
export function parseVoteRules(given: unknown): VoteRules | { refusal: TallyFault } {
  const reader = createReader()
  const rules = read(reader, { ...standardVote, ...defined(reader.object(given, 'vote', known)) })
  const fault = reader.fault()
  return fault === null ? rules : { refusal: fault }
}

/** The voting rules in stored settings, whose shape the door has looked at; throws when they are broken. */
export function voteRulesOf(given: unknown): VoteRules {
  const rules = parseVoteRules(given)
  if ('refusal' in rules) throw new TypeError(`voting rules: ${rules.refusal.code} at ${rules.refusal.field}`)
  return rules
}

const known = { required: ['min', 'max', 'allowance'], allowed: Object.keys(standardVote) }

function defined(fields: Fields): Fields {
  const found: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) found[key] = value
  return found
}

function read(reader: Reader, given: Fields): VoteRules {
  const eligibility = reader.object(given.eligibility, 'vote.eligibility')
  const misconduct = reader.object(given.misconduct, 'vote.misconduct')
  return {
    min: reader.count(given.min, 'vote.min'),
    max: reader.count(given.max, 'vote.max'),
    allowance: allowance(reader, given.allowance, 'vote.allowance'),
    picks_per_day: perhaps(given.picks_per_day, 'vote.picks_per_day', reader.count),
    same_candidate: sameCandidate(reader, given.same_candidate),
    per_category: perhaps(given.per_category, 'vote.per_category', (value, field) => {
      const limit = reader.object(value, field)
      const per = reader.choice(limit.per, under(field, 'per'), ['ballot', 'day', 'campaign'])
      return { max: reader.count(limit.max, under(field, 'max')), per }
    }),
    batches: reader.list(given.batches, 'vote.batches').map((one, at) => {
      const field = `vote.batches.${at}`
      const limit = reader.object(one, field)
      return {
        batch: reader.text(limit.batch, under(field, 'batch')),
        min: perhaps(limit.min, under(field, 'min'), reader.count),
        max: perhaps(limit.max, under(field, 'max'), reader.count),
      }
    }),
    ballots_per_address_per_day: perhaps(
      given.ballots_per_address_per_day,
      'vote.ballots_per_address_per_day',
      reader.count,
    ),
    tiers: reader.list(given.tiers, 'vote.tiers').map((one, at) => {
      const field = `vote.tiers.${at}`
      const rule = reader.object(one, field)
      return {
        tier: reader.choice(rule.tier, under(field, 'tier'), tiers),
        allowance: perhaps(rule.allowance, under(field, 'allowance'), (value, place) =>
          allowance(reader, value, place),
        ),
        must_follow: reader.boolean(rule.must_follow ?? false, under(field, 'must_follow')),
      }
    }),
    eligibility: {
      confirm: reader.list(eligibility.confirm ?? [], 'vote.eligibility.confirm').map((one, at) => {
        const field = `vote.eligibility.confirm.${at}`
        const { text, text_en } = reader.object(one, field)
        return {
          text: reader.text(text, under(field, 'text')),
          text_en: perhaps(text_en, under(field, 'text_en'), reader.text),
        }
      }),
      roll: reader.boolean(eligibility.roll ?? false, 'vote.eligibility.roll'),
    },
    order: reader.choice(given.order, 'vote.order', ['shuffled', 'number']),
    results_while_voting: whileVoting(reader, given.results_while_voting),
    population: perhaps(given.population, 'vote.population', reader.count),
    misconduct: {
      suspect_days: perhaps(misconduct.suspect_days, 'vote.misconduct.suspect_days', reader.count),
      ladder: reader.list(misconduct.ladder ?? [], 'vote.misconduct.ladder').map((one, at) => step(reader, one, at)),
      notice: reader.choice(misconduct.notice ?? 'step', 'vote.misconduct.notice', ['step', 'evidence']),
      cleaning: reader.choice(misconduct.cleaning ?? 'after-close', 'vote.misconduct.cleaning', [
        'after-close',
        'periodic',
      ]),
    },
    grace_seconds: reader.count(given.grace_seconds, 'vote.grace_seconds'),
  }
}

function perhaps<T>(value: unknown, field: string, found: (value: unknown, field: string) => T): T | null {
  return value === null || value === undefined ? null : found(value, field)
}

function allowance(reader: Reader, value: unknown, field: string): Allowance {
  const { per, ballots } = reader.object(value, field)
  const chosen = reader.choice(per, under(field, 'per'), ['campaign', 'batch', 'day'])
  return chosen === 'day' ? { per: chosen, ballots: reader.count(ballots, under(field, 'ballots')) } : { per: chosen }
}

function sameCandidate(reader: Reader, value: unknown): SameCandidate {
  if (value === 'once') return { per: 'campaign' }
  if (value === 'per-slot') return { per: 'ballot' }
  const field = 'vote.same_candidate'
  const { per, times } = reader.object(value, field)
  const chosen = reader.choice(per, under(field, 'per'), ['ballot', 'day', 'campaign'])
  return chosen === 'day' ? { per: chosen, times: reader.count(times, under(field, 'times')) } : { per: chosen }
}

function whileVoting(reader: Reader, value: unknown): VoteRules['results_while_voting'] {
  const field = 'vote.results_while_voting'
  const { mode, minutes } = reader.object(value, field)
  const chosen = reader.choice(mode, under(field, 'mode'), ['hidden', 'live', 'refreshed'])
  if (chosen !== 'refreshed') return { mode: chosen }
  return { mode: chosen, minutes: reader.count(minutes, under(field, 'minutes'), 1) }
}

function step(reader: Reader, value: unknown, at: number): MisconductStep {
  const field = `vote.misconduct.ladder.${at}`
  const { act, days } = reader.object(value, field)
  const chosen = reader.choice(act, under(field, 'act'), ['warn', 'suspend', 'zero', 'disqualify'])
  return chosen === 'suspend' ? { act: chosen, days: reader.count(days, under(field, 'days')) } : { act: chosen }
}
