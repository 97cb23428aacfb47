import { expect, it } from 'vitest'
import { closingSecond } from './close.ts'

it('takes none of ten thousand ballots after the close and loses none before it', async () => {
  const found = await closingSecond(10_000, 1)
  expect(found).toMatchObject({ ballots: 10_000, lost: 0, late: 0, missing: 0, behindClose: 0, odd: [] })
  expect(Math.min(found.accepted, found.after)).toBeGreaterThan(500)
}, 900_000)
