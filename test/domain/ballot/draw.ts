import {
  type Allowance,
  type Ballot,
  type Standing,
  standardVote,
  type VoteRules,
} from '../../../server/domain/ballot.ts'
import type { Tier } from '../../../server/domain/identity.ts'
import { seeded } from '../../../server/domain/seeded.ts'
import type { Stage } from '../../../server/domain/stage.ts'
import { makeStage } from '../../make.ts'

/** A ballot that somebody tries to cast. */
export interface Try {
  voter: string
  tier: Tier
  arrived: string
  at: string
  ballot: Ballot
}

/** A ballot that was accepted. */
export interface Past {
  voter: string
  at: string
  slot: string
  choices: readonly number[]
}

/** A campaign drawn by chance, and what its voters try, in the order of the log. */
export interface Drawn {
  rules: VoteRules
  zone: string
  stages: Stage[]
  candidates: ReadonlyMap<number, Standing>
  tries: Try[]
}

/** Days on which clocks change in one of the zones, and one on which none does. */
const beginnings = [
  '2026-10-31T00:00:00.000Z',
  '2026-10-03T00:00:00.000Z',
  '2026-03-07T12:00:00.000Z',
  '2026-06-01T09:00:00.000Z',
]
const zones = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC']

/** The campaign of a seed: the same one every time. */
export function drawCampaign(seed: string, tries = 12): Drawn {
  const chance = seeded(seed)
  const whole = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  const one = <T>(first: T, ...rest: T[]): T => [first, ...rest][whole(0, rest.length)] ?? first
  const now = Date.parse(beginnings[whole(0, 3)] ?? '')
  const after = (hours: number) => new Date(now + hours * 3_600_000).toISOString()

  const allowance = (): Allowance =>
    one<Allowance>(
      { per: 'campaign' },
      { per: 'batch' },
      { per: 'day', ballots: whole(1, 4) },
      { per: 'day', ballots: 3 },
    )
  const shape = whole(0, 3)
  const ranges = [
    [null],
    [{ first: 1, last: 6 }],
    [
      { first: 1, last: 6 },
      { first: 7, last: 12 },
    ],
    [{ first: 1, last: 12 }],
  ]
  const stages = (ranges[shape] ?? [null]).map((batch, ordinal) => {
    const opens = whole(-4, 20)
    const closes = opens + whole(20, 100)
    const closedAt = chance() < 0.15 ? after(opens + whole(5, 60)) : null
    return makeStage('voting', ordinal, { batch, opensAt: after(opens), closesAt: after(closes), closedAt })
  })
  const min = whole(1, 2)
  const rules: VoteRules = {
    ...standardVote,
    min,
    max: min + whole(0, 4),
    allowance: allowance(),
    picks_per_day: one(null, null, whole(3, 8)),
    same_candidate: one<VoteRules['same_candidate']>(
      { per: 'campaign' },
      { per: 'day', times: whole(1, 2) },
      { per: 'ballot' },
    ),
    per_category: one(null, null, { max: whole(1, 3), per: one('ballot', 'day', 'campaign') }),
    batches: chance() < 0.3 ? [{ batch: one('001-006', '007-012'), min: one(null, 1, 2), max: one(null, 2, 3) }] : [],
    tiers: one<VoteRules['tiers']>(
      standardVote.tiers,
      standardVote.tiers,
      [
        { tier: 'sms', allowance: allowance(), must_follow: false },
        { tier: 'device', allowance: null, must_follow: false },
      ],
      [{ tier: 'roll', allowance: null, must_follow: false }],
    ),
    eligibility: { confirm: chance() < 0.15 ? [{ text: '年满 18 周岁', text_en: null }] : [], roll: chance() < 0.1 },
    grace_seconds: one(0, 0, 600),
  }
  const candidates = new Map<number, Standing>()
  for (let number = 1; number <= 12; number++) {
    const state = one<Standing['state']>(
      'admitted',
      'admitted',
      'admitted',
      'admitted',
      'admitted',
      'admitted',
      'suspended',
      'withdrawn',
      'disqualified',
    )
    if (chance() > 0.04) candidates.set(number, { state, category: one('a', 'b', 'c', null) })
  }
  const standing = [...candidates].filter(([, { state }]) => state === 'admitted').map(([number]) => number)
  const tierOfVoter = rules.tiers.map(({ tier }) => tier)
  let hour = whole(-2, 12)
  return {
    rules,
    zone: zones[whole(0, zones.length - 1)] ?? 'UTC',
    stages,
    candidates,
    tries: inOrder(
      Array.from({ length: tries }, (): Try => {
        hour += chance() * 10
        const waited = chance() < 0.2 ? chance() * 0.3 : 0
        const close = Date.parse(stages[0]?.closesAt ?? '')
        const closing = chance() < 0.08 ? (close - now) / 3_600_000 + chance() * 0.3 - 0.05 : null
        const entered = closing ?? hour
        const range = shape === 2 ? one('001-006', '007-012') : undefined
        const batch = chance() < 0.02 ? '010-019' : chance() < 0.6 ? range : undefined
        const [low, high] = batch === '001-006' ? [1, 6] : batch === '007-012' ? [7, 12] : [1, 12]
        const likely = standing.filter((number) => number >= low && number <= high)
        const choices: number[] = []
        for (let wanted = whole(rules.min, rules.max); wanted > 0; wanted--) {
          const number = chance() < 0.03 ? whole(0, 13) : (likely[whole(0, likely.length - 1)] ?? 1)
          if (chance() < 0.02 || !choices.includes(number)) choices.push(number)
        }
        return {
          voter: one('an', 'bo'),
          tier: chance() < 0.05 ? one('wechat', 'device') : (tierOfVoter[whole(0, tierOfVoter.length - 1)] ?? 'device'),
          arrived: after(entered - waited),
          at: after(entered),
          ballot: {
            choices,
            ...(batch === undefined ? {} : { batch }),
            ...(chance() < 0.9 ? { confirmed: true } : {}),
          },
        }
      }),
    ),
  }
}

function inOrder(tries: Try[]): Try[] {
  return tries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
