import { expect, it } from 'vitest'
import { openChance } from '../../server/chance.ts'

it('never gives the same bytes twice, nor bytes that were wiped', () => {
  const chance = openChance(256)
  const given = Array.from({ length: 2000 }, (_, at) => {
    const bytes = chance(at % 100 === 0 ? 300 : 16)
    expect(bytes).toHaveLength(at % 100 === 0 ? 300 : 16)
    return Buffer.from(bytes).toString('hex')
  })
  expect(new Set(given).size).toBe(2000)
  for (const hex of given) expect(hex).not.toContain('0000000000')
  const first = chance(16)
  const before = Buffer.from(first).toString('hex')
  for (let at = 0; at < 100; at++) chance(16)
  expect(Buffer.from(first).toString('hex')).toBe(before)
})
