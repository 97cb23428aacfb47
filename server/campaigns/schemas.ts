import { z } from '@hono/zod-openapi'
import { tiers } from '../domain/identity.ts'
import type { Headline, Moment, Waiting } from '../domain/overview.ts'
import { isDecimal, roundingRules } from '../domain/points.ts'
import type { Issue, Settled } from '../domain/readiness.ts'
import { stageKinds } from '../domain/stage.ts'
import {
  bandTies,
  districts,
  lineRules,
  maxima,
  panelMethods,
  quotaKeys,
  roundedAt,
} from '../domain/tally/rules.type.ts'
import { Vote } from './vote.ts'

export const ofCampaign = z.object({ campaign: z.string() })
export const ofStage = z.object({ campaign: z.string(), stage: z.string() })

const Decimal = z.string().refine(isDecimal, 'a decimal such as 30 or 12.50')
const Key = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, 'small letters, digits, - and _, beginning with a letter')
const Words = z.string().trim().max(400)
const Time = z.iso.datetime({ precision: 3 })
const Count = z.number().int().min(0).max(1_000_000)

const Choice = z.object({
  key: Key,
  label: z.string().trim().min(1).max(80),
  labelEn: z.string().trim().max(120).nullable(),
  note: Words.exactOptional(),
  noteEn: Words.exactOptional(),
})

const compared = { maximum: z.enum(maxima), ties: z.enum(bandTies), within: z.enum(districts).exactOptional() }

/** How votes become points (scoring.md "Contract"). */
const Votes = z.discriminatedUnion('conversion', [
  z.object({ conversion: z.literal('proportional-to-max'), ...compared }),
  z.object({ conversion: z.literal('share'), ...compared }),
  z.object({ conversion: z.literal('square-root'), ...compared }),
  z.object({ conversion: z.literal('rank-linear'), start: Decimal, step: Decimal, ...compared }),
  z.object({
    conversion: z.literal('brackets'),
    table: z
      .array(z.tuple([Decimal, Decimal]).readonly())
      .max(100)
      .readonly(),
    ...compared,
  }),
  z.object({ conversion: z.literal('capped'), per_vote: Decimal, cap: Decimal, ...compared }),
])

const TieStep = z.union([
  z.enum(['expert', 'public', 'inspection', 'self', 'untrimmed', 'median', 'first-ranks', 'votes']),
  z.templateLiteral(['criterion:', z.string()]),
])

const Tally = z.object({
  panel: z.object({ method: z.enum(panelMethods), drop_high: Count, drop_low: Count, from_sheets: Count }),
  votes: Votes,
  weights: z.object({
    expert: Decimal.exactOptional(),
    public: Decimal.exactOptional(),
    inspection: Decimal.exactOptional(),
    self: Decimal.exactOptional(),
  }),
  rounding: z.object({
    at: z.array(z.enum(roundedAt)).max(4).readonly(),
    digits: z.number().int().min(0).max(9),
    rule: z.enum(roundingRules),
  }),
  ties: z.array(TieStep).max(40).readonly(),
  places: z.object({
    total: Count.exactOptional(),
    by: z.enum(quotaKeys).exactOptional(),
    each: z.record(z.string(), Count).readonly().exactOptional(),
    at_line: z.enum(lineRules),
    seed: z.string().min(1).max(200).exactOptional(),
  }),
  calibration: z.boolean().exactOptional(),
  seed: z.string().min(1).max(200).exactOptional(),
})

/** A campaign's names and host, as its public sheets are headed. */
export const Headed = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  host: z.string(),
  hostEn: z.string().nullable(),
})

const Sections = z.array(z.object({ title: z.string(), sentences: z.array(z.string()) }))

/** Titled sentences in both languages. */
export const SectionsInBoth = z.object({ 'zh-CN': Sections, en: Sections })

/** The settings of a campaign. A draft may be wrong in its sums: only opening asks for them. */
export const Settings = z
  .object({
    themes: z.array(Choice).max(60),
    levels: z.array(Choice).max(20),
    tally: Tally,
    vote: Vote,
    openings: z.enum(['public', 'auditor']),
  })
  .openapi('Settings')

/** Names of a campaign, as its pages and notices print them. */
export const Naming = z.object({
  name: z.string().trim().min(1).max(120),
  nameEn: z.string().trim().max(200).nullable().default(null),
  host: z.string().trim().min(1).max(120),
  hostEn: z.string().trim().max(200).nullable().default(null),
  zone: z.string().max(60).default('Asia/Shanghai'),
})

const Points = z.number().int().min(0).max(100)

export const Criterion = z
  .object({
    key: Key,
    parent: Key.nullable(),
    label: z.string().trim().max(80),
    labelEn: z.string().trim().max(120).nullable(),
    hint: Words,
    hintEn: Words.nullable(),
    weight: z.number().int().min(0).max(10_000).describe('Hundredths: 30.00 is 3000; 0 for a group.'),
    bands: z
      .array(
        z.object({
          from: Points,
          to: Points,
          label: z.string().trim().max(20),
          labelEn: z.string().trim().max(30).nullable(),
          words: Words,
          wordsEn: Words.nullable(),
          evidence: Words,
          evidenceEn: Words.nullable(),
        }),
      )
      .max(10),
  })
  .openapi('RubricCriterion')

export const Window = z.object({ opensAt: Time.nullable(), closesAt: Time.nullable() })

const Batch = z.object({ first: z.number().int().min(1).max(999), last: z.number().int().min(1).max(999) })

/** A stage as the organizer plans it; one with a known `id` keeps it. */
export const PlannedStage = Window.extend({
  id: z.string().exactOptional(),
  kind: z.enum(stageKinds),
  batch: Batch.nullable(),
  gate: z.enum(['clock', 'organizer']),
})

export const Stage = z.object({
  id: z.string(),
  ordinal: z.number().int(),
  kind: z.enum(stageKinds),
  batch: Batch.nullable(),
  gate: z.enum(['clock', 'organizer']),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  state: z.enum(['planned', 'open', 'closed']),
})

const Figures = z.object({
  candidates: z.number().int(),
  withdrawn: z.number().int(),
  experts: z.number().int(),
  acceptedExperts: z.number().int(),
  sheets: z.number().int(),
  sheetsExpected: z.number().int(),
  scoringForecast: z.string().nullable(),
  ballots: z.number().int(),
  recentBallots: z.number().int().describe('Of the 24 hours before `ballotsAt`.'),
  ballotsAt: z.string().describe('Ballots are counted up to this half hour.'),
})

export const CampaignFacts = z
  .object({
    id: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    host: z.string(),
    hostEn: z.string().nullable(),
    template: z.string(),
    zone: z.string(),
    person: z.string().describe('Name of the person who asks.'),
    role: z.enum(['organizer', 'auditor']),
    now: z.string(),
    frozenAt: z.string().nullable(),
    rulesSha256: z.string().nullable(),
    settings: Settings,
    criteria: z.array(Criterion),
    stages: z.array(Stage),
    figures: Figures,
    usableTiers: z.array(z.enum(tiers)).readonly().describe('Ways to vote that this server can offer.'),
    headline: z.custom<Headline>().openapi('Headline', { type: 'object' }),
    issues: z.array(z.custom<Issue>().openapi('Issue', { type: 'object' })),
    settled: z.array(z.custom<Settled>().openapi('Settled', { type: 'object' })),
    waiting: z.array(z.custom<Waiting>().openapi('Waiting', { type: 'object' })),
    next: z.custom<Moment>().nullable().openapi('Moment', { type: 'object' }),
  })
  .openapi('CampaignFacts')

export type CampaignFacts = z.infer<typeof CampaignFacts>
