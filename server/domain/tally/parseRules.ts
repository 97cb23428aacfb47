import { decimal, equal, HUNDRED, printExact, roundingRules, sum, ZERO } from '../points.ts'
import { isGroup, leafCriteria } from './criteria.ts'
import { parsePlaces } from './parsePlaces.ts'
import { parseVoteRule } from './parseVoteRule.ts'
import type { Reader } from './reader.ts'
import { createReader, under } from './reader.ts'
import {
  type Criterion,
  type CriterionGroup,
  type PanelRule,
  panelMethods,
  parties,
  roundedAt,
  type TallyRounding,
  type TallyRules,
  type TieStep,
} from './rules.type.ts'
import type { TallyRefusal } from './tally.type.ts'

/** Tie chain where the rules name none (scoring.md, contract). */
const DEFAULT_TIES: readonly TieStep[] = ['expert', 'criterion:carrier', 'untrimmed', 'median', 'first-ranks', 'votes']
const DEFAULT_WEIGHTS = { expert: '70', public: '30' }
const RULE_KEYS = ['panel', 'votes', 'weights', 'rounding', 'ties', 'places', 'calibration', 'seed']
const MOST_DIGITS = 9

function requireHundred(reader: Reader, weights: readonly string[], field: string): void {
  const total = sum(weights.map(decimal))
  if (!equal(total, HUNDRED)) reader.refuse({ code: 'weights-sum', field, sum: printExact(total, 0) ?? '' })
}

function parseLeaf(reader: Reader, value: unknown, field: string): Criterion {
  const leaf = reader.object(value, field, { required: ['key', 'weight'], allowed: [] })
  return {
    key: reader.text(leaf.key, under(field, 'key')),
    weight: reader.decimal(leaf.weight, under(field, 'weight'), '0', '100'),
  }
}

function parseCriterion(reader: Reader, value: unknown, field: string): Criterion | CriterionGroup {
  if (reader.object(value, field).of === undefined) return parseLeaf(reader, value, field)
  const group = reader.object(value, field, { required: ['key', 'of'], allowed: [] })
  const leaves = reader.list(group.of, under(field, 'of'))
  if (leaves.length === 0) reader.refuse({ code: 'field-missing', field: under(field, 'of[0]') })
  return {
    key: reader.text(group.key, under(field, 'key')),
    of: leaves.map((leaf, at) => parseLeaf(reader, leaf, under(field, `of[${at}]`))),
  }
}

function parseCriteria(reader: Reader, value: unknown): TallyRules['criteria'] {
  const field = 'rules.criteria'
  const criteria = reader
    .list(value, field)
    .map((criterion, at) => parseCriterion(reader, criterion, `${field}[${at}]`))
  const seen = new Set<string>()
  for (const [at, criterion] of criteria.entries()) {
    const leaves = isGroup(criterion) ? criterion.of.map(({ key }, leafAt) => [key, `.of[${leafAt}]`] as const) : []
    for (const [key, place] of [[criterion.key, ''] as const, ...leaves]) {
      if (seen.has(key)) reader.refuse({ code: 'field-duplicate', field: `${field}[${at}]${place}.key` })
      seen.add(key)
    }
  }
  const weights = leafCriteria(criteria).map(({ weight }) => weight)
  requireHundred(reader, weights, field)
  return criteria
}

function parsePanel(reader: Reader, value: unknown): PanelRule {
  const field = 'rules.panel'
  const panel = reader.object(value ?? {}, field, {
    required: [],
    allowed: ['method', 'drop_high', 'drop_low', 'from_sheets'],
  })
  const { method = 'trimmed-mean', drop_high = 1, drop_low = 1, from_sheets = 5 } = panel
  return {
    method: reader.choice(method, under(field, 'method'), panelMethods),
    drop_high: reader.count(drop_high, under(field, 'drop_high')),
    drop_low: reader.count(drop_low, under(field, 'drop_low')),
    from_sheets: reader.count(from_sheets, under(field, 'from_sheets')),
  }
}

function parseWeights(reader: Reader, value: unknown, capped: boolean): TallyRules['weights'] {
  const field = 'rules.weights'
  const weights = reader.object(value ?? DEFAULT_WEIGHTS, field, { required: [], allowed: parties })
  const named = parties.filter((party) => weights[party] !== undefined)
  const entries = named.map(
    (party) => [party, reader.decimal(weights[party], under(field, party), '0', '100')] as const,
  )
  const bonus = entries.find(([party]) => party === 'public')?.[1] ?? '0'
  if (capped && !equal(decimal(bonus), ZERO)) {
    reader.refuse({ code: 'field-range', field: under(field, 'public'), low: '0', high: '0' })
  }
  requireHundred(
    reader,
    entries.map(([, weight]) => weight),
    field,
  )
  return Object.fromEntries(entries)
}

function parseRounding(reader: Reader, value: unknown): TallyRounding {
  const field = 'rules.rounding'
  const rounding = reader.object(value ?? {}, field, { required: [], allowed: ['at', 'digits', 'rule'] })
  const { at = ['party', 'total'], digits = 2, rule = 'half-up' } = rounding
  return {
    at: reader
      .list(at, under(field, 'at'))
      .map((place, index) => reader.choice(place, under(field, `at[${index}]`), roundedAt)),
    digits: reader.count(digits, under(field, 'digits'), 0, MOST_DIGITS),
    rule: reader.choice(rule, under(field, 'rule'), roundingRules),
  }
}

function parseTies(reader: Reader, value: unknown, criteria: TallyRules['criteria']): readonly TieStep[] {
  if (value === undefined) return DEFAULT_TIES
  const field = 'rules.ties'
  const keys = [...criteria.map(({ key }) => key), ...leafCriteria(criteria).map(({ key }) => key)]
  const criterionSteps = [...new Set(keys)].map((key): TieStep => `criterion:${key}`)
  const steps = reader
    .list(value, field)
    .map((step, at) =>
      reader.choice<TieStep>(step, `${field}[${at}]`, [
        ...parties,
        'untrimmed',
        'median',
        'first-ranks',
        'votes',
        ...criterionSteps,
      ]),
    )
  const again = steps.findIndex((step, at) => steps.indexOf(step) < at)
  if (again >= 0) reader.refuse({ code: 'field-duplicate', field: `${field}[${again}]` })
  return steps
}

/** The rules with every default filled in, read by `reader`, which remembers the first fault. */
export function readRules(reader: Reader, value: unknown): TallyRules {
  const rules = reader.object(value, 'rules', { required: ['criteria'], allowed: RULE_KEYS })
  const criteria = parseCriteria(reader, rules.criteria)
  const votes = parseVoteRule(reader, rules.votes)
  return {
    criteria,
    panel: parsePanel(reader, rules.panel),
    votes,
    weights: parseWeights(reader, rules.weights, votes.conversion === 'capped'),
    rounding: parseRounding(reader, rules.rounding),
    ties: parseTies(reader, rules.ties, criteria),
    places: parsePlaces(reader, rules.places, rules.seed),
    ...(rules.calibration === undefined ? {} : { calibration: reader.boolean(rules.calibration, 'rules.calibration') }),
    ...(rules.seed === undefined ? {} : { seed: reader.text(rules.seed, 'rules.seed') }),
  }
}

/** The rules of a tally with every default filled in, or the first fault by the name of its field. */
export function parseTallyRules(value: unknown): TallyRules | TallyRefusal {
  const reader = createReader()
  const rules = readRules(reader, value)
  const fault = reader.fault()
  return fault ? { refusal: fault } : rules
}
