import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFault } from '../../server/door/json.ts'

describe('the spelling of a JSON body', () => {
  it('has nothing wrong where a page wrote it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const lawful = !text.includes('__proto__') && !text.includes('\\u0000')
        if (lawful) expect(jsonFault(text)).toBeNull()
      }),
      { numRuns: 1000 },
    )
    expect(jsonFault(`{"choices":[3,7,12]}${' '.repeat(200)}`)).toBeNull()
    expect(jsonFault('{"reason":"\\\\u0000"}')).toBeNull()
  })

  it('names the key that stands twice in one object, however it is spelled', () => {
    for (const text of [
      '{"choices":[1],"choices":[2]}',
      '{"choices":[1], "\\u0063hoices" : [2]}',
      '{"a":[{"choices":1,"b":{"choices":2},"choices":3}]}',
      '{"batch":"001-006","choices":[1],"choices":[2]}',
    ])
      expect(jsonFault(text)).toEqual({ code: 'repeated-key', key: 'choices' })
    expect(jsonFault('[{"a":1},{"a":2},{"b":{"a":"a"}}]')).toBeNull()
    expect(jsonFault('{"a":"b","b":"a","c":"a\\":"}')).toBeNull()
  })

  it('names a key that would reach behind the object', () => {
    for (const text of ['{"choices":[1],"__proto__":{"min":0}}', '{"a":[{"\\u005f_proto__":1}]}'])
      expect(jsonFault(text)).toEqual({ code: 'forbidden-key', key: '__proto__' })
    expect(jsonFault('{"reason":"__proto__"}')).toBeNull()
  })

  it('finds a NUL in a text or a key', () => {
    for (const text of ['{"a":"x\\u0000"}', '{"\\u0000":1}', '["\\\\\\u0000"]'])
      expect(jsonFault(text)).toEqual({ code: 'control-character' })
  })

  it('leaves what is no JSON to the parser, quickly', () => {
    const began = performance.now()
    for (const text of ['{"a', '{"a":1,"a', '}{]', '"', '', '{"choices":[1', '\\', '{"\\u00":1,"\\u00":2}'])
      expect(() => jsonFault(text)).not.toThrow()
    for (const long of ['['.repeat(500_000), '{"a":'.repeat(200_000), '"'.repeat(999_999), ' '.repeat(1_000_000)])
      jsonFault(long)
    jsonFault(`{"choices":[${'1,'.repeat(400_000)}`)
    expect(performance.now() - began).toBeLessThan(3000)
  })
})
