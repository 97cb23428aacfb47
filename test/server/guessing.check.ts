import { describe, expect, it } from 'vitest'
import { mostTries } from '../../server/identity/digits.ts'
import { guessAll } from './guessing.ts'

describe('a million guesses over a thousand live codes', () => {
  it('are right only where the first five are, and everywhere once the limit is taken away', async () => {
    const limited = await guessAll({ codes: 1000, tries: mostTries })
    console.log(
      `${limited.guesses} guesses, ${limited.guessed} right, ${limited.inReach} among the first five of a code`,
    )
    expect(limited.guesses).toBe(1_000_000)
    expect(limited.guessed).toBe(limited.inReach)
    expect(limited.guessed).toBeLessThan(30)
    const free = await guessAll({ codes: 20, tries: Number.MAX_SAFE_INTEGER })
    expect([free.guesses, free.guessed]).toEqual([20_000, 20])
  })
})
