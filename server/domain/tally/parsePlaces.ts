import type { Reader } from './reader.ts'
import { under } from './reader.ts'
import { lineRules, type PlacesRule, quotaKeys } from './rules.type.ts'

const FIELD = 'rules.places'

function parseEach(reader: Reader, value: unknown): { readonly [key: string]: number } {
  const field = under(FIELD, 'each')
  return Object.fromEntries(
    Object.entries(reader.object(value, field)).map(([key, places]) => [key, reader.count(places, under(field, key))]),
  )
}

/**
 * The places to be given: a total, or a number for each level, unit or theme. `lot` needs a seed, here or beside
 * `places` (`outerSeed`); without a quota nothing is asked of the line.
 */
export function parsePlaces(reader: Reader, value: unknown, outerSeed: unknown): PlacesRule {
  const places = reader.object(value ?? {}, FIELD, {
    required: [],
    allowed: ['total', 'by', 'each', 'at_line', 'seed'],
  })
  const { total, by, each, seed } = places
  if (total !== undefined && by !== undefined) {
    reader.refuse({ code: 'field-conflict', field: under(FIELD, 'total'), other: under(FIELD, 'by') })
  }
  if (by !== undefined && each === undefined) reader.refuse({ code: 'field-missing', field: under(FIELD, 'each') })
  if (each !== undefined && by === undefined) reader.refuse({ code: 'field-missing', field: under(FIELD, 'by') })
  const atLine = reader.choice(places.at_line ?? 'stop', under(FIELD, 'at_line'), lineRules)
  if (atLine === 'lot' && seed === undefined && outerSeed === undefined) {
    reader.refuse({ code: 'field-missing', field: under(FIELD, 'seed') })
  }
  if (seed !== undefined && outerSeed !== undefined && seed !== outerSeed) {
    reader.refuse({ code: 'field-conflict', field: under(FIELD, 'seed'), other: 'rules.seed' })
  }
  return {
    ...(total === undefined ? {} : { total: reader.count(total, under(FIELD, 'total')) }),
    ...(by === undefined ? {} : { by: reader.choice(by, under(FIELD, 'by'), quotaKeys) }),
    ...(each === undefined ? {} : { each: parseEach(reader, each) }),
    at_line: atLine,
    ...(seed === undefined ? {} : { seed: reader.text(seed, under(FIELD, 'seed')) }),
  }
}
