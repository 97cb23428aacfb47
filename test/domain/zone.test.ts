import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, localTime } from '../../server/domain/zone.ts'

describe('wall-clock time of a zone', () => {
  it('is eight hours ahead in Shanghai', () => {
    expect(localTime('Asia/Shanghai', '2026-06-07T17:00:00.000Z')).toBe('2026-06-08T01:00')
    expect(instantOf('Asia/Shanghai', '2026-06-08T01:00')).toBe('2026-06-07T17:00:00.000Z')
  })

  it('goes there and back for every minute of zones with and without clock changes', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe')
    const minutes = fc.integer({ min: Date.parse('2024-01-01') / 60_000, max: Date.parse('2030-01-01') / 60_000 })
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const local = localTime(zone, new Date(minute * 60_000).toISOString())
        const found = instantOf(zone, local)
        // An hour that happens twice has two instants with the same face: the face comes back, if not the instant.
        expect(found === null ? null : localTime(zone, found)).toBe(local)
      }),
      { numRuns: 300 },
    )
  })

  it('takes the first of two equal hours, moves past an hour that a change skips, and refuses what is no time', () => {
    expect(instantOf('America/New_York', '2026-11-01T01:30')).toBe('2026-11-01T05:30:00.000Z')
    expect(instantOf('America/New_York', '2026-03-08T02:30')).toBe('2026-03-08T06:30:00.000Z')
    expect(['2026-06-08', '2026-13-01T00:00', 'soon'].map((text) => instantOf('UTC', text))).toEqual([null, null, null])
  })
})
