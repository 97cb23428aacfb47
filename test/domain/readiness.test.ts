import { describe, expect, it } from 'vitest'
import type { Campaign } from '../../server/domain/campaign.ts'
import { type IssueCode, issuesBeforeFreeze, type ReadinessFacts, settledParts } from '../../server/domain/readiness.ts'
import { templateNames, templateOf } from '../../server/domain/templates.ts'
import { makeCampaign, makeStage, someCriteria, someSettings } from '../make.ts'

const now = '2026-05-20T00:00:00.000Z'
const facts: ReadinessFacts = {
  now,
  candidates: [1, 2, 3, 4, 5],
  experts: 7,
  acceptedExperts: 7,
  confirmers: 2,
  usableTiers: ['device', 'code', 'roll', 'sms'],
}
const bands = [
  { from: 0, to: 100, label: '全', labelEn: null, words: '一', wordsEn: null, evidence: '', evidenceEn: null },
]
const criteria = someCriteria.map((criterion) => ({ ...criterion, bands }))
const sound = makeCampaign({
  criteria,
  stages: [makeStage('voting', 0), makeStage('scoring', 1), makeStage('final', 2, { opensAt: null, closesAt: null })],
})

const { tally, vote } = someSettings
const batch = { first: 1, last: 4 }
type Fault = [change: Partial<Campaign>, change?: Partial<ReadinessFacts>]
const tallied = (change: Partial<typeof tally>): Fault => [
  { settings: { ...someSettings, tally: { ...tally, ...change } } },
]
const voted = (change: Partial<typeof vote>): Fault => [{ settings: { ...someSettings, vote: { ...vote, ...change } } }]
const staged = (...stages: Campaign['stages']): Fault => [
  { stages: [...stages, makeStage('scoring', 8), makeStage('final', 9, { opensAt: null, closesAt: null })] },
]
const leaf = (change: Partial<(typeof criteria)[number]>): Fault => [
  { criteria: criteria.map((one, at) => (at === 2 ? { ...one, ...change } : one)) },
]

/** For every issue one campaign that has it and lacks nothing else, and the field it must name. */
const faults: Record<IssueCode, [fault: Fault, field: string]> = {
  'no-stages': [[{ stages: [] }], 'stages'],
  'stages-undated': [staged(makeStage('voting', 0, { closesAt: null })), 'stages.0.closesAt'],
  'stage-window-reversed': [
    staged(makeStage('voting', 0, { opensAt: '2026-07-01T00:00:00.000Z' })),
    'stages.0.closesAt',
  ],
  'stage-window-past': [
    staged(makeStage('voting', 0, { opensAt: '2026-05-01T00:00:00.000Z', closesAt: now })),
    'stages.0.closesAt',
  ],
  'stage-before-close': [staged(makeStage('voting', 0), makeStage('public-notice', 1)), 'stages.1.opensAt'],
  'party-without-stage': [[{ stages: [makeStage('scoring', 0)] }], 'stages'],
  'batches-overlap': [
    staged(makeStage('voting', 0, { batch }), makeStage('voting', 1, { batch: { first: 4, last: 9 } })),
    'stages.1.batch',
  ],
  'batches-missing': [voted({ allowance: { per: 'batch' } }), 'stages.0.batch'],
  'candidates-outside-batches': [staged(makeStage('voting', 0, { batch })), 'stages.0.batch'],
  'rubric-empty': [[{ criteria: [] }], 'criteria'],
  'rubric-too-long': [
    [
      {
        criteria: Array.from({ length: 25 }, (_, at) => ({
          ...someCriteria[0],
          key: `c${at}`,
          parent: null,
          label: '项',
          labelEn: null,
          hint: '',
          hintEn: null,
          weight: 400,
          bands,
        })),
        settings: { ...someSettings, tally: { ...tally, ties: ['expert'] } },
      },
    ],
    'criteria',
  ],
  'rubric-weights': [leaf({ weight: 3990 }), 'criteria.2.weight'],
  'rubric-unnamed': [leaf({ label: ' ' }), 'criteria.2.label'],
  'rubric-bands': [leaf({ bands: bands.map((band) => ({ ...band, to: 99 })) }), 'criteria.2.bands'],
  'rubric-bands-missing': [leaf({ bands: [] }), 'criteria.2.bands'],
  'party-weights': [tallied({ weights: { expert: '70', public: '29.99' } }), 'tally.weights'],
  'ties-missing': [tallied({ ties: [] }), 'tally.ties'],
  'vote-range': [voted({ min: 3, max: 2 }), 'vote.max'],
  'vote-more-than-candidates': [voted({ min: 6 }), 'vote.min'],
  'vote-days': [voted({ allowance: { per: 'day', ballots: 0 } }), 'vote.allowance'],
  'vote-picks-day': [voted({ min: 3, picks_per_day: 2 }), 'vote.picks_per_day'],
  'vote-categories': [voted({ min: 5, per_category: { max: 2, per: 'ballot' } }), 'vote.per_category'],
  'vote-batch-limit': [voted({ batches: [{ batch: '001-004', min: 1, max: 2 }] }), 'vote.batches.0'],
  'vote-tiers-missing': [voted({ tiers: [] }), 'vote.tiers'],
  'vote-tier-unavailable': [
    voted({
      tiers: [
        { tier: 'sms', allowance: null, must_follow: false },
        { tier: 'email', allowance: null, must_follow: false },
      ],
    }),
    'vote.tiers.1',
  ],
  'vote-roll': [voted({ eligibility: { confirm: [], roll: true } }), 'vote.eligibility.roll'],
  'tally-rules': [tallied({ ties: ['criterion:none'] }), 'tally.ties[0]'],
  'candidates-missing': [[{}, { candidates: [] }], 'nominations'],
  'candidates-later': [[{ stages: [makeStage('call', 0), ...sound.stages] }, { candidates: [] }], 'nominations'],
  'experts-missing': [[{}, { experts: 0, acceptedExperts: 0 }], 'experts'],
  'experts-few': [[{}, { experts: 4, acceptedExperts: 4 }], 'experts'],
  'experts-not-accepted': [[{}, { acceptedExperts: 6 }], 'experts'],
  'second-person-missing': [[{}, { confirmers: 1 }], 'organizers'],
  'choices-missing': [[{ settings: { ...someSettings, themes: [] } }], 'themes'],
}

describe('what is missing before opening', () => {
  it('is nothing for a campaign that has everything, which is then settled in every part', () => {
    expect(issuesBeforeFreeze(sound, facts)).toEqual([])
    expect(settledParts(sound, facts, []).map(({ code }) => code)).toEqual([
      'themes-and-levels',
      'dates',
      'rubric',
      'rules',
      'people',
      'nominations',
    ])
  })

  it.each(Object.entries(faults))('names %s, alone and by its field', (code, [[change, given = {}], field]) => {
    const issues = issuesBeforeFreeze({ ...sound, ...change }, { ...facts, ...given })
    expect(issues.map((issue) => [issue.code, issue.field])).toEqual([[code, field]])
  })

  it('puts what must be done before what should', () => {
    const issues = issuesBeforeFreeze(
      { ...sound, settings: { ...someSettings, themes: [] } },
      { ...facts, confirmers: 0 },
    )
    expect(issues.map(({ severity }) => severity)).toEqual(['must', 'should'])
  })

  it.each(templateNames)('needs of template %s only what no template can know', (name) => {
    const { settings, criteria: rubric, stages } = templateOf(name)
    const day = (at: number) => `2026-06-${String(at + 1).padStart(2, '0')}T00:00:00.000Z`
    const dated = stages.map((stage) => ({
      ...stage,
      id: `${stage.ordinal}`,
      opensAt: day(stage.ordinal * 3),
      closesAt: day(stage.ordinal * 3 + 3),
    }))
    expect(issuesBeforeFreeze(makeCampaign({ settings, criteria: rubric, stages: dated }), facts)).toEqual([])
  })
})
