import { standardVote } from './ballot.ts'
import type { Choice, Settings } from './campaign.ts'
import type { Band, Criterion } from './rubric.ts'
import type { Stage, StageKind } from './stage.ts'
import { templates as english } from './words/en/templates.ts'
import { templates as chinese } from './words/zh-CN/templates.ts'

/** The kinds of campaign that ship with the product, after the notices they come from (product.md "Stages"). */
export const templateNames = ['qingdao', 'national', 'shandong', 'plain'] as const
export type TemplateName = (typeof templateNames)[number]

/** What a template gives a new campaign; its stages get their ids when the campaign is made. */
export interface Template {
  settings: Settings
  stages: Omit<Stage, 'id'>[]
  criteria: Criterion[]
}

type ThemeKey = keyof typeof chinese.themes
type LevelKey = keyof typeof chinese.levels

interface Plan {
  stages: StageKind[]
  /** Number ranges of the voting stages, in order; none means one voting stage for all numbers. */
  batches?: { first: number; last: number }[]
  themes: ThemeKey[]
  levels: LevelKey[]
  quotas?: boolean
  weights: Settings['tally']['weights']
  within?: 'batch'
  allowance: Settings['vote']['allowance']
}

const notice57: ThemeKey[] = ['party', 'neighbour', 'deliberation', 'service', 'technology']
const threeLevels: LevelKey[] = ['district', 'street', 'community']

const plans: Record<TemplateName, Plan> = {
  /** Qingdao 2022-57 §3-§5: no public vote; visit and experts decide. */
  qingdao: {
    stages: ['call', 'recommendation', 'inspection', 'scoring', 'final'],
    themes: notice57,
    levels: threeLevels,
    quotas: true,
    weights: { expert: '100' },
    allowance: { per: 'campaign' },
  },
  /** National cases, second batch: numbers run on, each batch has its own vote. */
  national: {
    stages: ['formal-check', 'scoring', 'voting', 'voting', 'public-notice', 'final'],
    batches: [
      { first: 1, last: 30 },
      { first: 31, last: 60 },
    ],
    themes: notice57,
    levels: threeLevels,
    weights: { expert: '70', public: '30' },
    within: 'batch',
    allowance: { per: 'batch' },
  },
  /** Shandong 2019-50 §2: the preliminary review precedes the recommendation. */
  shandong: {
    stages: ['call', 'preliminary-review', 'recommendation', 'scoring', 'inspection', 'final'],
    themes: ['urban', 'rural'],
    levels: ['county'],
    weights: { expert: '100' },
    allowance: { per: 'campaign' },
  },
  plain: {
    stages: ['call', 'voting', 'scoring', 'public-notice', 'final'],
    themes: notice57,
    levels: threeLevels,
    weights: { expert: '70', public: '30' },
    allowance: { per: 'day', ballots: 1 },
  },
}

/** The settings, stages and rubric that a template starts a campaign with. */
export function templateOf(name: TemplateName): Template {
  const plan = plans[name]
  return { settings: settingsOf(plan), stages: stagesOf(plan), criteria: notice57Criteria() }
}

function settingsOf(plan: Plan): Settings {
  return {
    themes: plan.themes.map((key) => ({ key, label: chinese.themes[key], labelEn: english.themes[key] })),
    levels: plan.levels.map((key) => levelOf(key, plan.quotas ?? false)),
    tally: {
      panel: { method: 'trimmed-mean', drop_high: 1, drop_low: 1, from_sheets: 5 },
      votes: {
        conversion: 'proportional-to-max',
        maximum: 'recomputed',
        ties: 'mean',
        ...(plan.within === undefined ? {} : { within: plan.within }),
      },
      weights: plan.weights,
      rounding: { at: ['party', 'total'], digits: 2, rule: 'half-up' },
      ties: ['expert', 'criterion:carrier', 'untrimmed', 'median', 'first-ranks', 'votes'],
      places: { at_line: 'stop' },
    },
    // What was sent in the last second is still being entered when the vote closes: no ballot is lost by it.
    vote: { ...standardVote, allowance: plan.allowance, grace_seconds: 5 },
    openings: 'public',
  }
}

/** Qingdao 2022-57 §5(2): how many each district may recommend at each level. */
function levelOf(key: LevelKey, withQuota: boolean): Choice {
  const level = { key, label: chinese.levels[key], labelEn: english.levels[key] }
  if (!withQuota || key === 'county') return level
  return { ...level, note: chinese.quotas[key], noteEn: english.quotas[key] }
}

/** Public notice and final list are opened by publishing, so their gate is the organizer. */
function stagesOf({ stages, batches = [] }: Plan): Omit<Stage, 'id'>[] {
  const ranges = [...batches]
  return stages.map((kind, ordinal) => ({
    ordinal,
    kind,
    batch: kind === 'voting' ? (ranges.shift() ?? null) : null,
    gate: kind === 'public-notice' || kind === 'final' ? 'organizer' : 'clock',
    opensAt: null,
    closesAt: null,
    openedAt: null,
    closedAt: null,
  }))
}

/** Qingdao 2022-57 §3: name 30, connotation 30, carrier 40 of mechanism 15, cases 15 and publicity 10. */
function notice57Criteria(): Criterion[] {
  return [
    criterion('name', null, 3000),
    criterion('connotation', null, 3000),
    criterion('carrier', null, 0),
    criterion('mechanism', 'carrier', 1500),
    criterion('cases', 'carrier', 1500),
    criterion('publicity', 'carrier', 1000),
  ]
}

function criterion(key: keyof typeof chinese.criteria, parent: string | null, weight: number): Criterion {
  const [words, wordsEn] = [chinese.criteria[key], english.criteria[key]]
  return {
    key,
    parent,
    label: words.label,
    labelEn: wordsEn.label,
    hint: words.hint,
    hintEn: wordsEn.hint,
    weight,
    bands: bandsOf(words.bands, wordsEn.bands),
  }
}

/** The levels of review.md "Rubric": 90-100, 80-89, 70-79, 0-69. */
const ranges = [
  { label: 'excellent', from: 90, to: 100 },
  { label: 'good', from: 80, to: 89 },
  { label: 'fair', from: 70, to: 79 },
  { label: 'poor', from: 0, to: 69 },
] as const

function bandsOf(words: readonly string[][], wordsEn: readonly string[][]): Band[] {
  return words.flatMap(([text = '', evidence = ''], at) => {
    const range = ranges[at]
    if (range === undefined) return []
    return [
      {
        from: range.from,
        to: range.to,
        label: chinese.bands[range.label],
        labelEn: english.bands[range.label],
        words: text,
        wordsEn: wordsEn[at]?.[0] ?? null,
        evidence,
        evidenceEn: wordsEn[at]?.[1] ?? null,
      },
    ]
  })
}

/** Four empty levels for a criterion that the organizer adds. */
export function emptyBands(): Band[] {
  return bandsOf(
    ranges.map(() => []),
    [],
  )
}
