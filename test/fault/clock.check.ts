import { expect, it } from 'vitest'
import { faketimeLibrary, steppedClock } from './clock.ts'

const library = faketimeLibrary()
if (library === null && process.env.NO_SKIPS) throw new Error('libfaketime is needed: apt-get install libfaketime')
if (library === null) console.warn('skipped: libfaketime is not installed')

it.runIf(library !== null)(
  'opens no vote again when the clock is stepped by an hour, back or forth',
  async () => {
    const { looks, closings, behindClose } = await steppedClock(library ?? '')
    expect(looks.filter(({ expected, found }) => expected !== found)).toEqual([])
    expect(looks.length).toBe(11)
    expect([closings, behindClose]).toEqual([2, 0])
  },
  900_000,
)
