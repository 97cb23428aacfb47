import { decimal } from '../points.ts'
import { leafCriteria } from './criteria.ts'
import { readRules } from './parseRules.ts'
import type { Reader } from './reader.ts'
import { createReader, under } from './reader.ts'
import { type District, districts, type TallyRules } from './rules.type.ts'
import type { Nomination, ScoreSheet, TallyInput, TallyRefusal } from './tally.type.ts'

const INPUT_KEYS = ['sheets', 'votes', 'inspections', 'self', 'disqualified', 'withdrawn']

function parseNomination(reader: Reader, value: unknown, field: string, needs: ReadonlySet<District>): Nomination {
  const nomination = reader.object(value, field, { required: ['number', ...needs], allowed: districts })
  const present = districts.filter((key) => nomination[key] !== undefined)
  return {
    number: reader.count(nomination.number, under(field, 'number'), 1),
    ...Object.fromEntries(present.map((key) => [key, reader.text(nomination[key], under(field, key))])),
  }
}

function parseNominations(reader: Reader, value: unknown, rules: TallyRules): readonly Nomination[] {
  const needs = new Set<District>()
  if (rules.votes.within) needs.add(rules.votes.within)
  if (rules.places.by) needs.add(rules.places.by)
  const seen = new Set<number>()
  return reader.list(value, 'nominations').map((entry, at) => {
    const field = `nominations[${at}]`
    const nomination = parseNomination(reader, entry, field, needs)
    if (seen.has(nomination.number)) reader.refuse({ code: 'field-duplicate', field: under(field, 'number') })
    seen.add(nomination.number)
    return nomination
  })
}

function parseScores(reader: Reader, value: unknown, field: string, keys: readonly string[]): ScoreSheet['scores'] {
  const scores = reader.object(value, field, { required: [], allowed: keys })
  return Object.fromEntries(
    Object.entries(scores).map(([key, score]) => [
      key,
      score === null ? null : reader.decimal(score, under(field, key), '0', '100'),
    ]),
  )
}

function parseSheets(
  reader: Reader,
  value: unknown,
  rules: TallyRules,
  known: ReadonlySet<number>,
): readonly ScoreSheet[] {
  const keys = leafCriteria(rules.criteria).map(({ key }) => key)
  const seen = new Set<string>()
  return reader.list(value, 'sheets').map((entry, at) => {
    const field = `sheets[${at}]`
    const sheet = reader.object(entry, field, { required: ['nomination', 'expert', 'scores'], allowed: [] })
    const nomination = reader.count(sheet.nomination, under(field, 'nomination'), 1)
    const expert = reader.text(sheet.expert, under(field, 'expert'))
    if (!known.has(nomination)) reader.refuse({ code: 'field-reference', field: under(field, 'nomination') })
    if (seen.has(`${nomination} ${expert}`)) reader.refuse({ code: 'field-duplicate', field: under(field, 'expert') })
    seen.add(`${nomination} ${expert}`)
    return { nomination, expert, scores: parseScores(reader, sheet.scores, under(field, 'scores'), keys) }
  })
}

function parseByNumber<T>(
  reader: Reader,
  value: unknown,
  field: string,
  known: ReadonlySet<number>,
  read: (entry: unknown, field: string) => T,
): { readonly [number: string]: T } {
  const names = new Set([...known].map(String))
  return Object.fromEntries(
    Object.entries(reader.object(value, field)).map(([number, entry]) => {
      if (!names.has(number)) reader.refuse({ code: 'field-reference', field: under(field, number) })
      return [number, read(entry, under(field, number))]
    }),
  )
}

function parseNumbers(reader: Reader, value: unknown, field: string, known: ReadonlySet<number>): readonly number[] {
  const numbers = reader.list(value, field).map((entry, at) => reader.count(entry, `${field}[${at}]`, 1))
  for (const [at, number] of numbers.entries()) {
    if (!known.has(number)) reader.refuse({ code: 'field-reference', field: `${field}[${at}]` })
    if (numbers.indexOf(number) < at) reader.refuse({ code: 'field-duplicate', field: `${field}[${at}]` })
  }
  return numbers
}

function weighs(rules: TallyRules, party: 'expert' | 'public'): boolean {
  return decimal(rules.weights[party] ?? '0').n > 0n
}

/** Sheets may be absent where no expert weight asks for them, votes where no vote counts. */
function requiredKeys(rules: TallyRules): readonly string[] {
  return [
    'rules',
    'nominations',
    ...(weighs(rules, 'expert') ? ['sheets'] : []),
    ...(weighs(rules, 'public') || rules.votes.conversion === 'capped' ? ['votes'] : []),
  ]
}

/**
 * The input of `gongping tally` with every default filled in, or the first fault by the name of its field
 * (`sheets[3].scores.carrier`). Scores and weights are decimal texts, counts whole numbers; unknown keys are faults.
 */
export function parseTallyInput(value: unknown): TallyInput | TallyRefusal {
  const reader = createReader()
  const named = reader.object(value, '', { required: ['rules'], allowed: ['nominations', ...INPUT_KEYS] })
  const rules = readRules(reader, named.rules)
  const fields = reader.fault()
    ? named
    : reader.object(named, '', { required: requiredKeys(rules), allowed: INPUT_KEYS })
  const nominations = parseNominations(reader, fields.nominations, rules)
  const known = new Set(nominations.map(({ number }) => number))
  const points = (entry: unknown, field: string) => reader.decimal(entry, field, '0', '100')
  const input: TallyInput = {
    rules,
    nominations,
    sheets: parseSheets(reader, fields.sheets ?? [], rules, known),
    votes: parseByNumber(reader, fields.votes ?? {}, 'votes', known, (entry, field) => reader.count(entry, field)),
    inspections: parseByNumber(reader, fields.inspections ?? {}, 'inspections', known, points),
    self: parseByNumber(reader, fields.self ?? {}, 'self', known, points),
    disqualified: parseNumbers(reader, fields.disqualified ?? [], 'disqualified', known),
    withdrawn: parseNumbers(reader, fields.withdrawn ?? [], 'withdrawn', known),
  }
  const fault = reader.fault()
  return fault ? { refusal: fault } : input
}
