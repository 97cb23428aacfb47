import { describe, expect, it } from 'vitest'
import { layCurve } from '../../web/organize/voting/curve.layout.ts'

const frame = {
  from: '2026-06-01T02:02:00.000Z',
  to: '2026-06-02T02:02:00.000Z',
  stepMs: 300_000,
  zone: 'Asia/Shanghai',
  width: 752,
  height: 300,
}

describe('the curve of ballots', () => {
  it('draws accepted ones up and refused ones down in one unit, with a zero line between', () => {
    const laid = layCurve(
      [
        { at: '2026-06-01T05:00:00.000Z', accepted: 90, refused: 0 },
        { at: '2026-06-01T05:05:00.000Z', accepted: 30, refused: 40 },
      ],
      frame,
    )
    expect(laid.ticks.map(({ count }) => count)).toEqual([0, 50, 100, 50])
    const [zero, , high, low] = laid.ticks.map(({ y }) => Math.round(y))
    expect([high, zero, low]).toEqual([28, Math.round(laid.zero), 276])
    expect(Math.round(laid.zero)).toBe(28 + Math.round((248 * 2) / 3))
    expect(laid.peak).toMatchObject({ ballots: 90, at: '2026-06-01T05:00:00.000Z' })
    expect(laid.total).toEqual({ accepted: 120, refused: 40 })
  })

  it('draws stretches without a ballot as nothing, and no lower half where nobody was refused', () => {
    const laid = layCurve([{ at: '2026-06-01T02:00:00.000Z', accepted: 1, refused: 0 }], frame)
    expect(laid.refused).toBeNull()
    expect(laid.accepted.split('H')).toHaveLength(290)
    expect(laid.accepted.endsWith(`${laid.zero.toFixed(1)}H752.0`)).toBe(true)
    expect(laid.ticks.map(({ count }) => count)).toEqual([0, 1])
  })

  it('names round times, never closer than their labels', () => {
    const clock = (zone: string) => layCurve([], { ...frame, zone }).times.map(({ at }) => at.slice(11, 16))
    expect(clock('Asia/Shanghai')).toEqual(['04:00', '07:00', '10:00', '13:00', '16:00', '19:00', '22:00', '01:00'])
    expect(clock('Asia/Kathmandu')[0]).toBe('03:15') // nine in the morning there
    for (const width of [320, 360, 752, 1200])
      for (const days of [1, 4, 15, 60]) {
        const to = new Date(Date.parse(frame.from) + days * 86_400_000).toISOString()
        const { times } = layCurve([], { ...frame, to, stepMs: 3_600_000, width })
        expect(times.length).toBeGreaterThan(0)
        for (const [place, { x }] of times.entries())
          if (place > 0) expect(x - (times[place - 1]?.x ?? 0)).toBeGreaterThan(70)
      }
  })
})
