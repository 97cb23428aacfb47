import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  decimal,
  divide,
  fraction,
  isDecimal,
  maximum,
  multiply,
  print,
  printExact,
  printFixed,
  type Rational,
  type RoundingRule,
  rational,
  round,
  subtract,
  whole,
} from '../../server/domain/points.ts'
import { mean, weightedSum } from '../../server/domain/scoring.ts'
import { describeWithShared, sharedJson } from '../shared.ts'

describe('decimal texts', () => {
  it('are exact', () => {
    expect(decimal('88.50')).toEqual({ n: 177n, d: 2n })
    expect(decimal('-0.005')).toEqual({ n: -1n, d: 200n })
  })

  it.each(['', ' 5', '5 ', '+5', '.5', '5.', '1e3', '0x10', '５', '007', '1,5', 'NaN', '--1'])('refuse %j', (text) => {
    expect(isDecimal(text)).toBe(false)
    expect(() => decimal(text)).toThrow(RangeError)
  })

  it('come back with the decimals asked for', () => {
    expect(printFixed(decimal('91.3'), 2)).toBe('91.30')
    expect(printFixed(decimal('-0.05'), 2)).toBe('-0.05')
    expect(printExact(decimal('56.052'), 4)).toBe('56.0520')
    expect(printExact(decimal('0.00001'), 4)).toBe('0.00001')
    expect(printExact(rational(1n, 3n), 4)).toBeNull()
  })
})

describe('rationals', () => {
  it('stay in lowest terms with a positive denominator', () => {
    expect(rational(6n, -4n)).toEqual({ n: -3n, d: 2n })
    expect(fraction(add(rational(1n, 6n), rational(1n, 3n)))).toBe('1/2')
    expect(fraction(subtract(whole(1), rational(1n, 3n)))).toBe('2/3')
    expect(fraction(multiply(rational(2n, 3n), rational(3n, 2n)))).toBe('1')
    expect(fraction(divide(whole(1), rational(-2n, 3n)))).toBe('-3/2')
    expect(maximum([whole(1), rational(7n, 2n), whole(3)])).toEqual(rational(7n, 2n))
    expect(maximum([])).toBeNull()
  })

  it('have no denominator zero', () => {
    expect(() => divide(whole(1), whole(0))).toThrow(RangeError)
  })

  it('compare exactly where floats cannot', () => {
    expect(compare(rational(10n ** 20n + 1n, 10n ** 20n), whole(1))).toBe(1)
  })
})

describe('the one rounding', () => {
  it.each<[RoundingRule, string, number, string]>([
    ['half-up', '1.005', 2, '1.01'],
    ['half-up', '-1.005', 2, '-1.01'],
    ['half-up', '1.0049999', 2, '1.00'],
    ['half-even', '1.005', 2, '1.00'],
    ['half-even', '1.015', 2, '1.02'],
    ['half-even', '1.0050001', 2, '1.01'],
    ['truncate', '1.0099', 2, '1.00'],
    ['truncate', '-1.0099', 2, '-1.00'],
    ['half-up', '-0.004', 2, '0.00'],
    ['half-up', '2500', -3, '3000'],
    ['half-even', '2500', -3, '2000'],
    ['half-up', '99.5', 0, '100'],
  ])('%s: %s to %i decimals is %s', (rule, text, digits, printed) => {
    expect(print(decimal(text), { digits, rule })).toBe(printed)
  })

  it('never moves a value by more than half a unit, and half-even only to the even neighbour', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 12n), 10n ** 12n),
        fc.bigInt(1n, 10n ** 6n),
        fc.integer({ min: 0, max: 6 }),
        (n, d, digits) => {
          const value = rational(n, d)
          const unit = rational(1n, 10n ** BigInt(digits))
          const size = ({ n: top, d: bottom }: Rational): Rational => ({ n: top < 0n ? -top : top, d: bottom })
          for (const rule of ['half-up', 'half-even'] as const) {
            const twice = multiply(whole(2), size(subtract(round(value, { digits, rule }), value)))
            const apart = compare(twice, unit)
            expect(apart).toBeLessThanOrEqual(0)
            if (apart === 0 && rule === 'half-even')
              expect(divide(round(value, { digits, rule }), unit).n % 2n).toBe(0n)
          }
          expect(compare(size(round(value, { digits, rule: 'truncate' })), size(value))).toBeLessThanOrEqual(0)
        },
      ),
    )
  })
})

/** A small generator of our own (xorshift32), so that a million draws cost little and a seed replays them. */
function draws(seed: number): (below: number) => number {
  let state = seed | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

describe('weighted totals', () => {
  /**
   * The oracle never sees a fraction or a BigInt: whole hundredths in plain numbers, half up by flooring twice the
   * dividend. Largest intermediate: 2 x 10,000 x 10,000, far inside the safe integers.
   */
  const halfUp = (dividend: number, divisor: number) => Math.floor((2 * dividend + divisor) / (2 * divisor))
  const twoDecimals = (hundredths: number) =>
    `${Math.floor(hundredths / 100)}.${`${hundredths % 100}`.padStart(2, '0')}`

  it('agree with an oracle in whole numbers on 1,000,000 random campaigns', () => {
    const rounding = { digits: 2, rule: 'half-up' } as const
    let wrong = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const draw = draws(seed)
        for (let draft = 0; draft < 10_000; draft += 1) {
          const sheets = Array.from({ length: 1 + draw(6) }, () => draw(10_001))
          const [votes, weight] = [draw(10_001), draw(10_001)]
          const expert = round(mean(sheets.map((points) => rational(BigInt(points), 100n))) ?? whole(0), rounding)
          const printed = print(
            weightedSum([
              { share: rational(BigInt(weight), 10_000n), score: expert },
              { share: rational(BigInt(10_000 - weight), 10_000n), score: rational(BigInt(votes), 100n) },
            ]),
            rounding,
          )
          const party = halfUp(
            sheets.reduce((total, points) => total + points, 0),
            sheets.length,
          )
          const total = halfUp(weight * party + (10_000 - weight) * votes, 10_000)
          if (printed !== twoDecimals(total)) wrong += 1
        }
      }),
      { numRuns: 100 },
    )
    expect(wrong).toBe(0)
  }, 120_000)
})

type RoundingGolden = {
  cases: { rule: string; digits: number; in: string[]; out: string[]; wrong_if_repeated?: string }[]
}

describeWithShared('golden: rounding', 'golden/rounding.json', (file) => {
  const rules: Record<string, RoundingRule> = {
    half_up: 'half-up',
    half_even: 'half-even',
    no_double_rounding: 'half-even',
    truncate: 'truncate',
  }
  const quotient = (text: string) => {
    const [top = '', bottom = '1'] = text.split('/')
    return divide(decimal(top), decimal(bottom))
  }

  it('every value', () => {
    const { cases } = sharedJson<RoundingGolden>(file)
    expect(cases.length).toBeGreaterThan(0)
    for (const { rule, digits, in: given, out } of cases) {
      const known = rules[rule]
      if (known === undefined) throw new Error(`unknown rule ${rule}`)
      expect(given.map((text) => print(quotient(text), { digits, rule: known }))).toEqual(out)
    }
  })
})
