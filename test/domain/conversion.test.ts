import { describe, expect, it } from 'vitest'
import { conversionTable } from '../../server/domain/conversion.ts'
import { weighed } from '../../server/domain/weighing.ts'

const rounding = { digits: 2, rule: 'half-up' } as const
const compared = { maximum: 'recomputed', ties: 'mean' } as const

describe('the conversion table before opening', () => {
  it('lists every rank: the twentieth of 100, 99, 98 … has 81, not 80', () => {
    const rule = { conversion: 'rank-linear', start: '100', step: '1', ...compared } as const
    const table = conversionTable(rule, { candidates: 20, weight: '30', rounding })
    expect(table).toHaveLength(20)
    expect(table[0]).toEqual({ rank: 1, votes: 200, points: '100.00', weighted: '30.00', struck: null })
    expect(table[19]).toEqual({ rank: 20, votes: 10, points: '81.00', weighted: '24.30', struck: '82.00' })
  })

  it('shows what disqualifying the leader does under either maximum', () => {
    const sample = { candidates: 5, weight: '30', rounding }
    const points = (maximum: 'recomputed' | 'frozen') =>
      conversionTable({ conversion: 'proportional-to-max', ties: 'mean', maximum }, sample)
        .slice(0, 3)
        .map((row) => [row.points, row.struck])
    expect(points('recomputed')).toEqual([
      ['100.00', null],
      ['90.00', '100.00'],
      ['80.00', '88.89'],
    ])
    expect(points('frozen')).toEqual([
      ['100.00', null],
      ['90.00', '90.00'],
      ['80.00', '80.00'],
    ])
  })

  it('begins each bracket at its first vote', () => {
    const table = [
      ['2000', '50'],
      ['999.5', '40'],
      ['0', '35'],
    ] as const
    const rows = conversionTable(
      { conversion: 'brackets', table, ...compared },
      { candidates: 3, weight: '20', rounding },
    )
    expect(rows.map(({ votes, points, weighted }) => [votes, points, weighted])).toEqual([
      [2000, '50.00', '10.00'],
      [1000, '40.00', '8.00'],
      [0, '35.00', '7.00'],
    ])
  })

  it('counts a bonus up to the first vote that fills its cap, and does not weight it', () => {
    const rule = { conversion: 'capped', per_vote: '0.03', cap: '10', ...compared } as const
    const rows = conversionTable(rule, { candidates: 3, weight: '0', rounding })
    expect(rows[0]).toEqual({ rank: 1, votes: 334, points: '10.00', weighted: '10.00', struck: null })
    expect(rows[1]?.points).toBe('9.03')
    expect(rows.at(-1)?.votes).toBe(0)
  })

  it('lists the one rank of a campaign without candidates', () => {
    const rule = { conversion: 'rank-linear', start: '100', step: '1', ...compared } as const
    expect(conversionTable(rule, { candidates: 0, weight: '30', rounding })).toHaveLength(1)
  })
})

describe('weighing the parties', () => {
  it('says what is missing or too much, exactly', () => {
    expect(weighed(['70', '30'])).toEqual({ sum: '100.00', side: 'even', gap: '0.00' })
    expect(weighed(['70', '29.9'])).toEqual({ sum: '99.90', side: 'under', gap: '0.10' })
    expect(weighed(['70', '30', '0.5'])).toEqual({ sum: '100.50', side: 'over', gap: '0.50' })
  })

  it('lets what is no number weigh nothing', () => {
    expect(weighed(['70', '', 'x', '1e2']).sum).toBe('70.00')
  })
})
