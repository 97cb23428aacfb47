import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson, type Json } from '../../server/domain/canonical.ts'

const leaf = fc.oneof(fc.constant(null), fc.boolean(), fc.maxSafeInteger(), fc.string())
const { value: anything } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
  ),
}))

/** The same value with the members of every object the other way round. */
function turned(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(turned)
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, member === undefined ? null : turned(member)]),
  )
}

it('writes equal values as equal bytes, in whatever order their members came', () => {
  fc.assert(
    fc.property(anything, (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(turned(value))).toBe(text)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it('sorts members by code unit at every depth and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [{ z: 1, a: 2 }], a: undefined, B: '中', '10': 1, '9': 2 })).toBe(
    '{"10":1,"9":2,"B":"中","b":[{"a":2,"z":1}]}',
  )
})

it('refuses a number that is not whole, wherever it stands', () => {
  for (const value of [0.5, [1, 0.5], { a: { b: [2 ** 53] } }, { b: 0, a: Number.NaN }])
    expect(() => canonicalJson(value)).toThrow('whole numbers only')
})
