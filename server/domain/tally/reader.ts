import { compare, decimal, isDecimal } from '../points.ts'
import type { FieldType, TallyFault } from './tally.type.ts'

export type Fields = { readonly [key: string]: unknown }

/**
 * Reads unknown JSON field by field and remembers the first fault. After a fault every method still answers with an
 * empty value of its type, so that a parser reads straight down and looks at `fault()` once, at its end.
 */
export type Reader = {
  readonly fault: () => TallyFault | null
  readonly refuse: (fault: TallyFault) => void
  readonly object: (
    value: unknown,
    field: string,
    keys?: { required: readonly string[]; allowed: readonly string[] },
  ) => Fields
  readonly list: (value: unknown, field: string) => readonly unknown[]
  readonly text: (value: unknown, field: string) => string
  readonly boolean: (value: unknown, field: string) => boolean
  readonly count: (value: unknown, field: string, low?: number, high?: number | null) => number
  readonly decimal: (value: unknown, field: string, low: string, high: string | null) => string
  readonly choice: <T extends string>(value: unknown, field: string, choices: readonly [T, ...T[]]) => T
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `field.key`, or `key` at the root. */
export function under(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`
}

/** A reader without a fault. */
export function createReader(): Reader {
  let first: TallyFault | null = null
  const refuse = (fault: TallyFault) => {
    first ??= fault
  }
  const typed = <T>(matches: boolean, value: T, empty: T, field: string, expected: FieldType): T => {
    if (!matches) refuse({ code: 'field-type', field, expected })
    return matches ? value : empty
  }
  const inRange = (value: string, low: string, high: string | null) =>
    compare(decimal(value), decimal(low)) >= 0 && (high === null || compare(decimal(value), decimal(high)) <= 0)

  return {
    fault: () => first,
    refuse,
    object(value, field, keys) {
      if (!isFields(value)) return typed<Fields>(false, {}, {}, field, 'object')
      const missing = keys?.required.find((key) => value[key] === undefined)
      if (missing !== undefined) refuse({ code: 'field-missing', field: under(field, missing) })
      const unknown = keys && Object.keys(value).find((key) => ![...keys.required, ...keys.allowed].includes(key))
      if (unknown !== undefined) refuse({ code: 'field-unknown', field: under(field, unknown) })
      return value
    },
    list: (value, field) => (Array.isArray(value) ? value : typed<unknown[]>(false, [], [], field, 'list')),
    text: (value, field) => (typeof value === 'string' && value !== '' ? value : typed(false, '', '', field, 'text')),
    boolean: (value, field) => (typeof value === 'boolean' ? value : typed(false, false, false, field, 'boolean')),
    count(value, field, low = 0, high = null) {
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return typed(false, low, low, field, 'count')
      const tooHigh = high !== null && value > high
      if (value < low || tooHigh)
        refuse({ code: 'field-range', field, low: `${low}`, high: high === null ? null : `${high}` })
      return value
    },
    decimal(value, field, low, high) {
      if (typeof value !== 'string' || !isDecimal(value)) {
        refuse({ code: 'field-decimal', field })
        return low
      }
      if (!inRange(value, low, high)) refuse({ code: 'field-range', field, low, high })
      return value
    },
    choice(value, field, choices) {
      const found = choices.find((choice) => choice === value)
      if (found === undefined) refuse({ code: 'field-choice', field, choices })
      return found ?? choices[0]
    },
  }
}
