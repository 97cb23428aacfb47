import { compare, decimal } from '../points.ts'
import type { Fields, Reader } from './reader.ts'
import { under } from './reader.ts'
import { type Bracket, bandTies, type Conversion, districts, maxima, type VoteRule } from './rules.type.ts'

const FIELD = 'rules.votes'
const conversions = ['proportional-to-max', 'share', 'square-root', 'rank-linear', 'brackets', 'capped'] as const
/** The keys that a conversion needs beside its name. */
const needed: { readonly [C in Conversion['conversion']]: readonly string[] } = {
  'proportional-to-max': [],
  share: [],
  'square-root': [],
  'rank-linear': ['start', 'step'],
  brackets: ['table'],
  capped: ['per_vote', 'cap'],
}

/** "from" included, highest first, last from "0": anything else would leave a count without points. */
function parseTable(reader: Reader, value: unknown): readonly Bracket[] {
  const field = under(FIELD, 'table')
  const table = reader.list(value, field).map((row, at): Bracket => {
    const pair = reader.list(row, `${field}[${at}]`)
    if (pair.length !== 2) reader.refuse({ code: 'brackets-order', field: `${field}[${at}]` })
    return [
      reader.decimal(pair[0], `${field}[${at}][0]`, '0', null),
      reader.decimal(pair[1], `${field}[${at}][1]`, '0', '100'),
    ]
  })
  const floors = table.map(([from]) => decimal(from))
  const misplaced = floors.findIndex((from, at) => {
    const next = floors[at + 1]
    return next ? compare(from, next) <= 0 : from.n !== 0n
  })
  if (table.length === 0) reader.refuse({ code: 'brackets-order', field })
  if (misplaced >= 0) reader.refuse({ code: 'brackets-order', field: `${field}[${misplaced}][0]` })
  return table
}

function parseConversion(reader: Reader, conversion: Conversion['conversion'], votes: Fields): Conversion {
  switch (conversion) {
    case 'rank-linear':
      return {
        conversion,
        start: reader.decimal(votes.start, under(FIELD, 'start'), '0', '100'),
        step: reader.decimal(votes.step, under(FIELD, 'step'), '0', '100'),
      }
    case 'brackets':
      return { conversion, table: parseTable(reader, votes.table) }
    case 'capped':
      return {
        conversion,
        per_vote: reader.decimal(votes.per_vote, under(FIELD, 'per_vote'), '0', '100'),
        cap: reader.decimal(votes.cap, under(FIELD, 'cap'), '0', '100'),
      }
    default:
      return { conversion }
  }
}

/** How votes become points, every default filled in. */
export function parseVoteRule(reader: Reader, value: unknown): VoteRule {
  const named = reader.object(value ?? {}, FIELD)
  const conversion = reader.choice(named.conversion ?? 'proportional-to-max', under(FIELD, 'conversion'), conversions)
  const votes = reader.object(named, FIELD, {
    required: needed[conversion],
    allowed: ['conversion', 'maximum', 'ties', 'within'],
  })
  return {
    ...parseConversion(reader, conversion, votes),
    maximum: reader.choice(votes.maximum ?? 'recomputed', under(FIELD, 'maximum'), maxima),
    ties: reader.choice(votes.ties ?? 'mean', under(FIELD, 'ties'), bandTies),
    ...(votes.within === undefined ? {} : { within: reader.choice(votes.within, under(FIELD, 'within'), districts) }),
  }
}
