import { z } from '@hono/zod-openapi'

export const ofCampaign = z.object({ campaign: z.string() })

const Count = z.number().int()

const Standing = z.object({
  number: Count,
  name: z.string(),
  votes: Count,
  place: Count.describe('Equal votes share a place, and the next one is left out.'),
})

/** Votes before the result: every accepted ballot, also those that screening may later not count. */
export const Standings = z
  .object({
    mode: z.enum(['hidden', 'live', 'refreshed']),
    minutes: Count.nullable().describe(
      'So many minutes lie between two refreshes; null where votes are shown at once.',
    ),
    at: z.string().describe('Every ballot cast before this instant is in it, and no other.'),
    next: z.string().nullable().describe('The next refresh.'),
    beforeScreening: z.literal(true),
    ballots: Count,
    standings: z.array(Standing).describe('Most votes first.'),
  })
  .openapi('Standings')

const Stretch = z.object({ at: z.string().describe('Start, RFC 3339 UTC.'), accepted: Count, refused: Count })

const Unit = z.object({
  unit: z.string(),
  candidates: Count,
  votes: Count,
  share: z.string().describe('Percent of all votes, one decimal.'),
  impossible: z.boolean().describe('More votes than the ballots can have given.'),
})

const Turnout = z.object({
  population: Count,
  possible: Count.describe('The most ballots that so many people can have cast by now.'),
  share: z.string().describe('Percent of `possible`, one decimal.'),
  exceeded: z.boolean(),
})

const Tier = z.object({
  tier: z.string(),
  ballots: Count,
  share: z.string().describe('Percent of all ballots, one decimal.'),
  issued: Count.nullable().describe('Codes or rows of the roll given out; null where identities are not given out.'),
  exceeded: z.boolean().describe('More ballots than the identities given out can have cast.'),
})

export const VotingDesk = z
  .object({
    now: z.string(),
    state: z.enum(['planned', 'open', 'closed']),
    ballots: Count,
    lastHour: Count,
    refused: Count,
    recent: z.array(Stretch).describe('The last 24 hours of voting in slices of five minutes; empty slices left out.'),
    recentFrom: z.string(),
    hours: z.array(Stretch).describe('The whole vote by the hour; empty hours left out.'),
    tiers: z.array(Tier),
    refusals: z
      .array(z.object({ code: z.string(), refusals: Count, recent: Count }))
      .describe('`recent`: the last hour.'),
    turnout: Turnout.nullable().describe('Null where the rules name no population.'),
    log: z.object({
      state: z.enum(['open', 'behind']).describe('`behind`: read-only, the database is older than what was signed.'),
      entries: Count,
      signed: Count,
      signedAt: z.string().nullable(),
      waiting: Count.describe('Ballots that wait in this server.'),
      waitedMs: Count,
    }),
    shown: z
      .object({ at: z.string(), next: z.string().nullable(), units: z.array(Unit) })
      .nullable()
      .describe('By unit of the chosen candidates, as far as the rules show votes; null while they are hidden.'),
  })
  .openapi('VotingDesk')

export type Standings = z.infer<typeof Standings>
export type VotingDesk = z.infer<typeof VotingDesk>
