import type { Wording } from '../../words.ts'
import type { rules as chinese } from '../zh-CN/rules.ts'

/** The rule sheet: made from the frozen rules, one thing a sentence. */
export const rules: Wording<typeof chinese> = {
  stageName: {
    call: 'Call',
    recommendation: 'Recommendation',
    'formal-check': 'Formal check',
    'preliminary-review': 'Preliminary review',
    voting: 'Public vote',
    scoring: 'Expert scores',
    inspection: 'On-site visit',
    'public-notice': 'Public notice',
    final: 'Final list',
  },
  heads: {
    stages: 'Stages',
    vote: 'The vote',
    fair: 'Against brushing',
    scores: 'Expert scores',
    total: 'The total',
    ties: 'Ties and places',
    record: 'Records and checks',
  },
  window: (stage, opens, closes) => `${stage}: ${opens} to ${closes}.`,
  byAct: (stage, opens, closes) => `${stage}: planned for ${opens} to ${closes}, opened by the organizer.`,
  noticed: (stage, opens, closes) => `${stage}: begins when the list is published, planned for ${opens} to ${closes}.`,
  whenPublished: (stage) => `${stage}: begins when the list is published.`,
  batch: (stage, first, last) => `${stage} (numbers ${first} to ${last})`,
  criterion: (label, weight) => `${label} ${weight} %`,
  group: (label, weight, parts) => `${label} ${weight} % (${parts})`,
  criteria: (list) => `Every expert scores every nomination from 0 to 100 on each criterion: ${list}.`,
  panel: {
    mean: () => 'The expert score of a nomination is the mean of its complete score sheets.',
    median: () => 'The expert score of a nomination is the median of its complete score sheets.',
    'trimmed-mean': (high, low, from) =>
      `With ${from} sheets or more, the highest ${high} and the lowest ${low} are dropped before the mean is taken; with fewer, all count.`,
  },
  missing: 'A sheet that lacks a criterion is incomplete and left out; it is never a zero.',
  weights: (parts) => `The total is the weighted sum of what each party gave: ${parts}.`,
  party: { expert: 'experts', public: 'public', inspection: 'on-site visit', self: 'self-assessment' },
  share: (party, weight) => `${party} ${weight} %`,
  conversion: {
    'proportional-to-max': (field) => `Public score: the most votes ${field} give 100, the others in proportion.`,
    share: (field) => `Public score: a nomination's share of all votes ${field}, in percent.`,
    'square-root': (field) =>
      `Public score: the most votes ${field} give 100, the others by the square root of the proportion.`,
    'rank-linear': (field, start, step) =>
      `Public score: by rank of votes ${field}; first ${start}, each further place ${step} less, never below 0.`,
    brackets: (field, table) => `Public score: by brackets of votes ${field}: ${table}.`,
    bracket: (from, points) => `from ${from} votes ${points}`,
    capped: (_field, each, cap) => `The public vote is a bonus of ${each} a vote, at most ${cap}, added to the total.`,
  },
  field: {
    all: 'among all nominations',
    batch: 'in the same batch',
    level: 'at the same level',
    theme: 'in the same theme',
    unit: 'in the same unit',
  },
  bandTies: {
    mean: 'Equal votes share the mean of the places they fill.',
    minimum: 'Equal votes all get the lowest of the places they fill.',
  },
  maximum: {
    recomputed: 'When a nomination is disqualified or withdrawn, the maximum is taken anew from those left.',
    frozen: 'When a nomination is disqualified or withdrawn, the maximum stays as it was.',
  },
  rounding: (places, digits, rule) =>
    `Rounding: ${places} to ${digits} decimals, ${rule}; what is printed is what is compared.`,
  noRounding: 'Nothing is rounded on the way.',
  roundedAt: { criterion: 'each criterion', sheet: 'each sheet', party: "each party's score", total: 'the total' },
  roundingRule: { 'half-up': 'half up', 'half-even': 'half to even', truncate: 'cut off' },
  ties: (chain) =>
    `Equal totals are compared by, in turn: ${chain}; what is still equal shares the rank, and the next rank stays empty.`,
  tieStep: {
    expert: 'expert score',
    public: 'public score',
    inspection: 'visit score',
    self: 'self-assessment',
    untrimmed: 'mean of all sheets',
    median: 'median of the sheets',
    'first-ranks': 'how many experts put it first',
    votes: 'votes',
  },
  tieCriterion: (label) => `points for “${label}”`,
  places: {
    open: 'The whole ranking is published; there is no line.',
    total: (count) => `${count} places are given.`,
    by: (field, each) => `Places are given by ${field}: ${each}.`,
    each: (label, count) => `${label} ${count}`,
    field: { level: 'level', unit: 'unit', theme: 'theme' },
  },
  atLine: {
    stop: 'A tie at the line stops the result until the organizer announces how it is settled.',
    admit: 'A tie at the line admits all who share it.',
    lot: 'A tie at the line is drawn by lot from a seed published beforehand, which anyone can repeat.',
  },
  openings: {
    public:
      'After the final list the choices on all ballots, without identities, are published, so that anyone can count again.',
    auditor: 'The choices on ballots go to the auditor only.',
  },
  changed: 'After opening the rules no longer change; another deadline needs a reason and stands in the public log.',
  twoPersons: 'Publishing a result takes two persons, one after the other.',
  and: ', ',
  between: ', ',
}
