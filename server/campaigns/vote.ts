import { z } from '@hono/zod-openapi'
import { tiers } from '../domain/identity.ts'

const Count = z.number().int().min(0).max(1000)
const BatchKey = z.string().regex(/^\d{3}-\d{3}$/)

const Allowance = z.discriminatedUnion('per', [
  z.object({ per: z.literal('campaign') }),
  z.object({ per: z.literal('batch') }),
  z.object({ per: z.literal('day'), ballots: Count }),
])

const Step = z.discriminatedUnion('act', [
  z.object({ act: z.literal('warn') }),
  z.object({ act: z.literal('suspend'), days: z.number().int().min(1).max(366) }),
  z.object({ act: z.literal('zero') }),
  z.object({ act: z.literal('disqualify') }),
])

/** The voting rules as the organizer sets them and as the ballot paper carries them: every key present. */
export const Vote = z
  .object({
    min: z.number().int().min(0).max(999),
    max: z.number().int().min(0).max(999),
    allowance: Allowance,
    picks_per_day: z.number().int().min(1).max(1000).nullable(),
    same_candidate: z.discriminatedUnion('per', [
      z.object({ per: z.literal('campaign') }),
      z.object({ per: z.literal('day'), times: z.number().int().min(1).max(1000) }),
      z.object({ per: z.literal('ballot') }),
    ]),
    per_category: z
      .object({ max: z.number().int().min(1).max(999), per: z.enum(['ballot', 'day', 'campaign']) })
      .nullable(),
    batches: z
      .array(
        z.object({
          batch: BatchKey,
          min: z.number().int().min(1).max(999).nullable(),
          max: z.number().int().min(1).max(999).nullable(),
        }),
      )
      .max(60)
      .readonly(),
    ballots_per_address_per_day: z.number().int().min(1).max(1_000_000).nullable(),
    tiers: z
      .array(z.object({ tier: z.enum(tiers), allowance: Allowance.nullable(), must_follow: z.boolean() }))
      .max(tiers.length)
      .readonly(),
    eligibility: z.object({
      confirm: z
        .array(
          z.object({ text: z.string().trim().min(1).max(200), text_en: z.string().trim().min(1).max(300).nullable() }),
        )
        .max(6)
        .readonly(),
      roll: z.boolean(),
    }),
    order: z.enum(['shuffled', 'number']),
    results_while_voting: z.discriminatedUnion('mode', [
      z.object({ mode: z.literal('hidden') }),
      z.object({ mode: z.literal('live') }),
      z.object({ mode: z.literal('refreshed'), minutes: z.number().int().min(1).max(1440) }),
    ]),
    population: z.number().int().min(1).max(2_000_000_000).nullable(),
    misconduct: z.object({
      suspect_days: z.number().int().min(1).max(366).nullable(),
      ladder: z.array(Step).max(8).readonly(),
      notice: z.enum(['step', 'evidence']),
      cleaning: z.enum(['after-close', 'periodic']),
    }),
    grace_seconds: z.number().int().min(0).max(600),
  })
  .openapi('VoteRules')
